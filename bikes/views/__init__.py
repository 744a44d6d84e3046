"""What the bike room's screens answer, by screen."""

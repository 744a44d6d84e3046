"""What the door's screens answer, by screen."""

"""Who helps, in which roles, on which shifts."""

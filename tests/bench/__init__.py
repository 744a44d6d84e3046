"""How fast the hub answers, as ratios against bare Django views in the same run."""

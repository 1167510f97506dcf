"""A quick look at a cloth in space."""

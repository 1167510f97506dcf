"""The inside of a shape: its depth, its lines, places in it, its spine, and the ground around all."""

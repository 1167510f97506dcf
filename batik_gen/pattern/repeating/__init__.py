"""Cloths that repeat: lattices, blocks, layouts and caps."""

"""Shapes to pixels: filled, stamped, blurred, the same on every machine."""

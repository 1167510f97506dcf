"""Cloth -> lines for drawing programs and machines."""

"""Cloths of patches: fillings, shores, whose patch is whose."""

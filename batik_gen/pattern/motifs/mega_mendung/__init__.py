"""Mega mendung and its kin wadasan: outlines in bands."""

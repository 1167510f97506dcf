"""Motif families, one module each."""

"""Spectra of clean epochs, and the numbers taken from them."""

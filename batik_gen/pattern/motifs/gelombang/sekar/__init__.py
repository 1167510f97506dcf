"""Sekar gelombang: rosettes whose outline is a spectrum."""

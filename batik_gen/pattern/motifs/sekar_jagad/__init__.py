"""Sekar jagad: a map of islands."""

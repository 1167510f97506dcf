"""Kawung: its fruits, what lies in them, and the stars between."""

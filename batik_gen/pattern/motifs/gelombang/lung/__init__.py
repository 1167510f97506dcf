"""Lung gelombang: its course, its plant, its pens."""

"""Nitik gelombang: its raster of time and frequency, its dabs."""

"""Cloth -> picture, in bands of rows."""

"""Tumpal: rows of tall triangles."""

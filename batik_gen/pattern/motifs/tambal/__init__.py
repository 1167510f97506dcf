"""Tambal: its triangles, what fills them, and the growth in them."""

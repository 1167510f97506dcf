"""Parang gelombang: its letter, its braid, its pieces, the water between its rows."""

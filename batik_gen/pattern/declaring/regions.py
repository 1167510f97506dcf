"""Where a process is at home, for what a family has there and nowhere else (docs/sources.md#regions)."""

SURAKARTA = ("sogan-solo", "sogan-solo-lorodan")
"""Processes of Surakarta: rows of parang and lereng fall to the lower right there."""

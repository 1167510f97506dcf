"""Gringsing: its scales, the fields among them, and what grows there."""

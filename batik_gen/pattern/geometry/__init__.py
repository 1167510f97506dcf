"""Curves and cuts of many copies at once, in millimetres."""

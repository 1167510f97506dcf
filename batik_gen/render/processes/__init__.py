"""Declared dyes and processes, and the working order of a maker."""

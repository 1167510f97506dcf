"""Makers: one module a kind of deliverable, each a function ``make`` from a job to the names of its files."""

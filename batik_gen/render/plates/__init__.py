"""Separations: a plate for each job, and the maker's page."""

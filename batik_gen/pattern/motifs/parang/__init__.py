"""Parang, its blades and its seling."""

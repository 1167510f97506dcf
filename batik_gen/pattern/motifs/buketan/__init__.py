"""Buketan and its flowers."""

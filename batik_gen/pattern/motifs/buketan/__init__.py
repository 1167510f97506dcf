"""Buketan: its two bouquets, how they are drawn, the light ground."""

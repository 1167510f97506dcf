"""Texts of a campaign in Indonesian and English, replaceable by a team's own; numbers as each language has them."""

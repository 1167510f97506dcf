"""Channels: their names, which are taken, what montage they make, where they lie on the head."""

"""Recordings and Designs that were opened: dropped, chosen in a folder, or samples."""

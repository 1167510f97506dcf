"""What a run leaves in a folder: names, and whether it is there already."""

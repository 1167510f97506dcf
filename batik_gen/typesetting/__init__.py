"""Words, boxes and drawings that a page is set from."""

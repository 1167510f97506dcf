"""One visitor after the other: which stage each is at, and what becomes of what was recorded."""

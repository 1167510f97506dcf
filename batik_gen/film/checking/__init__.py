"""Whether a film is safe to look at, and what its file says of itself."""

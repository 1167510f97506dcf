"""Words on a film: set in the safe area of its shape, on a plate of paper or on the bare cloth."""

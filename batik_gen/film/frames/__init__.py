"""The frames: a pure function of their number, with all that stays between two of them kept."""

"""The growth: the personal tendril, its room, and its waxing."""

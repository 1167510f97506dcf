"""Wax as it comes and goes: when the hand reaches each place, how it looks wet and matt, how it melts."""

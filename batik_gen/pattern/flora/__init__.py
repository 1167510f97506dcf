"""Leaves, flowers, sprigs and figures that several families compose with."""

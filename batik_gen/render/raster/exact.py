"""Numbers that the NumPy loops and the compiled ones share, so that both give the same pixels."""

import numpy as np

ONE = float(1 << 24)
"""Areas are summed as whole multiples of 2**-24 pixel. Every sum is then exact, so that
neither the order of the edges nor the cut into bands can change a pixel."""

REACH = np.float32(0.7072)
"""Distance in px, a little over half a pixel's diagonal, beyond which an edge does not touch a pixel."""

POOLED = np.float32(1.0 / 48.0)
"""Share of the dye at an edge of wax that one level of stain brings: a rim comes and goes with the stain beside it, for
an even one would look like a shadow inside."""

SHARP = np.float32(5.0)
"""How steeply dye that creeps under wax ends, in levels for each of how open the cloth around a place is."""

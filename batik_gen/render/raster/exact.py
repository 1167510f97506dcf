"""Numbers that the NumPy loops and the compiled ones share, so that both give the same pixels."""

import numpy as np

ONE = float(1 << 24)
"""Areas are summed as whole multiples of 2**-24 pixel. Every sum is then exact, so that
neither the order of the edges nor the cut into bands can change a pixel."""

REACH = np.float32(0.7072)
"""Distance in px, a little over half a pixel's diagonal, beyond which an edge does not touch a pixel."""

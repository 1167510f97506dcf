"""Widening and narrowing printed areas, so that no cloth shows where two screens meet."""

import math

import numpy as np

from batik_gen.values.arrays import Mask


def spread(mask: Mask, reach: float) -> Mask:
    """Return a mask whose covered places (towards 255) reach ``reach`` px further on every side.

    A negative reach narrows them. Grey edges stay as soft as they were; between two
    whole radii the result is blended, which moves an edge by the fraction. A place is
    changed by what lies up to ``margin(reach)`` rows and columns away.
    """
    if reach == 0.0:
        return mask
    if reach < 0.0:
        return 255 - spread(255 - mask, -reach)
    whole = int(reach)
    part = round((reach - whole) * 256.0)
    narrow = _widened(mask, whole)
    if part == 0:
        return narrow
    wide = _widened(mask, whole + 1)
    blended = narrow.astype(np.uint16) * np.uint16(256 - part) + wide.astype(np.uint16) * np.uint16(part)
    return ((blended + np.uint16(128)) >> np.uint16(8)).astype(np.uint8)


def margin(reach: float) -> int:
    """Return how many rows away a place can still be changed by."""
    return math.ceil(abs(reach)) + 1


def _widened(mask: Mask, radius: int) -> Mask:
    """Return the greatest value within a disc of that radius around each place."""
    if radius == 0:
        return mask
    height, width = mask.shape
    padded = np.pad(mask, radius, mode="edge")
    # The disc row by row: its chords only grow towards the middle, so one row serves the next.
    chords = {dy: int(math.sqrt(radius * radius - dy * dy) + 0.5) for dy in range(radius + 1)}
    out = np.zeros_like(mask)
    row, half = padded.copy(), 0
    for dy in range(radius, -1, -1):
        while half < chords[dy]:
            half += 1
            row[:, half:] = np.maximum(row[:, half:], padded[:, :-half])
            row[:, :-half] = np.maximum(row[:, :-half], padded[:, half:])
        for shift in {dy, -dy}:
            top = radius + shift
            np.maximum(out, row[top : top + height, radius : radius + width], out=out)
    return out

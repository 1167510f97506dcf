"""The blades in a picture of a parang gelombang: its white rows laid level, how tall each leaf is and how it leans."""

from dataclasses import dataclass, fields

import numpy as np
from scipy import ndimage

from batik_gen.pattern.motifs.gelombang.parang.lines import FIRST
from batik_gen.pattern.motifs.parang.blades import HALF
from batik_gen.readback.cloth_picture import ClothPicture
from batik_gen.values.arrays import BoolArray, FloatArray

PX_ROW = 150.0
_NEAR, _TALLER = 0.45, 1.2
"""A piece that far off stands beside another; a band is so much taller than a leaf."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """Hold the pieces along the middle of white rows, in the order of the letter; lengths in distances of rows.

    Parameters
    ----------
    place
        How far along the letter each lies.
    tall
        How far it reaches across its row.
    lean
        How far it moves along the row while it moves across it.
    hollow
        What share of it is not white.
    """

    place: FloatArray
    tall: FloatArray
    lean: FloatArray
    hollow: FloatArray

    def at(self, kept: BoolArray) -> "Pieces":
        """Return some of them."""
        return Pieces(self.place[kept], self.tall[kept], self.lean[kept], self.hollow[kept])


def pieces_of_letter(even: ClothPicture, poles: int) -> Pieces:
    """Lay the white rows level and gather their pieces."""
    width, height = even.size
    half_x, half_y = 0.5 * width / PX_ROW, 0.5 * height / PX_ROW
    most = int((half_x + half_y) * HALF / 2) * 2 + 4
    written = 0.0
    gathered = []
    for line in range(-most, most + 1):
        row = line * poles + FIRST
        low, high = _chord(half_x, half_y, row + 0.5 * (poles - 1))
        own_low, own_high = _chord(half_x, half_y, row)
        start = low - written
        written += high - low
        if own_high - own_low < 0.5:
            continue
        along = np.arange(own_low - 0.7, own_high + 0.7, 1 / PX_ROW)
        off = np.arange(-0.62, 0.62, 1 / PX_ROW)[:, None]
        x = (along * HALF + (row + off) * HALF + half_x) * PX_ROW
        y = (-along * HALF + (row + off) * HALF + half_y) * PX_ROW
        inside = (x > 1) & (x < width - 1) & (y > 1) & (y < height - 1)
        white = ndimage.map_coordinates(even.white, [y - 0.5, x - 0.5], order=1)
        gathered.append(_pieces(white > 0.7, inside, along - start))
    joined = [np.concatenate([getattr(part, one.name) for part in gathered]) for one in fields(Pieces)]
    order = np.argsort(joined[0])
    return Pieces(*(values[order] for values in joined))


def _chord(half_x: float, half_y: float, across: float) -> tuple[float, float]:
    """Return from where to where a line across lies on the cloth, along it and read upwards."""
    low = max(-half_x / HALF - across, across - half_y / HALF)
    high = min(half_x / HALF - across, across + half_y / HALF)
    return (low, high) if high > low else (low, low)


def _pieces(white: BoolArray, inside: BoolArray, place: FloatArray) -> Pieces:
    """Measure the white pieces about the middle of a row that the picture's edge does not cut."""
    tags, count = ndimage.label(ndimage.binary_fill_holes(white & inside))
    found = []
    edge = ~ndimage.binary_erosion(inside, iterations=2, border_value=1)
    cut = set(np.unique(tags[edge])) | set(np.unique(tags[0])) | set(np.unique(tags[-1]))
    for number, box in enumerate(ndimage.find_objects(tags, count), 1):
        if number in cut:
            continue
        mask = tags[box] == number
        tall = mask.shape[0] / PX_ROW
        rows, columns = np.nonzero(mask)
        middle = (box[0].start + rows.mean()) / PX_ROW - 0.62
        if mask.sum() < 0.01 * PX_ROW**2 or tall < 0.2 or abs(middle) > 0.12:
            continue
        lean = float(np.cov(rows, columns)[0, 1] / max(rows.var(), 1.0))
        hollow = 1.0 - float(white[box][mask].mean())
        found.append((float(place[int(box[1].start + columns.mean())]), tall, lean, hollow))
    return Pieces(*(np.array(found).reshape(-1, 4).T))


def leaves_among(pieces: Pieces) -> Pieces:
    """Return the leaves: each stands between two S-bands, which are half as tall again."""
    n = len(pieces.place)
    taller = np.zeros(n, dtype=bool)
    for beside in (-1, 1):
        other = np.clip(np.arange(n) + beside, 0, n - 1)
        near = np.abs(pieces.place[other] - pieces.place) < _NEAR
        taller |= near & (pieces.tall[other] > _TALLER * pieces.tall)
    return pieces.at(taller)

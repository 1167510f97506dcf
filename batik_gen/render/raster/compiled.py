"""The same arithmetic as ``fill``, ``stamp``, ``blur``, ``edge`` and ``band``, compiled by numba (the extra ``fast``).

Every operation and its rounding is that of the NumPy path, hence the pixels are
the same bytes; sums are of whole numbers, so that their order cannot matter.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from batik_gen.render.raster.exact import ONE, POOLED, REACH, SHARP
from batik_gen.values.arrays import FloatArray

Float32Array = NDArray[np.float32]
Bytes = NDArray[np.uint8]
Work = TypeVar("Work", bound=Callable[..., Any])


def _compiled(work: Work) -> Work:
    """Compile without relaxed arithmetic, and keep the machine code for the next run."""
    return cast(Work, njit(cache=True, nogil=True)(work))


@_compiled
def fill(edges: FloatArray, top: int, out: Bytes, sums: FloatArray) -> None:
    """Lay filled outlines over a few rows; ``sums`` is rows x (width + 2) zeros."""
    height, width = out.shape
    for n in range(len(edges)):
        x0, y0, x1, y1 = edges[n, 0], edges[n, 1], edges[n, 2], edges[n, 3]
        high, low = min(y0, y1), max(y0, y1)
        begin = max(int(np.floor(high)) - top, 0)
        end = min(int(np.ceil(low)) - top, height)
        slope = (x1 - x0) / (1.0 if y1 == y0 else y1 - y0)
        for row in range(begin, end):
            y = row + float(top)
            upper, lower = max(y, high), min(y + 1.0, low)
            xt = x0 + (upper - y0) * slope
            xb = x0 + (lower - y0) * slope
            weight = lower - upper if y1 > y0 else upper - lower
            left = min(max(min(xt, xb), 0.0), float(width))
            right = min(max(max(xt, xb), 0.0), float(width))
            first = int(np.floor(left))
            count = max(int(np.ceil(right)) - first, 1)
            if count == 1:
                rest = np.rint(weight * ((left + right) * 0.5 - first) * ONE)
                sums[row, first] += np.rint(weight * ONE) - rest
                sums[row, first + 1] += rest
            else:
                for column in range(first, first + count):
                    a, b = max(float(column), left), min(column + 1.0, right)
                    share = weight * ((b - a) / (right - left))
                    rest = np.rint(share * ((a + b) * 0.5 - column) * ONE)
                    sums[row, column] += np.rint(share * ONE) - rest
                    sums[row, column + 1] += rest
    for row in range(height):
        total = 0.0
        for column in range(width):
            total += sums[row, column]
            cover = np.uint8(min(max(total, 0.0), ONE) * (255.0 / ONE) + 0.5)
            if cover > out[row, column]:
                out[row, column] = cover


@_compiled
def stamp_strokes(pieces: FloatArray, slants: Float32Array, top: int, out: Bytes) -> None:
    """Lay straight pieces of stroke over a band."""
    height, width = out.shape
    zero, half, one, full = np.float32(0.0), np.float32(0.5), np.float32(1.0), np.float32(255.0)
    for n in range(len(pieces)):
        x0, y0, r0, x1, y1, r1 = pieces[n, 0], pieces[n, 1], pieces[n, 2], pieces[n, 3], pieces[n, 4], pieces[n, 5]
        foot, head, rise, fall = slants[n, 0], slants[n, 1], slants[n, 2], slants[n, 3]
        wide = max(r0, r1) + 0.5
        left, right = max(int(np.floor(min(x0, x1) - wide)), 0), min(int(np.ceil(max(x0, x1) + wide)), width)
        upper = max(int(np.floor(min(y0, y1) - wide)) - top, 0)
        lower = min(int(np.ceil(max(y0, y1) + wide)) - top, height)
        dx, dy = x1 - x0, y1 - y0
        scale = 1.0 / max(dx * dx + dy * dy, 1e-12)
        along_x, along_y = np.float32(dx * scale), np.float32(dy * scale)
        way_x, way_y = np.float32(dx), np.float32(dy)
        grows, begins = np.float32(r1 - r0), np.float32(r0)
        thin = min(r0, r1) < REACH
        for row in range(upper, lower):
            py = np.float32((row + top) + (0.5 - y0))
            for column in range(left, right):
                px = np.float32(column + (0.5 - x0))
                along = min(max(px * along_x + py * along_y, zero), one)
                off_x = px - along * way_x
                off_y = py - along * way_y
                distance = np.sqrt(off_x * off_x + off_y * off_y)
                nib = along * grows + begins
                depth = max(min(nib - distance, foot), -foot)
                beyond = depth - max(min(depth, head), -head)
                cover = depth * rise - abs(beyond) * beyond * fall + half
                if thin:
                    depth = max(min(-nib - distance, foot), -foot)
                    beyond = depth - max(min(depth, head), -head)
                    cover -= depth * rise - abs(beyond) * beyond * fall + half
                ink = np.uint8(cover * full + half)
                if ink > out[row, column]:
                    out[row, column] = ink


@_compiled
def stamp_dots(dots: FloatArray, usual: int, fine: int, top: int, out: Bytes) -> None:
    """Lay dots over a band; a pixel is cut into ``usual`` lines, or ``fine`` ones if the dot is small."""
    height, width = out.shape
    zero, half, one, full = np.float32(0.0), np.float32(0.5), np.float32(1.0), np.float32(255.0)
    aside, total = np.empty(width, np.float32), np.empty(width, np.float32)
    for n in range(len(dots)):
        x, y, reach = dots[n, 0], dots[n, 1], dots[n, 2] + 0.5
        left, right = max(int(np.floor(x - reach)), 0), min(int(np.ceil(x + reach)), width)
        upper, lower = max(int(np.floor(y - reach)) - top, 0), min(int(np.ceil(y + reach)) - top, height)
        count = max(right - left, 0)
        lines = fine if dots[n, 2] < 1.0 else usual
        share = np.float32(1.0 / lines)
        radius = np.float32(dots[n, 2])
        outer, inner, disc = radius + REACH, max(radius - REACH, zero), radius * radius
        px, summed = aside[:count], total[:count]
        for i in range(count):
            px[i] = np.float32(abs((left + i) + (0.5 - x)))
        for row in range(upper, lower):
            py = np.float32(abs((row + top) + (0.5 - y)))
            inked = out[row, left : left + count]
            for i in range(count):
                summed[i] = zero
            for line in range(lines):
                off = np.float32((line + 0.5) / lines - 0.5)
                for i in range(count):
                    side, along = min(px[i], py) + off, max(px[i], py)
                    end = np.sqrt(max(disc - side * side, zero))
                    summed[i] += max(min(along + half, end) - max(along - half, -end), zero)
            for i in range(count):
                squared = px[i] * px[i] + py * py
                cover = summed[i] * share if squared >= inner * inner else one
                cover = cover if squared < outer * outer else zero
                ink = np.uint8(cover * full + half)
                if ink > inked[i]:
                    inked[i] = ink


@_compiled
def lay(mask: Bytes, cover: Bytes, keeps_out: bool) -> None:
    """Take the access away where wax covers, or give it; the arithmetic is that of Pillow's ImageChops."""
    height, width = mask.shape
    for row in range(height):
        for column in range(width):
            ink = np.int32(cover[row, column])
            if ink:
                there = np.int32(mask[row, column])
                if keeps_out:
                    mask[row, column] = np.uint8(there * (255 - ink) // 255)
                else:
                    mask[row, column] = np.uint8(255 - (255 - there) * (255 - ink) // 255)


@_compiled
def mottled(
    mask: Bytes,
    around: Bytes,
    rim: np.float32,
    creep: tuple[np.float32, np.float32],
    lines: tuple[Float32Array, Float32Array, Float32Array],
    knot: NDArray[np.int64],
    part: Float32Array,
    out: Bytes,
) -> None:
    """Turn an access mask into what each place took; arguments as ``taking.take``, fields still at columns of knots."""
    height, width = mask.shape
    dyes, stains, nears = lines
    full, none, share = np.float32(255.0), np.float32(0.0), np.float32(1.0 / 255.0)
    half = np.float32(0.5)
    for row in range(height):
        for column in range(width):
            k, along = knot[column], part[column]
            dyed = (dyes[row, k + 1] - dyes[row, k]) * along + dyes[row, k]
            stained = (stains[row, k + 1] - stains[row, k]) * along + stains[row, k]
            near = (nears[row, k + 1] - nears[row, k]) * along + nears[row, k]
            bare, there = np.float32(mask[row, column]), np.float32(around[row, column])
            stands = max(bare - there, none) * rim
            dyed = min(dyed + dyed * stands * (stained * POOLED), full)
            if there > near and bare < creep[1]:
                bare = max(bare, min((there - near) * SHARP, creep[0]))
            took, stain = bare * dyed * share, (full - bare) * stained * share
            took *= took
            stain *= stain
            out[row, column] = np.uint8(np.sqrt(np.sqrt(took * took + stain * stain)) + half)


@_compiled
def coloured(index: NDArray[np.uint16], table: NDArray[np.uint16], texture: NDArray[np.int16], out: Bytes) -> None:
    """Look colours up and lay the texture of the cloth over them; ``table`` is n x 4."""
    height, width = index.shape
    for row in range(height):
        for column in range(width):
            at = index[row, column]
            shown = (np.int32(texture[row, column]) * np.int32(table[at, 3])) >> np.int32(4)
            for channel in range(4):
                out[row, column, channel] = np.uint8((np.int32(table[at, channel]) + shown) >> np.int32(8))


@_compiled
def blurred(mask: Bytes, reach: int, inside: np.uint32, ends: np.uint32) -> Bytes:
    """Blur by three passes of a box along the rows, then three down the columns; see ``blur.box``."""
    height, width = mask.shape
    pad, half = reach + 1, np.uint32(1 << 23)
    line, sums = np.empty(width + 2 * pad, np.uint32), np.empty(width, np.uint32)
    middle = line[pad : pad + width]
    out, other = np.empty((height, width), np.uint8), np.empty((height, width), np.uint8)
    for row in range(height):
        given, made = mask[row], out[row]
        for x in range(width):
            middle[x] = given[x]
        for _ in range(3):
            line[:pad] = middle[0]
            line[pad + width :] = middle[width - 1]
            # Slices of equal length, each indexed by the same x, let the processor take many px at once.
            left, right = line[:width], line[2 * pad : 2 * pad + width]
            for x in range(width):
                sums[x] = middle[x] * inside + (left[x] + right[x]) * ends + half
            for k in range(1, pad):
                left, right = line[pad - k : pad - k + width], line[pad + k : pad + k + width]
                for x in range(width):
                    sums[x] += (left[x] + right[x]) * inside
            for x in range(width):
                middle[x] = sums[x] >> np.uint32(24)
        for x in range(width):
            made[x] = middle[x]
    for _ in range(3):
        for row in range(height):
            upper, here, lower = out[max(row - pad, 0)], out[row], out[min(row + pad, height - 1)]
            for x in range(width):
                sums[x] = np.uint32(here[x]) * inside + (np.uint32(upper[x]) + np.uint32(lower[x])) * ends + half
            for k in range(1, pad):
                upper, lower = out[max(row - k, 0)], out[min(row + k, height - 1)]
                for x in range(width):
                    sums[x] += (np.uint32(upper[x]) + np.uint32(lower[x])) * inside
            made = other[row]
            for x in range(width):
                made[x] = sums[x] >> np.uint32(24)
        out, other = other, out
    return out


@_compiled
def crisp(soft: Bytes, gain: int, tile: NDArray[np.int16], top: int) -> Bytes:
    """Make a blurred mask's edges steep, and move them by the noise of ``tile``, which repeats."""
    height, width = soft.shape
    tall, wide = tile.shape
    out = np.empty((height, width), np.uint8)
    for row in range(height):
        given, made, noise = soft[row], out[row], tile[(row + top) % tall]
        for begin in range(0, width, wide):
            count = min(wide, width - begin)
            here, there = given[begin : begin + count], made[begin : begin + count]
            for x in range(count):
                steep = (((np.int32(here[x]) - np.int32(128)) * np.int32(gain)) >> np.int32(4)) + np.int32(noise[x])
                there[x] = min(max(steep + np.int32(128), np.int32(0)), np.int32(255))
    return out


@_compiled
def mixed(
    levels: NDArray[np.uint8],
    shares: FloatArray,
    base: FloatArray,
    dyes: FloatArray,
    pairs: NDArray[np.int64],
    beyond: FloatArray,
    colours: NDArray[np.uint16],
    texture: NDArray[np.int16],
    out: Bytes,
) -> None:
    """Mix any number of baths and lay the texture of the cloth over them; arguments as ``Vat.mixture``."""
    count, height, width = levels.shape
    last = len(colours) - 1
    places = np.empty(3, np.int64)
    for row in range(height):
        for column in range(width):
            for channel in range(3):
                ks = base[channel]
                for n in range(count):
                    ks += shares[n, levels[n, row, column]] * dyes[n, channel]
                for p in range(len(pairs)):
                    first = shares[pairs[p, 0], levels[pairs[p, 0], row, column]]
                    second = shares[pairs[p, 1], levels[pairs[p, 1], row, column]]
                    ks += first * second * beyond[p, channel]
                light = 1.0 + ks - np.sqrt(ks * ks + 2.0 * ks)
                places[channel] = min(int(np.sqrt(light) * (last + 1)), last)
            shown = (np.int32(texture[row, column]) * np.int32(colours[places[1], 1])) >> np.int32(4)
            for channel in range(3):
                out[row, column, channel] = np.uint8((np.int32(colours[places[channel], 0]) + shown) >> np.int32(8))
            out[row, column, 3] = np.uint8((np.int32(colours[places[1], 1]) + shown) >> np.int32(8))

"""A TIFF holds nothing of the memory it was made in."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from batik_gen.render.files.tiff_gaps import zero_gaps


def packed(compression):
    """A small TIFF with a long tag of odd length, and its pixels."""
    pixels = np.random.default_rng(5).integers(0, 255, (31, 43, 3), dtype=np.uint8)
    file = BytesIO()
    Image.fromarray(pixels).save(
        file, "TIFF", compression=compression, tiffinfo={700: b"x" * 101, 305: "made for a test"}
    )
    return file.getvalue(), pixels


@pytest.mark.parametrize("compression", ["raw", "tiff_adobe_deflate", "tiff_lzw"])
def test_pixels_and_tags_stay(compression):
    data, pixels = packed(compression)
    with Image.open(BytesIO(zero_gaps(data))) as back:
        assert np.array_equal(np.asarray(back), pixels)
        assert back.tag_v2[700] == b"x" * 101
        assert back.tag_v2[305] == "made for a test"


@pytest.mark.parametrize("compression", ["raw", "tiff_adobe_deflate", "tiff_lzw"])
def test_what_no_tag_leads_to_is_zero(compression):
    whole, _ = packed(compression)
    # The long tag is moved behind the end, with a gap before it: its old place is a gap too.
    held = whole.index(b"x" * 101)
    leads = whole.index(held.to_bytes(4, "little"))
    moved = bytearray(whole + b"memory!!" + b"y" * 101 + b"more")
    moved[leads : leads + 4] = (len(whole) + 8).to_bytes(4, "little")
    cleaned = zero_gaps(bytes(moved))
    assert len(cleaned) == len(moved)
    assert b"y" * 101 in cleaned
    for gone in (b"memory", b"more", b"x" * 101):
        assert gone not in cleaned


def test_another_kind_of_tiff_is_refused():
    with pytest.raises(ValueError, match="classic TIFF"):
        zero_gaps(b"II+\0" + bytes(100))

"""Where a cloth is at home: the slant of its rows, its usual dyes, and names that the law keeps for a place."""

import numpy as np
import pytest
from portraits import portrait
from scipy import ndimage

from batik_gen.pattern.declaring.registry import families, usual_process
from batik_gen.pattern.designing.by_hand import chosen
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye

BLUR = {"parang": 14.0}
"""So many pixels of half a millimetre it takes to see the rows and not the blades, which stand upright."""


def slant(motif, process, **asked):
    """Return 1 where rows fall to the lower left, -1 where they fall to the lower right."""
    held = design(portrait(), motif=motif, process=process, size_mm=(120.0, 120.0))
    picture = dye(draw(chosen(held, asked)), px=(240, 240)).image.convert("L")
    down, across = np.gradient(ndimage.gaussian_filter(np.asarray(picture, float), BLUR.get(motif, 2.0)))
    return int(np.sign((down * across).mean()))


@pytest.mark.parametrize("motif", ["parang", "lereng", "udan-liris"])
def test_rows_slant_as_the_region_of_the_process_has_them(motif):
    assert slant(motif, None) == slant(motif, "sogan-yogya") == slant(motif, "lasem") == 1
    assert slant(motif, "sogan-solo") == slant(motif, "sogan-solo-lorodan") == -1


def test_who_asks_for_a_slant_has_it_in_any_process():
    assert slant("parang", "sogan-solo", **{"parang.direction": 0.0}) == 1
    assert slant("parang", "sogan-yogya", **{"parang.direction": 1.0}) == -1


@pytest.mark.parametrize("motif", ["buketan", "jlamprang", "tumpal"])
def test_families_of_the_coast_are_dyed_as_the_coast_dyes(motif):
    assert design(portrait(), motif=motif).process == "pekalongan"
    assert design(portrait(), motif=motif, process="sogan-yogya").process == "sogan-yogya"


def test_customs_name_what_their_family_declares():
    for family in families().values():
        declared = {p.name: p for p in family.parameters}
        for values in family.customs.values():
            assert all(declared[name].low <= value <= declared[name].high for name, value in values.items())
        for variant in family.variants:
            assert usual_process(family, variant.name) == (variant.process or family.process)


def test_a_name_that_the_law_keeps_for_a_place_is_told_in_both_languages():
    told = families()["nitik"].indication
    assert "2020" in told.en
    assert "Indikasi Geografis" in told.id
    assert all("Batikmark" in words for words in (told.en, told.id))

"""Labels on pictures, found on their pixels: within the safe area, whole, and to be read."""

from dataclasses import replace

import numpy as np
import pytest
from page_people import EVERYONE, LONGEST, job, member
from PIL import Image

from batik_gen.deliverables.composing.cloths import tones_of
from batik_gen.deliverables.composing.label import Label, label_on
from batik_gen.deliverables.composing.saying import about
from batik_gen.deliverables.table import deliverables
from batik_gen.render.processes.table import PROCESSES
from batik_gen.typesetting.contrast import contrast
from batik_gen.typesetting.painting import paint
from batik_gen.typesetting.scene import Run, Scene
from batik_gen.values.errors import BadValue

FEEDS = [one for one in deliverables().values() if one.kind == "feed"]
GREEN = (0, 177, 64)


def _label(tmp_path, wanted, shown, lang, process=None, place=None) -> Label:
    person = member(shown, process=process)
    saying = about(job(tmp_path, wanted, person, lang=lang), person)
    return label_on(
        wanted.px, wanted.safe, saying, tones_of(person.design), place or wanted.settings["label"], lang, shown.id
    )


def _changed(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the box of all that is not green."""
    seen = (np.asarray(image) != GREEN).any(axis=2)
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


@pytest.mark.parametrize("wanted", FEEDS, ids=lambda one: one.id)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_nothing_to_be_read_lies_under_a_platforms_buttons(tmp_path, wanted, lang):
    width, height = wanted.px
    for shown in EVERYONE:
        things = _label(tmp_path, wanted, shown, lang).things
        left, top, right, bottom = _changed(paint(Scene(width, height, GREEN, things)))
        assert left >= wanted.safe.left
        assert top >= wanted.safe.top
        assert right <= width - wanted.safe.right
        assert bottom <= height - wanted.safe.bottom


@pytest.mark.parametrize("place", ["bottom-left", "bottom", "centre"])
def test_words_stay_whole_on_their_plate(tmp_path, place):
    wanted = FEEDS[0]
    for shown in EVERYONE:
        label = _label(tmp_path, wanted, shown, "id", place=place)
        runs = tuple(thing for thing in label.things if isinstance(thing, Run))
        left, top, right, bottom = _changed(paint(Scene(*wanted.px, GREEN, runs)))
        x, y, wide, tall = label.box
        # Farther in than the hairline around the plate.
        assert left >= x + 20
        assert top >= y + 14
        assert right <= x + wide - 20
        assert bottom <= y + tall - 14
        # 9 px on a phone 390 px wide.
        assert min(run.type.size for run in runs) >= 25
        said = " ".join(run.text for run in runs)
        assert shown.name in said
        assert "Motif batik" in said
        assert "bukan diagnosis" in said


@pytest.mark.parametrize("process", list(PROCESSES))
def test_words_on_the_label_can_be_read_in_every_process(tmp_path, process):
    wanted = FEEDS[0]
    label = _label(tmp_path, wanted, LONGEST, "id", process)
    x, y, wide, tall = (round(v) for v in label.box)
    pixels = paint(Scene(*wanted.px, GREEN, label.things)).crop((x + 30, y + 30, x + wide - 30, y + tall - 30))
    counted = sorted(pixels.getcolors(1 << 20), reverse=True)
    plate, ink = counted[0][1], counted[1][1]
    assert contrast(plate, ink) >= 4.5


def test_a_name_that_fits_nowhere_is_refused_by_id(tmp_path):
    endless = replace(LONGEST, motif_name="Gemericik Kali Progo " * 9)
    with pytest.raises(BadValue, match="the name of the motif of k7m2qd is too long"):
        _label(tmp_path, FEEDS[0], endless, "id")

"""Pictures for the screen: equal to those of a command where it counts, the latest first, refusals in words."""

import asyncio
import io
import threading

import numpy as np
import pytest
from asked_studio import opened, studio
from PIL import Image

from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.raster.frame import choose_frame
from batik_gen.studio.looks.look import look_in
from batik_gen.studio.painting.painter import Painter, encoded, fitting
from batik_gen.studio.painting.turns import Stale, Turns


def _image(answer):
    assert answer.status_code == 200, answer.text
    return Image.open(io.BytesIO(answer.content))


def _still():
    return None


def test_the_whole_is_the_picture_that_a_command_writes(tmp_path):
    with studio(tmp_path) as (client, room):
        look = {**opened(client), "motif": "kawung"}
        for more in (
            {},
            {"process": "kelengan"},
            {"values": {"bath.depth_indigo": 1.4}},
            {"values": {"bath.remukan": 0.6}},
        ):
            design = room.designer.design(look_in({**look, **more}))
            shown = room.painter.whole(design, 240, _still)
            assert np.array_equal(
                np.asarray(shown), np.asarray(dye(draw(design), px=fitting(design.size_mm, 240)).image)
            )


@pytest.mark.parametrize(("motif", "cracks"), [("parang", 0.0), ("parang", 0.8), ("mega-mendung", 0.0)])
def test_tiles_fit_together_to_the_whole(tmp_path, motif, cracks):
    with studio(tmp_path) as (client, room):
        values = {"bath.remukan": cracks} if cracks else {}
        design = room.designer.design(look_in({**opened(client), "motif": motif, "values": values}))
        whole = np.asarray(dye(draw(design), px=(320, 240)).image)
        laid = np.zeros_like(whole)
        painter = Painter()
        for x in range(0, 80, 20):
            for y in range(0, 60, 20):
                box = (float(x), float(y), x + 20.0, y + 20.0)
                laid[4 * y : 4 * y + 80, 4 * x : 4 * x + 80] = np.asarray(painter.part(design, box, 4.0, _still))
        assert np.array_equal(laid, whole)


@pytest.mark.parametrize("motif", ["kawung", "mega-mendung"])
def test_a_sketch_shows_nearly_what_will_be_there(tmp_path, motif):
    with studio(tmp_path) as (client, room):
        design = room.designer.design(look_in({**opened(client), "motif": motif}))
        box = (20.0, 10.0, 60.0, 50.0)
        painter = Painter()
        sketch = np.asarray(painter.sketch(design, box, 4.0, _still)).astype(float)
        wanted = np.asarray(painter.part(design, box, 4.0, _still)).astype(float)
        assert sketch.shape == wanted.shape
        assert np.abs(sketch - wanted).mean() < (12 if motif == "kawung" else 40)


@pytest.mark.parametrize(
    ("view", "more"),
    [
        ("whole", {}), ("piece", {}), ("part", {"box": [0, 0, 20, 20], "scale": 4}), ("block", {}), ("folded", {}),
        ("sketch", {"box": [0, 0, 20, 20], "scale": 4}), ("step", {"step": 2}),
    ],
)  # fmt: skip
def test_every_view_is_a_picture(tmp_path, view, more):
    with studio(tmp_path) as (client, _):
        answer = client.post("/api/picture", json={"look": opened(client), "view": view, "px": 96, **more})
        assert _image(answer).width >= 64
        assert ("x-steps" in answer.headers) == (view == "step")


@pytest.mark.parametrize(
    "more",
    [
        {"view": "no-such"}, {"px": 10**9}, {"px": -1}, {"px": "wide"}, {"view": "part"}, {"view": "step", "step": 90},
        {"view": "part", "box": [0, 0, 0, 0]}, {"view": "part", "box": [0, 0, 20, 20], "scale": 1e9},
        {"view": "part", "box": [0, 0, 20, "x"]}, {"view": "part", "box": [900, 900, 990, 990], "scale": 4},
        {"view": "part", "box": [0, 0, 80, 60], "scale": 59}, {"channel": 3}, {"turn": -1},
    ],
)  # fmt: skip
def test_a_picture_that_cannot_be_shown_is_refused(tmp_path, more):
    with studio(tmp_path) as (client, _):
        assert client.post("/api/picture", json={"look": opened(client), **more}).status_code == 422


def test_a_cloth_that_was_painted_and_never_dipped_has_no_cracks(tmp_path):
    painted = {"do": "colet", "states": ["klowong"], "dye": "remasol", "colour": "#a03020"}
    steps = [{"do": "wax", "states": ["klowong"]}, painted, {"do": "boil"}]
    with studio(tmp_path) as (client, _):
        look = {**opened(client), "steps": steps, "values": {"bath.remukan": 0.6}}
        _image(client.post("/api/picture", json={"look": look, "px": 64}))


def test_a_picture_that_was_painted_beside_is_the_one_painted_here_and_not_painted_again(tmp_path, monkeypatch):
    with studio(tmp_path) as (client, room):
        design = room.designer.design(look_in(opened(client)))
        beside = room.apart.paint("piece", design, 64)
        assert beside[0] == encoded(room.painter.piece(design, 64, _still))
        room.apart.close()
        monkeypatch.setattr(room.apart, "_ready", None)
        assert room.apart.paint("piece", design, 64) == beside


def test_the_latest_wins_and_what_is_stale_is_not_begun():
    turns, begun, gate = Turns(), [], threading.Event()

    def work(number):
        def paint(still):
            begun.append(number)
            gate.wait(10)
            still()
            return number

        return paint

    async def asked():
        tasks = [asyncio.create_task(turns.take("cloth", n, work(n))) for n in range(1, 6)]
        await asyncio.sleep(0.1)
        gate.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    ended = asyncio.run(asked())
    turns.close()
    assert ended[-1] == 5
    assert all(isinstance(one, Stale) for one in ended[:-1])
    assert begun in ([1, 5], [5])


def test_two_windows_do_not_make_each_other_stale(tmp_path):
    with studio(tmp_path) as (client, _):
        look = opened(client)
        for turn in (9, 3):
            channel = f"window-{turn}"
            assert (
                client.post("/api/picture", json={"look": look, "px": 64, "channel": channel, "turn": turn}).status_code
                == 200
            )
        stale = client.post("/api/picture", json={"look": look, "px": 64, "channel": "window-9", "turn": 1})
        assert (stale.status_code, stale.content) == (204, b"")


@pytest.mark.parametrize("size_mm", [(90.0, 400.0), (400.0, 90.0), (6000.0, 60.0), (60.0, 6000.0), (333.3, 77.7)])
def test_a_cloth_of_any_shape_can_be_shown(size_mm):
    for px in (64, 703, 900, 1600):
        width, height = fitting(size_mm, px)
        frame = choose_frame(size_mm, None, (width, height))
        assert max(frame.width, frame.height) <= 2 * px


@pytest.mark.parametrize(("motif", "process"), [("kawung", ""), ("parang", "pekalongan"), ("truntum", "mega-mendung")])
def test_a_cloth_too_large_to_be_held_is_the_same_picture(tmp_path, monkeypatch, motif, process):
    """It is drawn strip after strip, whatever its dyes and however its wax broke, and so are its tiles."""
    monkeypatch.setattr("batik_gen.studio.painting.painter._HELD_MM2", 100.0)
    monkeypatch.setattr("batik_gen.render.dyeing.preview._STRIP_MM2", 9000.0)
    with studio(tmp_path) as (client, room):
        look = {**opened(client), "motif": motif, "process": process, "size_mm": [180, 150]}
        for values in ({}, {"bath.depth_soga": 1.3}, {"bath.remukan": 0.7}):
            design = room.designer.design(look_in({**look, "values": values}))
            whole = np.asarray(dye(draw(design), px=fitting(design.size_mm, 360)).image)
            assert np.array_equal(np.asarray(room.painter.whole(design, 360, _still)), whole)
            part = room.painter.part(design, (40.0, 30.0, 90.0, 80.0), 2.0, _still)
            assert np.array_equal(np.asarray(part), whole[60:160, 80:180])

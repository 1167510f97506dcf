"""Pointing: a number leads to its lines and back; the whole recording is drawn with what was kept of it."""

from io import BytesIO

import numpy as np
import pytest
from asked_studio import dropped, opened, studio
from PIL import Image
from places import SAMPLES


def test_pins_lie_on_the_cloth_and_say_what_was_measured(tmp_path):
    with studio(tmp_path) as (client, _):
        look = {**opened(client), "motif": "truntum", "size_mm": [150.0, 120.0]}
        pins = client.post("/api/pins", json={"look": look}).json()["pins"]
        placed = [pin for pin in pins if pin["ends"]]
        assert len(placed) > 5
        assert all(0 <= x <= 150 and 0 <= y <= 120 for pin in placed for x, y in pin["ends"])
        assert all(pin["value"] and pin["head"] and pin["text"] for pin in placed)
        sliders = client.post("/api/sliders", json={"look": look}).json()["sliders"]
        assert {pin["parameter"] for pin in placed} <= {one["name"] for one in sliders}


def test_on_a_cloth_born_of_the_wave_pins_show_where_it_is_read(tmp_path):
    with studio(tmp_path) as (client, _):
        look = dropped(client, SAMPLES / "person-one-calm.edf")["opened"][0]["look"]
        pins = client.post("/api/pins", json={"look": {**look, "motif": "lung-gelombang"}}).json()["pins"]
        read = [pin for pin in pins if not pin["parameter"]]
        assert read
        assert all("recording" in pin["text"] for pin in read)


@pytest.mark.parametrize("name", ["truntum.petal_width", "bath.depth_soga"])
def test_only_the_lines_of_a_parameter_are_light(tmp_path, name):
    with studio(tmp_path) as (client, _):
        look = {**opened(client), "motif": "truntum", "size_mm": [120.0, 100.0]}
        answer = client.post("/api/lit", json={"look": look, "parameter": name, "x": 60, "y": 50})
        left, top, right, bottom = map(float, answer.headers["x-box-mm"].split())
        assert 0 <= left < right <= 120
        assert 0 <= top < bottom <= 100
        dark = np.asarray(Image.open(BytesIO(answer.content)))[..., 3]
        assert dark.max() > 100
        assert 0.002 < (dark < 60).mean() < 0.7
        assert client.post("/api/lit", json={"look": look, "parameter": "no.such"}).status_code == 422


def test_the_whole_recording_is_drawn_with_what_was_kept(tmp_path):
    with studio(tmp_path) as (client, _):
        one = dropped(client, SAMPLES / "person-one-calm.edf")["opened"][0]
        told = client.get(f"/api/lines/{one['id']}").json()
        assert told["seconds"] == pytest.approx(64)
        assert len(told["channels"]) == 19
        for channel in told["channels"]:
            assert len(channel["low"]) == len(channel["high"]) <= 600
            assert all(0 <= first < last <= 1 for first, last in channel["kept"])
        # The eyes blinked, which is seen at the brow alone.
        assert len(told["channels"][0]["kept"]) > 1

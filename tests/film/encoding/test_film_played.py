"""Films are played to their end by a real browser, in their colours, with what is heard."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from film_samples import PX, film, told_design
from PIL import Image
from running_studio import browser

from batik_gen import measure, read
from batik_gen.film.sound.mixing import mixed
from batik_gen.film.telling.material import material_of

pytest.importorskip("av", reason="films are written through PyAV, the extra [film]")

from film_samples import RECORDING

from batik_gen.film.encoding.codecs import codec_for
from batik_gen.film.making import make_film
from batik_gen.film.sound.gamelan import tones_of

SCENES = ("baths", "cloth")
_PLAYS = {".mp4": 'video/mp4; codecs="avc1.640028,mp4a.40.2"', ".webm": 'video/webm; codecs="vp9,opus"'}
_PLAYED = """async () => {
    const video = document.querySelector("video");
    video.muted = true;
    await video.play();
    await new Promise((done, failed) => { video.onended = done; video.onerror = () => failed(video.error.message); });
    const quality = video.getVideoPlaybackQuality();
    return {at: video.currentTime, long: video.duration, frames: quality.totalVideoFrames,
            broken: quality.corruptedVideoFrames || 0, size: [video.videoWidth, video.videoHeight],
            heard: video.webkitAudioDecodedByteCount};
}"""


@pytest.fixture(scope="module")
def chromium() -> Any:
    with browser() as found:
        yield found


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_a_browser_plays_a_film_to_its_end_in_its_colours(chromium: Any, ending: str, tmp_path: Path) -> None:
    made, path = film(scenes=SCENES), tmp_path / f"film{ending}"
    sound = mixed(3.0, None, tones_of(material_of(told_design(), measure(read(RECORDING))), 3.0))
    make_film(made, path, PX, codec_for(path), "A title", sound=sound)
    (tmp_path / "page.html").write_text(
        f'<!doctype html><body style="margin:0"><video src="film{ending}" style="display:block"></video>'
    )
    page = chromium.new_page(viewport={"width": PX[0], "height": PX[1]})
    page.goto((tmp_path / "page.html").as_uri())
    if not page.evaluate("kind => document.createElement('video').canPlayType(kind)", _PLAYS[ending]):
        pytest.skip(f"this Chromium was built without what plays {ending}")
    told = page.evaluate(_PLAYED)
    assert told["size"] == list(PX)
    assert told["long"] == pytest.approx(3.0, abs=1 / 24)
    assert told["at"] == pytest.approx(told["long"], abs=1 / 24)
    # Every frame was decoded, though a busy machine may not have shown each.
    assert told["frames"] >= made.timeline.frames - 2
    assert told["broken"] == 0
    assert told["heard"] > 0
    with Image.open(io.BytesIO(page.screenshot())) as seen:
        shown = np.asarray(seen.convert("RGB"), float)
    wanted = np.asarray(made.frames.frame(made.timeline.frames - 1), float)
    assert np.abs(shown - wanted).mean() < 8.0
    assert np.abs(shown.mean(axis=(0, 1)) - wanted.mean(axis=(0, 1))).max() < 2.0
    page.close()

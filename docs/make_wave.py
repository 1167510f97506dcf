"""Draw the first picture of the README: ten seconds of a wave, its spectrum, and the cloth whose flowers it is.

Run ``python docs/make_wave.py``.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from batik_gen import Recording, design, draw, dye, measure, read, save
from batik_gen.eeg.portraits.excerpt import excerpt
from batik_gen.legend.wave import draw_signal, draw_spectrum
from batik_gen.pattern.motifs.gelombang.sekar.form import NOMINAL, rosette
from batik_gen.render.picture.picture import Picture
from batik_gen.typesetting.board import Board
from batik_gen.typesetting.colours import PALE, PAPER, SOFT, SOGA
from batik_gen.values.arrays import FloatArray

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "person-two-calm.edf"
CLOTH_PX, SIDE_PX, GAP_PX, EDGE_PX = 1100, 480, 40, 20
ROWS, ROW_PX, SPECTRUM_PX, LETTERS = 4, 84, 250, 19


def main() -> None:
    """Draw the picture into docs/images."""
    recording = read(SAMPLE)
    assert isinstance(recording, Recording)
    portrait = measure(recording)
    seconds, peak = excerpt(SAMPLE, portrait), portrait.feature("alpha_peak_hz")
    made = design(portrait, motif="sekar-gelombang", size_mm=(250.0, 250.0))
    assert made.wave is not None
    assert seconds is not None
    assert peak is not None
    cloth = dye(draw(made), px=(CLOTH_PX, CLOTH_PX)).image
    back = len(made.wave.rows) - 1
    page = Image.new("RGB", (EDGE_PX + SIDE_PX + GAP_PX + CLOTH_PX, CLOTH_PX), PAPER)
    top = EDGE_PX
    for part in (
        draw_signal(seconds, SIDE_PX, ROWS, ROW_PX, LETTERS, "en"),
        draw_spectrum(made.wave, peak.value, SIDE_PX, SPECTRUM_PX, LETTERS, "en"),
    ):
        page.paste(part, (EDGE_PX, top))
        top += part.height + GAP_PX // 2
    page.paste(_flower(rosette(made.wave, back, 1.0).outline, CLOTH_PX - top), (EDGE_PX, top))
    page.paste(cloth, (EDGE_PX + SIDE_PX + GAP_PX, 0))
    save(Picture(page, 150.0), HERE / "images" / "wave.png", force=True)


def _flower(outline: FloatArray, height: int) -> Image.Image:
    """Draw one flower of the cloth: the spectrum eight times in a ring."""
    board = Board.of(SIDE_PX, height)
    board.say(0, LETTERS, "eight times in a ring: the outline of a flower", LETTERS, SOFT)
    middle = np.array([0.5 * SIDE_PX, 0.5 * (height + 1.5 * LETTERS)])
    ring = middle + outline * (0.5 * (height - 2.5 * LETTERS) / (0.5 * NOMINAL))
    board.area(ring, PALE)
    for turn in np.arange(8) * np.pi / 4:
        way = np.array([np.cos(turn), np.sin(turn)])
        board.stroke(np.stack([middle, middle + way * 0.42 * height]), 1.0, PAPER)
    board.stroke(np.concatenate([ring, ring[:1]]), 3.0, SOGA)
    return board.done()


if __name__ == "__main__":
    main()

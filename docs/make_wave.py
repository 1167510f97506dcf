"""Draw the first picture of the README: ten seconds of a wave, its spectrum, and the cloth whose flowers it is.

Run ``python docs/make_wave.py``.
"""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from batik_gen import Recording, design, draw, dye, measure, read, save
from batik_gen.pattern.motifs.gelombang.sekar_form import NOMINAL, TURNS, rosette
from batik_gen.render.picture.picture import Picture
from batik_gen.values.arrays import FloatArray
from batik_gen.values.wave import Wave, hertz

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "person-two-calm.edf"
CHANNEL, BEGIN_S, ROWS, ROW_S = "O1", 20.0, 5, 2.0
CLOTH_PX, SIDE_PX, GAP_PX, FINE = 1100, 500, 40, 3
PAPER, INK, SOGA, SOFT = (247, 242, 230), (38, 30, 24), (122, 70, 36), (150, 136, 120)


def main() -> None:
    """Draw the picture into docs/images."""
    recording = read(SAMPLE)
    assert isinstance(recording, Recording)
    portrait = measure(recording)
    made = design(portrait, motif="sekar-gelombang", size_mm=(250.0, 250.0))
    assert made.wave is not None
    cloth = dye(draw(made), px=(CLOTH_PX, CLOTH_PX)).image
    page = Image.new("RGB", (SIDE_PX + GAP_PX + CLOTH_PX, CLOTH_PX), PAPER)
    page.paste(_side(recording, made.wave), (0, 0))
    page.paste(cloth, (SIDE_PX + GAP_PX, 0))
    save(Picture(page, 150.0), HERE / "images" / "wave.png", force=True)


def _side(recording: Recording, wave: Wave) -> Image.Image:
    """Draw the wave, the spectrum over its background and one flower, one below the other."""
    page = Image.new("RGB", (SIDE_PX * FINE, CLOTH_PX * FINE), PAPER)
    pen = ImageDraw.Draw(page)
    _wave(pen, recording)
    back = len(wave.rows) - 1
    _spectrum(pen, wave.spectra[back])
    _flower(pen, rosette(wave, back, 1.0).radii[-1])
    return page.resize((SIDE_PX, CLOTH_PX), Image.Resampling.LANCZOS)


def _say(pen: ImageDraw.ImageDraw, at: tuple[float, float], text: str, size: int = 19) -> None:
    pen.text((at[0] * FINE, at[1] * FINE), text, INK, ImageFont.load_default(size * FINE))


def _line(pen: ImageDraw.ImageDraw, points: FloatArray, width: float, colour: tuple[int, int, int] = SOGA) -> None:
    pen.line([(x * FINE, y * FINE) for x, y in points.tolist()], colour, round(width * FINE), joint="curve")


def _wave(pen: ImageDraw.ImageDraw, recording: Recording) -> None:
    signal = recording.signals[recording.channels.index(CHANNEL)]
    _say(pen, (8, 8), "ten seconds of the wave, at the back of the head")
    count = int(ROW_S * recording.sfreq)
    begin = int(BEGIN_S * recording.sfreq)
    largest = np.abs(signal[begin : begin + ROWS * count] - np.median(signal)).max()
    for row in range(ROWS):
        part = signal[begin + row * count : begin + (row + 1) * count + 1] - np.median(signal)
        x = 10 + np.arange(len(part)) / count * (SIDE_PX - 20)
        _line(pen, np.stack([x, 78 + 66 * row - part / largest * 33], axis=1), 2.6)
    low = 78 + 66 * ROWS - 12
    _line(pen, np.array([[10, low], [10 + (SIDE_PX - 20) / ROW_S, low]]), 1.6, SOFT)
    _say(pen, (16, low + 3), "one second", 15)


def _spectrum(pen: ImageDraw.ImageDraw, spectrum: FloatArray) -> None:
    _say(pen, (8, 462), "its spectrum over the background, 2 to 40 Hz")
    low, high = 700.0, 510.0
    x = 10 + (np.arange(len(spectrum)) + 0.5) / len(spectrum) * (SIDE_PX - 20)
    y = low - 20 - np.maximum(spectrum, -1.0) / spectrum.max() * (low - 20 - high)
    pen.polygon(
        [(a * FINE, b * FINE) for a, b in [(10, low), *zip(x, y, strict=True), (SIDE_PX - 10, low)]], (226, 206, 176)
    )
    _line(pen, np.stack([x, y], axis=1), 2.6)
    top = int(spectrum.argmax())
    _say(pen, (min(x[top] + 12, SIDE_PX - 170), high - 4), f"alpha, {hertz()[top]:.1f} Hz", 16)


def _flower(pen: ImageDraw.ImageDraw, outline: FloatArray) -> None:
    _say(pen, (8, 722), "eight times in a ring: the outline of a flower")
    middle = np.array([SIDE_PX / 2, 920.0])
    scale = 165.0 / (0.5 * NOMINAL)
    ring = middle + scale * np.stack([outline * np.cos(TURNS), outline * np.sin(TURNS)], axis=1)
    pen.polygon([(x * FINE, y * FINE) for x, y in ring.tolist()], (236, 222, 196))
    _line(pen, np.concatenate([ring, ring[:1]]), 3.0)
    for turn in np.arange(8) * np.pi / 4:
        way = np.array([np.cos(turn), np.sin(turn)])
        _line(pen, np.stack([middle, middle + way * 150]), 0.8, SOFT)


if __name__ == "__main__":
    main()

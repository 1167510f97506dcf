"""Measure how much lightness varies inside each tone of a cloth, as a photograph of real cloth is measured.

``python -m benchmarks.tones [MOTIF ...]`` draws each motif (kawung, parang and truntum by default) from a sample as
25 cm and as 6 cm of cloth at 1200 px, and prints for each tone its median L* and the spread about it: 1.48 times the
median distance, which the few pixels between two tones do not move. Pixels are of the tone whose colour is nearest.
"""

import sys
from dataclasses import replace

import numpy as np

from batik_gen import design, draw, dye, measure, read
from batik_gen.pattern.declaring.registry import families
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Wax
from benchmarks.evidence import ROOT, table
from tests.differences import to_lab

_TONES = {"white": Wax.TEMBOK, "brown": Wax.KLOWONG, "dark": Wax.OPEN}
_SIDES, _PX, _SEED = (250.0, 60.0), 1200, 31
_LEAST = 0.01
"""A tone of a smaller share of the picture is not told."""


def spreads(picture: FloatArray, process: str) -> dict[str, tuple[float, float]]:
    """Return median and spread of L* of each tone of a picture rows x columns x 3 (sRGB, 0..255)."""
    colours = state_colours(find_process(process, ""))
    lab = to_lab(picture.reshape(-1, 3)[::7])
    centres = np.stack([to_lab(np.array(colours[wax], np.float64)) for wax in _TONES.values()])
    nearest = ((lab[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
    found = {}
    for number, name in enumerate(_TONES):
        light = lab[nearest == number, 0]
        if len(light) > _LEAST * len(lab):
            middle = float(np.median(light))
            found[name] = middle, 1.4826 * float(np.median(np.abs(light - middle)))
    return found


def main(motifs: list[str]) -> None:
    """Print the table."""
    portrait = measure(read(ROOT / "samples" / "person-one-calm.edf"))
    rows = []
    for motif in motifs:
        for side in _SIDES:
            made = replace(design(portrait, motif=motif, seed=_SEED, size_mm=(side, side)), process="sogan-yogya")
            picture = np.asarray(dye(draw(made), px=(_PX, _PX)).image.convert("RGB"), np.float64)
            told = spreads(picture, made.process)
            cells = (f"{told[name][0]:.1f} ({told[name][1]:.2f})" if name in told else "" for name in _TONES)
            rows.append([motif, f"{side / 10:g} cm", *cells])
    print(table(("motif", "cloth", *(f"{name}, L* (spread)" for name in _TONES)), rows))


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["kawung", "parang", "truntum"]
    unknown = [name for name in wanted if name not in families()]
    if unknown:
        sys.exit(f"no family is called {unknown[0]}; 'batik-gen motifs' lists them")
    main(wanted)

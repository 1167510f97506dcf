"""
Two persons, one motif
======================

The lattice stays, the proportions differ. ``distance`` tells how far apart the two recordings are.
"""

from pathlib import Path

import matplotlib.pyplot as plt

import batik_gen
from batik_gen.eeg.portraits.distance import distance

samples = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "samples").is_dir()) / "samples"
portraits = [
    batik_gen.measure(batik_gen.read(samples / name)) for name in ("person-one-calm.edf", "person-two-calm.edf")
]
print(f"apart: {distance(*portraits).value:.2f}")

figure, axes = plt.subplots(1, 2, figsize=(10, 5))
for axis, portrait in zip(axes, portraits, strict=True):
    cloth = batik_gen.draw(batik_gen.design(portrait, motif="truntum", process="tiga-negeri", size_mm=(180, 180)))
    axis.imshow(batik_gen.dye(cloth, px=(700, 700)).image)
    axis.set_axis_off()

"""
A first cloth
=============

From a file to a picture in six verbs.
"""

from pathlib import Path

import matplotlib.pyplot as plt

import batik_gen

samples = next(p for p in (Path.cwd(), *Path.cwd().parents) if (p / "samples").is_dir()) / "samples"
recording = batik_gen.read(samples / "person-one-calm.edf")
portrait = batik_gen.measure(recording)
design = batik_gen.design(portrait, motif="kawung", size_mm=(200, 200))
cloth = batik_gen.draw(design)
picture = batik_gen.dye(cloth, px=(800, 800))

figure, axis = plt.subplots(figsize=(6, 6))
axis.imshow(picture.image)
axis.set_axis_off()

# %%
# Why a line is where it is, the Design tells.

for name, why in list(design.legend.items())[:4]:
    print(f"{name} = {design.parameters[name]:.3g}: {why.feature}, {why.en}")

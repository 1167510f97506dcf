"""Pictures of cloths whose wave is known, to be read back."""

from dataclasses import replace
from io import BytesIO

import numpy as np
from PIL import Image
from portraits import usual

from batik_gen.pattern.drawing.draw import draw
from batik_gen.readback.cloth_picture import cloth_in
from batik_gen.render.dyeing.dye import dye


def shown(motif, wave, px, seed=5, process="sogan-yogya", side=250.0, variant=""):
    """The pixels of 25 cm of cloth drawn from this wave."""
    held = replace(usual(motif), wave=wave, seed=seed, process=process, size_mm=(side, side), variant=variant)
    return dye(draw(held), px=(px, px)).image.convert("RGB")


def as_jpeg(image, quality=85):
    """What a messenger makes of a picture."""
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def cloth(image):
    """A picture as it is measured."""
    return cloth_in(np.asarray(image, dtype=np.float64))

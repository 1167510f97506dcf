"""Turn a recording of someone's brain waves (EEG) into a batik motif.

Six verbs lead from a file to a picture, with a value between each two::

    recording = read("rec.edf")
    portrait = measure(recording)
    motif = design(portrait, motif="truntum")
    cloth = draw(motif)
    picture = dye(cloth, px=(1080, 1080))
    save(picture, "cloth.png")

Every name below is imported when it is first used, so that asking for the
version costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from batik_gen.values.errors import BatikGenError
from batik_gen.version import __version__

if TYPE_CHECKING:
    from batik_gen.eeg.measuring.measure import measure
    from batik_gen.eeg.reading.read import read
    from batik_gen.pattern.designing.design import design
    from batik_gen.pattern.drawing.draw import draw
    from batik_gen.render.dyeing.dye import dye
    from batik_gen.render.files.save import save
    from batik_gen.values.cloth import Cloth
    from batik_gen.values.design import Design
    from batik_gen.values.portrait import Portrait
    from batik_gen.values.recording import BandLog, Recording

__all__ = [
    "BandLog",
    "BatikGenError",
    "Cloth",
    "Design",
    "Portrait",
    "Recording",
    "__version__",
    "design",
    "draw",
    "dye",
    "measure",
    "read",
    "save",
]

_HOMES = {
    "BandLog": "batik_gen.values.recording",
    "Cloth": "batik_gen.values.cloth",
    "Design": "batik_gen.values.design",
    "Portrait": "batik_gen.values.portrait",
    "Recording": "batik_gen.values.recording",
    "design": "batik_gen.pattern.designing.design",
    "draw": "batik_gen.pattern.drawing.draw",
    "dye": "batik_gen.render.dyeing.dye",
    "measure": "batik_gen.eeg.measuring.measure",
    "read": "batik_gen.eeg.reading.read",
    "save": "batik_gen.render.files.save",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'batik_gen' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__

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

from batik_gen.errors import BatikGenError
from batik_gen.version import __version__

if TYPE_CHECKING:
    from batik_gen.cloth import Cloth
    from batik_gen.designs import Design
    from batik_gen.eeg.measure import measure
    from batik_gen.eeg.read import read
    from batik_gen.pattern.design import design
    from batik_gen.pattern.draw import draw
    from batik_gen.portrait import Portrait
    from batik_gen.recording import BandLog, Recording
    from batik_gen.render.dye import dye
    from batik_gen.render.save import save

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
    "BandLog": "batik_gen.recording",
    "Cloth": "batik_gen.cloth",
    "Design": "batik_gen.designs",
    "Portrait": "batik_gen.portrait",
    "Recording": "batik_gen.recording",
    "design": "batik_gen.pattern.design",
    "draw": "batik_gen.pattern.draw",
    "dye": "batik_gen.render.dye",
    "measure": "batik_gen.eeg.measure",
    "read": "batik_gen.eeg.read",
    "save": "batik_gen.render.save",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'batik_gen' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__

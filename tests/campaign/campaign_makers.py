"""Makers for tests of the run: files in a moment, whose bytes tell what went into them."""

import os
import time
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from batik_gen.deliverables.values.job import Job, Maker
from batik_gen.render.picture.marking import XMP_KEY, Marking
from batik_gen.values.errors import BadSize


def maker_of(kind: str) -> Maker:
    """Return a maker that writes the Design, what is shown, and the words' language."""
    return _make


def slow_maker_of(kind: str) -> Maker:
    """Return a maker that takes its time, so that something can come between."""
    return _make_slowly


def failing_maker_of(kind: str) -> Maker:
    """Return a maker that cannot make a card."""
    return _refuse if kind == "card" else _make


def ending_maker_of(kind: str) -> Maker:
    """Return a maker that ends its process over a card of the person called Person 2."""
    return _end if kind == "card" else _make


def _make(job: Job) -> tuple[str, ...]:
    told = [f"{m.shown.id} {m.shown.name} {m.shown.title}\n{m.design.for_drawing().to_toml()}" for m in job.members]
    held = PngInfo()
    held.add_itxt("Told", "\n".join([job.deliverable.id, job.lang, job.brand.campaign, *told]))
    # As every picture of ours, it says how it came to be.
    held.add_itxt(XMP_KEY, Marking(1, 1, 96.0).xmp().decode("utf-8"))
    Image.new("RGB", (1, 1)).save(job.folder / f"{job.stem}.png", pnginfo=held)
    (job.folder / f"{job.stem}.txt").write_text(job.brand.disclaimer.say(job.lang))
    return f"{job.stem}.png", f"{job.stem}.txt"


def _make_slowly(job: Job) -> tuple[str, ...]:
    names = _make(job)
    time.sleep(0.15)
    return names


def _refuse(job: Job) -> tuple[str, ...]:
    (job.folder / "half").write_text("half")
    raise BadSize(f"{job.members[0].shown.id} is too large a card; choose a smaller one")


def _end(job: Job) -> tuple[str, ...]:
    if job.members[0].shown.name == "Person 2":
        os._exit(9)
    return _make(job)


def output(folder: Path) -> dict[str, bytes]:
    """Return every file that was made, hidden ones too, by its path."""
    root = folder / "output"
    return {str(p.relative_to(root)): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}

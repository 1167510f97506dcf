"""Reading films back as a player does."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from PIL import Image

from batik_gen.deliverables.checking.problem import Problem
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.film.encoding.codecs import pyav


def check_film(
    deliverable: Deliverable, paths: Sequence[Path], pictures: Mapping[Path, Image.Image]
) -> Iterator[Problem]:
    """Yield what is wrong with a film: unreadable, of another size, or of another length."""
    av = pyav()
    for path in paths:
        if path.suffix != deliverable.ending:
            continue
        try:
            with av.open(str(path)) as container:
                stream = container.streams.video[0]
                size = stream.width, stream.height
                count = sum(1 for _ in container.decode(stream))
        except (av.FFmpegError, IndexError):
            yield Problem(path.name, "broken")
            continue
        if size != deliverable.px:
            wanted = deliverable.px or (0, 0)
            yield Problem(
                path.name, "wrong_size", {"found": "{} x {}".format(*size), "wanted": "{} x {}".format(*wanted)}
            )
        if count != round(float(deliverable.settings["seconds"]) * deliverable.settings["fps"]):
            yield Problem(path.name, "broken")

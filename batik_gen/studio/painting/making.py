"""The cloth on the maker's table, job by job: what is waxed, dipped, scraped and boiled out."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from PIL import Image

from batik_gen.render.plates.plate_words import plate_words
from batik_gen.render.plates.stages import stages
from batik_gen.render.processes.working import Job, working_order
from batik_gen.studio.painting.cloths import Cloths
from batik_gen.studio.painting.painter import small_of
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue

_SIDE_MM = 80.0
"""Side of the piece that is shown."""
_KEPT = 3


class Making:
    """Paint each job of the latest looks once."""

    def __init__(self, cloths: Cloths) -> None:
        self._cloths = cloths
        self._made: OrderedDict[tuple[str, int], tuple[tuple[Job, ...], list[Image.Image]]] = OrderedDict()
        self._lock = threading.Lock()

    def step(
        self, design: Design, number: int, px: int, lang: str, still: Callable[[], None]
    ) -> tuple[Image.Image, list[str]]:
        """Return the picture after one job, and the names of all jobs.

        Raises
        ------
        BatikGenError
            As ``draw``; BadValue where there are fewer jobs.
        """
        jobs, pictures = self._of(small_of(design, min(_SIDE_MM, *design.size_mm)), px, still)
        if number >= len(jobs):
            raise BadValue(f"there is no step {number + 1} among {len(jobs)}; reload the page")
        return pictures[number], [plate_words(job, lang) for job in jobs]

    def _of(self, design: Design, px: int, still: Callable[[], None]) -> tuple[tuple[Job, ...], list[Image.Image]]:
        key = design.to_toml(), px
        with self._lock:
            made = self._made.get(key)
        if made is None:
            cloth = self._cloths.of(design)
            still()
            jobs = working_order(cloth)
            wide, tall = cloth.size_mm
            made = jobs, stages(cloth, (0.0, 0.0, wide, tall), jobs, px / wide * 25.4)
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

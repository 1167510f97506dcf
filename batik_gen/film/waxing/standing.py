"""The wax that stands on a cloth after some of the work was done."""

from collections.abc import Sequence

from PIL import Image, ImageChops

from batik_gen.film.waxing.acts import Act
from batik_gen.film.waxing.coats import coats_of
from batik_gen.render.processes.working import Kind
from batik_gen.render.raster.frame import Frame
from batik_gen.values.cloth import Cloth


def standing(cloth: Cloth, frame: Frame, done: Sequence[Act]) -> Image.Image | None:
    """Return where wax lies after some acts, 255 full; None where none does.

    Parameters
    ----------
    cloth, frame
        The cloth and the size of its picture.
    done
        What was done, in order.
    """
    wax: Image.Image | None = None
    begin = max((n for n, act in enumerate(done) if act.kind is Kind.BOIL), default=-1) + 1
    for act in done[begin:]:
        if act.kind not in (Kind.WAX, Kind.SCRAPE):
            continue
        for cover in coats_of(cloth, frame, act.jobs):
            wax = over(wax, cover) if act.kind is Kind.WAX else less(wax, cover)
    return wax


def over(wax: Image.Image | None, more: Image.Image) -> Image.Image:
    """Return wax with more of it laid over."""
    return more if wax is None else ImageChops.lighter(wax, more)


def less(wax: Image.Image | None, gone: Image.Image) -> Image.Image | None:
    """Return wax of which so much has gone."""
    return None if wax is None else ImageChops.subtract(wax, gone)

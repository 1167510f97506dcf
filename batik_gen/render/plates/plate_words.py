"""What jobs and plates are called, in English and in Indonesian."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from batik_gen.render.processes.working import Job, Kind
from batik_gen.values.words import Words

KINDS: Mapping[Kind, Words] = MappingProxyType(
    {
        Kind.WAX: Words("wax", "malam"),
        Kind.DIP: Words("dip", "celup"),
        Kind.BRUSH: Words("brush", "colet"),
        Kind.SCRAPE: Words("scrape", "kerok"),
        Kind.BOIL: Words("boil out", "lorod"),
        Kind.INK: Words("ink", "tinta"),
    }
)
"""One word for each kind of job."""

_PLATES = Words("plates", "pelat")


def file_stem(job: Job | str, lang: str) -> str:
    """Return a file name without number and ending, as ``wax-klowong``; of the pages of all jobs, ``plates``."""
    if isinstance(job, str):
        return _PLATES.say(lang)
    return re.sub(r"[^a-z0-9]+", "-", f"{KINDS[job.kind].say(lang)} {job.name}".lower()).strip("-")


def plate_words(job: Job, lang: str) -> str:
    """Return what is printed in the margin of a plate."""
    return f"{KINDS[job.kind].say(lang)}: {job.name}"

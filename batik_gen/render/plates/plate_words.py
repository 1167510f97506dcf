"""What jobs and plates are called, in English and in Indonesian."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from batik_gen.render.processes.working import Job, Kind

KINDS: Mapping[str, Mapping[Kind, str]] = MappingProxyType(
    {
        "en": {
            Kind.WAX: "wax",
            Kind.DIP: "dip",
            Kind.BRUSH: "brush",
            Kind.SCRAPE: "scrape",
            Kind.BOIL: "boil out",
            Kind.INK: "ink",
        },
        "id": {
            Kind.WAX: "malam",
            Kind.DIP: "celup",
            Kind.BRUSH: "colet",
            Kind.SCRAPE: "kerok",
            Kind.BOIL: "lorod",
            Kind.INK: "tinta",
        },
    }
)
"""One word for each kind of job."""

_PLATES = {"en": "plates", "id": "pelat"}


def file_stem(job: Job | str, lang: str) -> str:
    """Return a file name without number and ending, as ``wax-klowong``; of the pages of all jobs, ``plates``."""
    if isinstance(job, str):
        return _PLATES[lang]
    return re.sub(r"[^a-z0-9]+", "-", f"{KINDS[lang][job.kind]} {job.name}".lower()).strip("-")


def plate_words(job: Job, lang: str) -> str:
    """Return what is printed in the margin of a plate."""
    return f"{KINDS[lang][job.kind]}: {job.name}"

"""People whose pages are made in tests: the longest names, the shortest, and none; and jobs for them."""

from functools import cache
from pathlib import Path

from cli_command import CALM

from batik_gen import design, measure, read
from batik_gen.deliverables.table import deliverable_named
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.job import Job, Member, Shown
from batik_gen.values.portrait import Portrait
from batik_gen.values.words import Words

STORY = Words(
    "She grew up beside the river and says that rain was her first music.",
    "Ia tumbuh di tepi kali dan berkata hujan adalah musik pertamanya.",
)
NO_STORY = Words("", "")
DISCLAIMER = Words(
    "A motif born of one recording of brain waves. It is no diagnosis and says nothing about health or character.",
    "Motif yang lahir dari satu rekaman gelombang otak. Ini bukan diagnosis dan tidak menilai kesehatan atau watak.",
)
BRAND = Brand("Gelombang Nusantara", "Museum Tekstil", ("#motifbatik",), (), DISCLAIMER, "halo@example.org")
LONGEST = Shown(
    "k7m2qd",
    "Raden Ajeng Siti Nurhaliza Kusumawardhani Prawirodiningrat",
    "Gemericik Kali Progo Selepas Hujan Panjang",
    "Malam-malam yang tak pernah benar-benar sunyi di tepi sungai",
    STORY,
    "Sanggar Batik Giriloyo",
    False,
)
SHORTEST = Shown("a1", "Ng", "Ayu", "", NO_STORY, "", False)
NAMELESS = Shown("zz9", "", "", "", NO_STORY, "", False)
ACCENTED = Shown("v3t", "Nguyễn Thị Ánh Tuyết", "Łódź Şafağı", "Été à Đà Nẵng", STORY, "", True)
EVERYONE = (LONGEST, SHORTEST, NAMELESS, ACCENTED)


@cache
def portrait() -> Portrait:
    """Return the Portrait of one sample."""
    return measure(read(CALM))


@cache
def member(shown: Shown, motif: str = "kawung", process: str | None = None) -> Member:
    """Return a person's part of a job, with a cloth of 100 mm."""
    return Member(shown, design(portrait(), motif=motif, process=process, size_mm=(100.0, 100.0)), portrait())


def job(folder: Path, wanted: str | Deliverable, *members: Member, lang: str = "id", brand: Brand = BRAND) -> Job:
    """Return a job whose files are called after the first person's id."""
    deliverable = deliverable_named(wanted) if isinstance(wanted, str) else wanted
    folder.mkdir(exist_ok=True)
    return Job(deliverable, members, lang, brand, folder, members[0].shown.id)

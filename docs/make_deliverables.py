"""Draw the picture of deliverables.md and write its table, in both languages, from what is declared.

Run ``python docs/make_deliverables.py``.
"""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image

from batik_gen import design, measure, read
from batik_gen.deliverables.composing.writing import write_picture
from batik_gen.deliverables.makers.table import maker_of
from batik_gen.deliverables.table import deliverable_named, deliverables
from batik_gen.deliverables.texts.table import words
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.job import Job, Member, Shown
from batik_gen.values.words import Words

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "person-one-calm.edf"
BRAND = Brand("Gelombang Nusantara", "Museum Tekstil", (), (), words("common.no_diagnosis"), "")
NOBODY = Words("", "")
SHOWN = (
    ("poster-a3", "kawung", "sogan-yogya", "Rimba Tenang", "Ayu", "id", 0, (0, 0, 707, 1000)),
    ("story-1080x1920", "mega-mendung", "mega-mendung", "Awan Pagi", "Ngô Thị Ánh", "en", 0, (737, 0, 562, 1000)),
    ("card-a6", "sekar-gelombang", "sogan-yogya", "Hening", "Şeyma", "id", 0, (1329, 0, 344, 485)),
    ("card-a6", "sekar-gelombang", "sogan-yogya", "Hening", "Şeyma", "id", 1, (1329, 515, 344, 485)),
    ("feed-1080x1350", "parang", "bang-bangan", "Ombak Tua", "Łukasz", "en", 0, (1703, 0, 582, 728)),
    ("wall-label", "truntum", "kelengan", "Malam Pertama", "", "en", 0, (1703, 758, 346, 242)),
    ("swatch-card", "buketan", "pekalongan", "", "", "id", 0, (2079, 758, 171, 242)),
)
"""Deliverable, motif, process, names, language, page, and where it stands on the picture."""
SIZE, GROUND = (2285, 1000), (150, 142, 130)
_MOST_BYTES = 800_000
HEADS = {
    "en": ("name in the plan", "what it is", "files", "needs, besides *make*", "size"),
    "id": ("nama di rencana", "isinya", "berkas", "izin, selain *buat*", "ukuran"),
}
MARKS = re.compile(r"(<!-- table -->\n).*?(<!-- end of table -->)", re.DOTALL)


def table(lang: str) -> str:
    """Return the table of what is declared."""
    rows = [HEADS[lang], ("---",) * len(HEADS[lang])]
    for one in deliverables().values():
        needs = ", ".join(sorted(purpose.value for purpose in one.needs)) or "–"
        rows.append((f"`{one.id}`", one.names.say(lang), f"`{one.ending}`", needs, _size(one)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _size(one: Deliverable) -> str:
    parts = []
    if one.px:
        parts.append("{} x {} px".format(*one.px))
    if one.size_mm:
        parts.append("{:g} x {:g} mm".format(*one.size_mm))
    if one.dpi and not one.px:
        parts.append(f"{one.dpi:g} dpi")
    if one.most_bytes:
        parts.append(f"≤ {one.most_bytes / 1e6:.3g} MB")
    return ", ".join(parts) or "–"


def written(page: str, lang: str) -> str:
    """Return a page with the table of now in it."""
    return MARKS.sub(lambda found: f"{found[1]}{table(lang)}{found[2]}", page)


def main() -> None:
    """Draw the picture and write the tables."""
    for name, lang in (("deliverables.md", "en"), ("deliverables.id.md", "id")):
        path = HERE / name
        path.write_text(written(path.read_text(encoding="utf-8"), lang), encoding="utf-8")
    portrait = measure(read(SAMPLE))
    sheet = Image.new("RGB", SIZE, GROUND)
    for wanted, motif, process, motif_name, name, lang, page, (left, top, wide, tall) in SHOWN:
        made = design(portrait, motif=motif, process=process)
        member = Member(Shown("a1b2c3", name, motif_name, "", NOBODY, "", False), made, portrait)
        with tempfile.TemporaryDirectory() as folder:
            coarse = deliverable_named(wanted)
            coarse = coarse if coarse.px else replace(coarse, dpi=120.0)
            job = Job(coarse, (member,), lang, BRAND, Path(folder), "shown")
            pictures = [each for each in maker_of(coarse.kind)(job) if each.endswith(".jpg")]
            with Image.open(Path(folder) / pictures[page]) as image:
                sheet.paste(image.resize((wide, tall), Image.Resampling.LANCZOS), (left, top))
    write_picture(sheet, HERE / "images" / "deliverables.jpg", 96.0, _MOST_BYTES)


if __name__ == "__main__":
    main()

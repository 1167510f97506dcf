"""Small campaigns for tests: a folder with recordings, a plan, a table of people, a signed text."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from batik_gen.deliverables.values.deliverable import Deliverable, SafeArea
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.words import Words

TODAY = "2026-11-29"
SHOW = frozenset({Purpose.SHOW})
COLUMNS = (
    "id", "file", "name", "motif", "variant", "process", "title", "lang", "condition", "sfreq", "consent_text",
    "consent_lang", "signed_on", "signed_by", "until", "make", "show", "show_name", "film", "sell", "group",
)  # fmt: skip
SIGNED = {
    "consent_text": "v1", "consent_lang": "id", "signed_on": "2026-11-02", "signed_by": "person",
    "until": "2027-11-02", "make": "yes", "show": "yes", "show_name": "yes", "film": "no", "sell": "no", "group": "yes",
}  # fmt: skip


def deliverable(name: str, *, per: str = "person", by_lang: bool = False, **more: object) -> Deliverable:
    """Return a thing to be handed over that is a few pixels large."""
    of = Deliverable(
        id=name,
        kind=name,
        names=Words(name, name),
        meaning=Words("", ""),
        needs=SHOW,
        per=per,
        by_lang=by_lang,
        px=(24, 24),
        size_mm=None,
        dpi=None,
        safe=SafeArea(),
        ending=".png",
        most_bytes=0,
        source="",
    )
    return Deliverable(**{**vars(of), **more})  # type: ignore[arg-type]


KNOWN = {
    "square": deliverable("square"),
    "card": deliverable("card", by_lang=True, settings={"lines": 3}),
    "print": deliverable("print", px=None, size_mm=(100.0, 100.0), dpi=50.0),
    "all": deliverable("all", per="group", by_lang=True),
}
"""Declared as if by a package: two for a person, one of them with words, and one of a group."""


def write_campaign(
    folder: Path, rows: Sequence[Mapping[str, str]], settings: str = "", between: str = ",", code: str = "utf-8"
) -> Path:
    """Write a campaign's two files and the text that was signed; return the folder."""
    (folder / "consent").mkdir(parents=True, exist_ok=True)
    (folder / "consent" / "v1.id.md").write_text("May we make a cloth of your brain waves?", encoding="utf-8")
    (folder / "campaign.toml").write_text(settings or plan_toml(), encoding="utf-8")
    lines = [between.join(COLUMNS), *(between.join(row.get(key, "") for key in COLUMNS) for row in rows)]
    (folder / "participants.csv").write_bytes("".join(f"{line}\r\n" for line in lines).encode(code))
    (folder / "participants.csv").chmod(0o600)
    return folder


def plan_toml(*chosen: str, cloth: str = 'motif = "kawung"\nsize_cm = [5, 5]') -> str:
    """Return the text of a campaign.toml."""
    listed = ", ".join(f'"{name}"' for name in chosen or ("square", "card", "all"))
    return (
        f'langs = ["id", "en"]\ndeliverables = [{listed}]\n'
        f'[campaign]\nname = "Hari Batik"\ncontact = "halo@example.org"\n[cloth]\n{cloth}\n'
    )


def person(number: int, **changed: str) -> dict[str, str]:
    """Return the row of a person who signed everything, whose recording is ``rec-N.edf``."""
    return {"id": f"K7P3QX{number:02d}", "file": f"rec-{number}.edf", "name": f"Person {number}", **SIGNED, **changed}

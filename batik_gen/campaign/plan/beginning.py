"""A campaign begun: a look at a folder of recordings, and the two files of its plan to be filled in."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from batik_gen.campaign.consent.templates import write_forms
from batik_gen.campaign.ids import new_id
from batik_gen.campaign.plan.columns import columns
from batik_gen.campaign.plan.plan_of import PEOPLE, SETTINGS, table_of
from batik_gen.campaign.texts.table import text
from batik_gen.campaign.values.deliverable import Deliverable
from batik_gen.campaign.values.plan import Brand
from batik_gen.values.errors import BadSettings, CannotWrite, UnreadableRecording
from batik_gen.values.files import write_whole
from batik_gen.values.words import Words
from batik_gen.voice import DEFAULT_VOICE

_TEMPLATES = Path(__file__).parent / "declared"
_UNNAMED = Brand("", "", (), (), Words("", ""), "")
_BETWEEN = {"en": ",", "id": ";"}
"""What stands between cells in what a spreadsheet of that language opens by double click."""


@dataclass(frozen=True)
class Begun:
    """Hold what was found and written: how many recordings, by ending, the names of the files, how many forms."""

    recordings: int
    endings: Mapping[str, int]
    files: tuple[str, ...]
    forms: int


def begin(folder: Path, known: Mapping[str, Deliverable], lang: str, brand: Brand = _UNNAMED) -> Begun:
    """Write campaign.toml and participants.csv for the recordings in a folder and those within it.

    Every recording gets a row and a random public id; the forms of consent are laid beside. Files that are written
    can be read by their owner alone. A table of people that the team has made already is kept as it is.

    Parameters
    ----------
    folder
        The recordings, which becomes the campaign's folder.
    known
        Everything that can be handed over, by id.
    lang
        Language of remarks and headers.
    brand
        What is known already of the campaign: its name, client and contact, which stand in plan and forms.

    Raises
    ------
    BadSettings
        If there is no such folder.
    CannotWrite
        If there is a plan already, or the folder cannot be written.
    UnreadableRecording
        If it holds no recording.
    """
    from batik_gen.eeg.reading.folders import recordings_in

    if not folder.is_dir():
        raise BadSettings(text("plan.no_folder", lang, found=folder.name or "."))
    if (folder / SETTINGS).exists():
        raise CannotWrite(text("plan.there_already", lang, found=SETTINGS))
    has_table = table_of(folder).exists()
    found = [path for path in recordings_in(folder) if path.parent != folder or path.name not in PEOPLE]
    if not found:
        raise UnreadableRecording(text("plan.no_recordings", lang, found=folder.resolve().name))
    forms = write_forms(folder, brand)
    settings = _settings(known, lang, brand)
    if not has_table:
        people = _people([path.relative_to(folder) for path in found], lang)
        write_whole(folder / PEOPLE[0], lambda file: file.write(people), over=False, private=True)
    write_whole(folder / SETTINGS, lambda file: file.write(settings), over=False, private=True)
    endings = [path.suffix.lower() for path in found]
    return Begun(
        len(found),
        {ending: endings.count(ending) for ending in sorted(set(endings))},
        (SETTINGS, *(() if has_table else PEOPLE[:1])),
        len(forms),
    )


def _people(files: Sequence[Path], lang: str) -> bytes:
    """Return the table with a row for each recording, with the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=_BETWEEN[lang], lineterminator="\r\n")
    rows.writerow([column.names.say(lang) for column in columns()])
    taken: set[str] = set()
    for file in files:
        made = new_id(taken)
        taken.add(made)
        cells = {"id": made, "files": file.as_posix()}
        rows.writerow([cells.get(column.key, "") for column in columns()])
    return out.getvalue().encode("utf-8-sig")


def _settings(known: Mapping[str, Deliverable], lang: str, brand: Brand) -> bytes:
    """Return campaign.toml with all columns and all that can be made, told in its remarks."""
    template = (_TEMPLATES / f"campaign.{lang}.toml").read_text(encoding="utf-8")
    wide = max(len(column.names.say(lang)) for column in columns())
    told = [f"#   {column.names.say(lang):{wide}}  {column.meaning.say(lang)}" for column in columns()]
    widest = max((len(name) for name in known), default=0) + 3
    chosen = [f"    # {f'{chr(34)}{each.id}{chr(34)},':{widest}}  # {each.names.say(lang)}" for each in known.values()]
    filled = template.replace("{columns}", "\n".join(told)).replace("{deliverables}", "\n".join(chosen))
    filled = filled.replace("{voice}", f"{DEFAULT_VOICE:g}").replace("{first}", next(iter(known), "card"))
    for key, said in (("name", brand.campaign), ("client", brand.client), ("contact", brand.contact)):
        # A text of JSON is one of TOML.
        filled = filled.replace(f'\n{key} = ""', f"\n{key} = {json.dumps(said, ensure_ascii=False)}")
    return filled.encode()

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
from batik_gen.deliverables.texts.table import text
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.values.errors import BadSettings, CannotWrite, UnreadableRecording
from batik_gen.values.files import write_whole
from batik_gen.values.words import Words
from batik_gen.voice import DEFAULT_VOICE

_TEMPLATES = Path(__file__).parent / "declared"
_UNNAMED = Brand("", "", (), (), Words("", ""), "")
_BETWEEN = {"en": ",", "id": ";"}
"""What stands between cells in what a spreadsheet of that language opens by double click."""

_BOOTH = ("card-a6",)
"""What visitors of a booth take home, chosen from the start."""
_MOST_NAMED = 5
"""Files that a sentence names; of more it says how many."""


@dataclass(frozen=True)
class Begun:
    """Hold what was found and written.

    Parameters
    ----------
    recordings, endings
        How many recordings there are, and how many with each ending.
    files
        The names of the files that were written.
    forms
        How many forms of consent were laid beside.
    unreadable
        Files named as recordings are, without the content of one: they got no row.
    """

    recordings: int
    endings: Mapping[str, int]
    files: tuple[str, ...]
    forms: int
    unreadable: tuple[str, ...]


def begin(
    folder: Path, known: Mapping[str, Deliverable], lang: str, brand: Brand = _UNNAMED, booth: bool = False
) -> Begun:
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
    booth
        A booth will bring the recordings: there may be none yet, nor the folder.

    Raises
    ------
    BadSettings
        If there is no such folder.
    CannotWrite
        If there is a plan already, or the folder cannot be written.
    UnreadableRecording
        If it holds no recording.
    """
    from batik_gen.eeg.reading.folders import only_named_as_recordings_in, recordings_in

    if booth:
        _make(folder)
    if not folder.is_dir():
        raise BadSettings(text("plan.no_folder", lang, found=folder.name or "."))
    if (folder / SETTINGS).exists():
        raise CannotWrite(text("plan.there_already", lang, found=SETTINGS))
    has_table = table_of(folder).exists()
    ours = {folder / name for name in PEOPLE}
    found = [path for path in recordings_in(folder) if path not in ours]
    unreadable = [path.relative_to(folder) for path in only_named_as_recordings_in(folder) if path not in ours]
    if not found and (unreadable or not booth):
        what = "plan.none_readable" if unreadable else "plan.no_recordings"
        raise UnreadableRecording(text(what, lang, found=folder.resolve().name, files=listed(unreadable, lang)))
    forms = write_forms(folder, brand)
    settings = _settings(known, lang, brand, _BOOTH if booth else ())
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
        tuple(path.as_posix() for path in unreadable),
    )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"the folder {folder.name} cannot be made ({error.strerror}); choose another place") from None


def listed(files: Sequence[Path | str], lang: str) -> str:
    """Return the first names of files, and how many more there are."""
    shown = ", ".join(str(file) for file in files[:_MOST_NAMED])
    more = len(files) - _MOST_NAMED
    return shown if more <= 0 else text("plan.and_more", lang, shown=shown, count=more)


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


def _settings(known: Mapping[str, Deliverable], lang: str, brand: Brand, made: Sequence[str]) -> bytes:
    """Return campaign.toml with all columns and all that can be made, told in its remarks."""
    template = (_TEMPLATES / f"campaign.{lang}.toml").read_text(encoding="utf-8")
    wide = max(len(column.names.say(lang)) for column in columns())
    told = [f"#   {column.names.say(lang):{wide}}  {column.meaning.say(lang)}" for column in columns()]
    widest = max((len(name) for name in known), default=0) + 3
    chosen = [
        f"    {'' if each.id in made else '# '}{f'{chr(34)}{each.id}{chr(34)},':{widest}}  # {each.names.say(lang)}"
        for each in known.values()
    ]
    filled = template.replace("{columns}", "\n".join(told)).replace("{deliverables}", "\n".join(chosen))
    filled = filled.replace("{voice}", f"{DEFAULT_VOICE:g}").replace("{first}", next(iter(known), "card"))
    for key, said in (("name", brand.campaign), ("client", brand.client), ("contact", brand.contact)):
        # A text of JSON is one of TOML.
        filled = filled.replace(f'\n{key} = ""', f"\n{key} = {json.dumps(said, ensure_ascii=False)}")
    return filled.encode()

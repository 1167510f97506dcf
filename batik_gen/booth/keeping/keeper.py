"""Where recordings of visitors go: into a campaign's folder with what they allow, or nowhere."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from typing import Protocol

from batik_gen.booth.asking.answers import Agreed
from batik_gen.booth.asking.form import Form, form_of
from batik_gen.campaign.clock import day_after, is_day
from batik_gen.campaign.consent.templates import form_path
from batik_gen.campaign.ids import new_id
from batik_gen.campaign.keeping.forget import forget
from batik_gen.campaign.plan.columns import columns
from batik_gen.campaign.plan.plan_of import read_settings, table_of
from batik_gen.campaign.plan.rewriting import add_row, check_columns, people_of, take_rows
from batik_gen.campaign.plan.sheet import read_sheet
from batik_gen.campaign.running.lock import AtWork, locked
from batik_gen.campaign.running.manifest import opened
from batik_gen.campaign.running.places import manifest_of, work_of
from batik_gen.campaign.values.consent import Signer
from batik_gen.campaign.values.plan import Plan
from batik_gen.deliverables.table import deliverable_named, deliverables
from batik_gen.deliverables.texts.table import words
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.errors import BadSettings
from batik_gen.values.files import input_bytes, sweep, write_whole
from batik_gen.voice import DEFAULT_VOICE

FOLDER = "booth"
"""Of a campaign's folder: recordings that a booth made, each called as its public id; it sweeps no others."""
SELF, CHILD = "consent", "child"
CONDITION = "eyes_closed"
_ENDINGS = (".edf", ".fif")
_MOST_BYTES = 1_000_000
_TOLD = (
    "id", "files", "name", "motif", "lang", "condition", "consent_text", "consent_lang", "consent_sha256", "signed_on",
    "signed_by", "until", *(f"allow_{purpose.value}" for purpose in Purpose),
)  # fmt: skip


class Keeper(Protocol):
    """Keep what visitors allow to be kept."""

    @property
    def plan(self) -> Plan:
        """What cloths are like and what is on cards."""
        ...

    @property
    def asks_name(self) -> bool:
        """Whether a name can be shown anywhere."""
        ...

    def until(self, today: str) -> str:
        """Return the last day on which a consent given today holds."""
        ...

    def form(self, by: Signer, lang: str) -> Form:
        """Return the text for who signs, as it is kept now; raises BadSettings."""
        ...

    def keep(self, recording: Path, agreed: Agreed, motif: str) -> str:
        """Keep a recording as far as was agreed, and return the visitor's public id; raises BatikGenError."""
        ...

    def take_away(self, person: str) -> None:
        """Take away all that is kept of somebody, now."""
        ...

    def sweep(self, today: str) -> None:
        """Take away what may be kept no longer, and what nobody agreed to."""
        ...


class Nowhere:
    """Keep no recording at all: what a visitor takes home is all that is made of it."""

    asks_name = False

    def __init__(self, title: str, size_mm: tuple[float, float]) -> None:
        brand = Brand(title, "", (), (), words("common.no_diagnosis"), "")
        card = deliverable_named("card-a6")
        self.plan = Plan(Path(), brand, (card,), (), ("en", "id"), 1, DEFAULT_VOICE, True, size_mm)

    def until(self, today: str) -> str:
        """Return today: tomorrow nothing is left."""
        return today

    def form(self, by: Signer, lang: str) -> Form:
        """Return the booth's own text."""
        name = SELF if by is Signer.PERSON else CHILD
        place = resources.files("batik_gen.booth") / "asking" / "declared" / lang / f"{name}.md"
        return form_of(place.read_bytes(), name, lang)

    def keep(self, recording: Path, agreed: Agreed, motif: str) -> str:
        """Return a public id; the recording stays where it is, to be taken away with the visit."""
        return new_id()

    def take_away(self, person: str) -> None:
        """Do nothing: nothing was kept."""

    def sweep(self, today: str) -> None:
        """Do nothing: nothing was kept."""


class CampaignKeeper:
    """Keep recordings in a campaign's folder, a row in its table of people for each."""

    asks_name = True

    def __init__(self, folder: Path, lang: str, keep_days: int) -> None:
        """Look whether all is there that a visitor is asked by; raises BadSettings, BadPlan, CannotWrite."""
        self._folder, self._days = folder, keep_days
        self.plan, self.usual = read_settings(folder, deliverables(), lang)
        self._lock = threading.Lock()
        self._to_forget: set[str] = set()
        for by in (Signer.PERSON, Signer.PARENT):
            for each in ("en", "id"):
                self.form(by, each)
        if not table_of(folder).is_file():
            _begin_table(table_of(folder))
        check_columns(read_sheet(table_of(folder)), dict.fromkeys(_TOLD, ""))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder for one booth; raises AtWork, CannotWrite."""
        with locked(self._folder / FOLDER):
            yield

    def until(self, today: str) -> str:
        """Return the last day on which a consent given today holds."""
        return day_after(today, self._days)

    def form(self, by: Signer, lang: str) -> Form:
        """Return the campaign's own text."""
        name = SELF if by is Signer.PERSON else CHILD
        path = form_path(self._folder, name, lang)
        give = "'batik-gen campaign init' writes the shipped ones"
        return form_of(input_bytes(path, _MOST_BYTES, give, refusal=BadSettings), name, lang)

    def keep(self, recording: Path, agreed: Agreed, motif: str) -> str:
        """Put the recording into the campaign's folder, then its row: one without a row is swept."""
        with self._lock:
            person = new_id({id for _, id, _ in people_of(read_sheet(table_of(self._folder)))})
            path = self._folder / FOLDER / f"{person}{recording.suffix}"
            content = recording.read_bytes()
            write_whole(path, lambda file: file.write(content), over=False, private=True)
            try:
                add_row(self._folder, _cells(person, f"{FOLDER}/{path.name}", agreed, motif))
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        return person

    def take_away(self, person: str) -> None:
        """Take away recording and row at once; what a run made of it, as soon as no run is at work."""
        with self._lock:
            for id, files, _ in self._rows():
                if id == person:
                    self._delete(files)
            take_rows(self._folder, person)
            self._to_forget.add(person)
            self._forget()

    def sweep(self, today: str) -> None:
        """Take away whose consent has ended, recordings without a row, and what dead runs left."""
        with self._lock:
            sweep(self._folder / FOLDER)
            if not table_of(self._folder).is_file():
                return
            known: set[str] = set()
            for id, files, until in self._rows():
                if is_day(until) and until < today:
                    self._to_forget.add(id)
                else:
                    known.update(files)
            lying = {path.name for path in (self._folder / FOLDER).iterdir() if path.suffix in _ENDINGS}
            self._delete(lying - known)
            for person in self._to_forget:
                take_rows(self._folder, person)
            self._forget()

    def _rows(self) -> Iterator[tuple[str, tuple[str, ...], str]]:
        """Yield the id, the files and the last day of each row that a booth wrote."""
        for _, id, cells in people_of(read_sheet(table_of(self._folder))):
            named = (name.replace("\\", "/").partition("/") for name in cells.texts("files"))
            files = tuple(name for folder, _, name in named if folder == FOLDER)
            if files:
                yield id, files, cells.text("until")

    def _delete(self, names: Iterable[str]) -> None:
        for name in names:
            (self._folder / FOLDER / Path(name).name).unlink(missing_ok=True)

    def _forget(self) -> None:
        """Forget people as 'campaign forget' does; while a run is at work, later."""
        # No run, nothing made: there is no need to begin a manifest for it.
        if not manifest_of(self._folder).is_file():
            self._to_forget.clear()
            return
        with suppress(AtWork), locked(work_of(self._folder)), opened(manifest_of(self._folder)) as manifest:
            for person in tuple(self._to_forget):
                forget(self._folder, person, manifest)
                self._to_forget.discard(person)


def _begin_table(path: Path) -> None:
    header = ",".join(column.names.en for column in columns())
    write_whole(path, lambda file: file.write(f"{header}\r\n".encode("utf-8-sig")), over=False, private=True)


def _cells(person: str, file: str, agreed: Agreed, motif: str) -> Mapping[str, str]:
    consent = agreed.consent
    told = {
        "id": person,
        "files": file,
        "name": agreed.name,
        "motif": motif,
        "lang": consent.lang,
        "condition": CONDITION,
        "consent_text": consent.text,
        "consent_lang": consent.lang,
        "consent_sha256": consent.sha256,
        "signed_on": consent.signed_on,
        "signed_by": consent.signed_by.value,
        "until": consent.until,
    }
    allowed = {f"allow_{purpose.value}": "yes" if purpose in consent.allowed else "no" for purpose in Purpose}
    return told | allowed

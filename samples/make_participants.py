"""Write a campaign of made-up people: recordings in five formats, participants.csv, campaign.toml and the forms.

Nobody was recorded and nobody signed. Every person is other numbers drawn from one declared seed; the
rows hold what campaigns meet: very short and very long names, both languages, consents of every kind.

    python samples/make_participants.py FOLDER [N]
"""

import csv
import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from batik_gen.campaign.consent.templates import write_forms
from batik_gen.deliverables.values.brand import Brand
from batik_gen.values.words import Words
from samples.make_samples import (
    MUSE_4,
    OPENBCI_8,
    Array,
    Mood,
    Person,
    simulate,
    write_brainvision,
    write_edf,
    write_muse,
    write_openbci,
)

SEED = 1962
POSITIONS_8 = ("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2")
FORMATS = ("edf", "vhdr", "csv", "txt", "fif")
"""In turn, one for each person."""
PLAN = """langs = ["id", "en"]
deliverables = ["card-a6", "feed-1080x1350", "contact-sheet", "group-tambal"]

[campaign]
name = "Gelombang"
contact = "hello@example.org"

[cloth]
motif = "truntum"
"""
COLUMNS = (
    "file", "id", "name", "motif", "variant", "process", "motif_name", "title", "story", "credit", "lang", "condition",
    "sfreq", "channels", "device", "consent_text", "consent_lang", "signed_on", "signed_by", "until",
    "make", "show", "show_name", "film", "sell", "group",
)  # fmt: skip
"""Columns of participants.csv."""
PURPOSES = COLUMNS[-6:]

NAMES = (
    "Su", "Budi Santoso", "Ni Luh Putu Ayu Kartika Candra Dewi Saraswati", "Jörg Weiß-Łukaszewski", "Siti", "Dr. Raden "
    "Mas Panji Koesoemodiningrat Soerjohadikoesoemo", "Ana", "Muhammad Rizky Al-Fatih Nur Hidayatullah", "O'Brien",
    "Maria Fransiska Wilhelmina van der Capellen", "Yu", "Dewi Lestari",
)  # fmt: skip
MOTIFS = ("kawung", "truntum", "parang", "ceplok", "sekar-jagad", "tambal", "lereng", "nitik", "", "sekar-gelombang")
PROCESSES = ("", "sogan-solo", "kelengan", "", "sogan-yogya")
TITLES = ("", "Pagi", "The long way home from the harbour in the rainy season", "Tenang di tepi laut", "Calm")
CONSENTS = (
    "full",
    "full",
    "no show",
    "full",
    "no name",
    "full",
    "child",
    "no group",
    "full",
    "expired",
    "full",
    "missing",
)
"""In turn, one for each person; every twelve there is one of each kind."""


def make(folder: Path, count: int = 12) -> None:
    """Write recordings of ``count`` people, the forms and participants.csv into a folder, always the same."""
    folder.mkdir(parents=True, exist_ok=True)
    write_forms(folder, Brand("Gelombang", "", (), (), Words("", ""), "hello@example.org"))
    with (folder / "participants.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="", delimiter=";", lineterminator="\r\n")
        table.writeheader()
        table.writerows(_row(number, _record(folder, number)) for number in range(count))


def _record(folder: Path, number: int) -> str:
    """Write one person's recording and return the name of its file."""
    rng = np.random.default_rng([SEED, number])
    exponent, alpha_hz = float(rng.uniform(0.9, 1.7)), float(rng.uniform(8.4, 11.8))
    person = Person(exponent, float(rng.uniform(0.8, 1.4)), alpha_hz, float(rng.uniform(5.0, 14.0)))
    mood = Mood(0.0, float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.0, 3.0)), float(rng.uniform(3.0, 10.0)))
    kind = FORMATS[number % len(FORMATS)]
    path = folder / f"session-{number + 1:04d}.{kind}"

    def signals(channels: Sequence[str], sfreq: int, seconds: int) -> Array:
        return simulate(person, mood, channels, sfreq, seconds, 1000 + number)

    if kind == "edf":
        write_edf(path, signals(POSITIONS_8, 128, 70), POSITIONS_8, 128)
    elif kind == "vhdr":
        write_brainvision(path, signals(POSITIONS_8, 128, 66), POSITIONS_8, 128)
    elif kind == "csv":
        write_muse(path, signals(MUSE_4, 256, 60), 256)
    elif kind == "txt":
        write_openbci(path, signals(OPENBCI_8, 250, 60), 250)
    else:
        path = path.with_name(f"{path.stem}-raw.fif")
        write_fif(path, signals(POSITIONS_8, 160, 75), POSITIONS_8, 160)
    return path.name


def write_fif(path: Path, signals: Array, channels: Sequence[str], sfreq: int) -> None:
    """Write FIF through MNE, then blank the ids into which it writes the machine and the hour."""
    import mne

    info = mne.create_info(list(channels), float(sfreq), "eeg")
    raw = mne.io.RawArray(1e-6 * signals, info, verbose="error")
    raw.save(path, overwrite=True, verbose="error")
    held, at = bytearray(path.read_bytes()), 0
    while at + 16 <= len(held):
        # A tag: kind, type, size, and where the next one lies (0: at once, -1: nowhere).
        _, type_, size, following = struct.unpack_from(">iiii", held, at)
        if type_ == _FIF_ID:
            held[at + 20 : at + 16 + size] = bytes(size - 4)
        if following < 0:
            break
        at = following or at + 16 + size
    path.write_bytes(held)


_FIF_ID = 31
"""Type of a tag that holds an id: version, machine, seconds, microseconds."""


def _row(number: int, file: str) -> Mapping[str, str]:
    """Return a person's row of the table."""
    kind, turn = CONSENTS[number % len(CONSENTS)], number // len(CONSENTS)
    name = NAMES[number % len(NAMES)] + (f" {turn + 1}" if turn else "")
    row = {
        "file": file,
        "id": public_id(number),
        "name": "" if number % 17 == 16 else name,
        "motif": MOTIFS[number % len(MOTIFS)],
        "process": PROCESSES[number % len(PROCESSES)],
        "motif_name": "Sekar Kenanga" if number % 4 == 1 else "",
        "title": TITLES[number % len(TITLES)],
        "lang": ("id", "en", "")[number % 3],
        "condition": "eyes_closed",
    }
    return row if kind == "missing" else {**row, **_consent(kind, row["lang"] or "id")}


def _consent(kind: str, lang: str) -> Mapping[str, str]:
    refused = {"no show": {"show", "show_name", "film", "sell"}, "no name": {"show_name"}, "no group": {"group"}}
    ending = ("2026-01-10", "2026-03-01") if kind == "expired" else ("2026-11-02", "2099-12-31")
    answers = {purpose: "no" if purpose in refused.get(kind, ()) else "yes" for purpose in PURPOSES}
    return {
        "consent_text": f"{'child' if kind == 'child' else 'consent'}.{lang}",
        "consent_lang": lang,
        "signed_on": ending[0],
        "signed_by": "parent" if kind == "child" else "person",
        "until": ending[1],
        **answers,
    }


def public_id(number: int) -> str:
    """Return an id like those that ``campaign init`` gives: letters and digits by luck."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    drawn = np.random.default_rng([SEED, 7, number]).integers(0, len(letters), 8)
    return "p" + "".join(letters[k] for k in drawn.tolist())


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 12)
    (Path(sys.argv[1]) / "campaign.toml").write_text(PLAN, encoding="utf-8")

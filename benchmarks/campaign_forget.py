"""Forget people of a campaign one after the other, and look at every byte with other eyes than the command's.

    python -m benchmarks.campaign_forget [PEOPLE [FORGOTTEN]]    20 made-up people, five of them forgotten

The campaign has pictures, cards, contact sheets, two cloths of all and the archive's report. After each
one forgotten: which of the others' files changed (only things of groups may), and in which file the id,
the name (of five letters or more), the recording's name or its SHA-256 still stand, in the clear or in
anything that inflates.
"""

import csv
import hashlib
import re
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from samples.make_participants import make

_PLAN = """langs = ["id", "en"]
deliverables = ["feed-1080x1080", "card-a6", "contact-sheet", "group-sekar-jagad", "group-lereng"]
[campaign]
name = "Twenty"
contact = "nobody@example.org"
[cloth]
size_cm = [25, 25]
"""
_SHORT = 4
"""Letters that come together by chance in pixels."""
_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
"""How what zlib packs begins: streams of a PDF, texts and pixels of a PNG."""


@dataclass(frozen=True)
class _Person:
    id: str
    name: str
    files: tuple[str, ...]
    hashes: tuple[str, ...]


def main(words: Sequence[str]) -> int:
    """Make a campaign, forget people of it, and say what was found; 1 where anything was."""
    count, forgotten = (int(word) for word in (*words, "20", "5")[:2]) if words else (20, 5)
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="batik-gen-forget-") as name:
        folder = Path(name)
        make(folder, count)
        (folder / "campaign.toml").write_text(_PLAN, encoding="utf-8")
        people = _people(folder)
        _command("run", str(folder))
        _command("report", str(folder), "--for", "archive")
        step = max(1, len(people) // forgotten)
        for person in people[::step][:forgotten]:
            before = _sums(folder)
            begun = time.perf_counter()
            _command("forget", str(folder), person.id, "--yes")
            took = time.perf_counter() - begun
            changed = _changed(before, _sums(folder), person)
            still = sorted(set(_still(folder, person)))
            wrong += len(still)
            print(
                f"{took:.0f} s; of others changed: {', '.join(changed) or 'nothing'}; still there: {still or 'nothing'}"
            )
    return int(wrong > 0)


def _command(word: str, *rest: str) -> None:
    words = [sys.executable, "-m", "batik_gen", "campaign", word, *rest]
    ended = subprocess.run(words, check=False, capture_output=True, text=True)
    if ended.returncode:
        print(f"campaign {word} ended with {ended.returncode}: {ended.stdout}{ended.stderr}", flush=True)


def _people(folder: Path) -> list[_Person]:
    table = (folder / "participants.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(table.splitlines(), dialect=csv.Sniffer().sniff(table.splitlines()[0], ",;\t"))
    out = []
    for row in rows:
        paths = [folder / part.strip() for part in (row.get("file") or row["berkas"]).split("|")]
        sums = tuple(hashlib.sha256(path.read_bytes()).hexdigest() for path in paths)
        out.append(
            _Person(row["id"], (row.get("name") or row.get("nama") or "").strip(), tuple(p.name for p in paths), sums)
        )
    return out


def _sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _changed(before: dict[str, str], after: dict[str, str], person: _Person) -> list[str]:
    """Return files of others whose bytes changed or that are gone, in what was made."""
    others = {name: was for name, was in before.items() if name.startswith("output/") and person.id not in name}
    return [name for name, was in others.items() if after.get(name) != was]


def _still(folder: Path, person: _Person) -> Iterator[str]:
    needles = [
        word.encode()
        for word in (person.id, person.name if len(person.name) > _SHORT else "", *person.files, *person.hashes)
        if word
    ]
    needles += [bytes.fromhex(each) for each in person.hashes]
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            for content in _contents(path.read_bytes()):
                if any(needle.lower() in content.lower() for needle in needles):
                    yield path.relative_to(folder).as_posix()


def _contents(content: bytes) -> Iterator[bytes]:
    yield content
    for found in _STREAM.finditer(content):
        try:
            yield zlib.decompressobj().decompress(content[found.start() :], 1 << 22)
        except zlib.error:
            continue


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

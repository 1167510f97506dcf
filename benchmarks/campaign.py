"""Measure a campaign: how long, how much memory and disk; a second run, another colour; many rows; more on paper.

    python -m benchmarks.campaign people [N]    N made-up people (200), eight things each, with 1 and 2 processes
    python -m benchmarks.campaign rows [N]      N rows (10,000), 1 % of them broken in ten ways, things made in a moment
    python -m benchmarks.campaign paper SECONDS MEGABYTES    100,000 people by what one took

On a busy machine compare CPU seconds.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from batik_gen.campaign.running import tasks
from batik_gen.campaign.running.events import Began, Ended, PersonDone
from batik_gen.campaign.running.keys import shown_of
from batik_gen.campaign.running.manifest import opened
from batik_gen.campaign.running.places import manifest_of
from batik_gen.campaign.running.run import Order, run
from batik_gen.campaign.running.setting import Setting
from batik_gen.campaign.values.consent import Consent, Signer
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.plan import Plan
from batik_gen.campaign.values.report import State
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable, SafeArea
from batik_gen.deliverables.values.job import Job, Maker, Member
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.eeg.measuring.pieces import measure_file
from batik_gen.values.portrait import Portrait
from batik_gen.values.reading import Reading
from batik_gen.values.words import Words
from samples.make_participants import make

_THINGS = (
    "feed-1080x1080", "feed-1080x1350", "story-1080x1920", "landscape-1920x1080", "card-a6", "swatch-card",
    "wall-label", "legend-public",
)  # fmt: skip
_TOML = """langs = ["id", "en"]
deliverables = [{things}]
[campaign]
name = "Two hundred"
contact = "nobody@example.org"
[cloth]
size_cm = [25, 25]
process = "{process}"
"""
_DAY = "2026-11-29"
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def people(count: int) -> None:
    """Measure whole runs of made-up people, with everything a package makes."""
    with tempfile.TemporaryDirectory(prefix="batik-gen-campaign-") as name:
        first = Path(name) / "one"
        make(first, count)
        second = Path(name) / "two"
        shutil.copytree(first, second)
        for folder, jobs in ((first, 1), (second, 2)):
            _write_plan(folder, "")
            print(f"{jobs} jobs: {_timed(folder, jobs)}, {_megabytes(folder / 'output'):.0f} MB made", flush=True)
        print(f"again: {_timed(second, 2)}", flush=True)
        _write_plan(second, "kelengan")
        print(f"another colour: {_timed(second, 2)}", flush=True)
        print(f"Portraits: {_megabytes(second / 'work' / 'portraits'):.1f} MB")
        print(f"manifest: {manifest_of(second).stat().st_size / 1e6:.2f} MB")


def _write_plan(folder: Path, process: str) -> None:
    things = ", ".join(f'"{name}"' for name in _THINGS)
    (folder / "campaign.toml").write_text(_TOML.format(things=things, process=process), encoding="utf-8")


def _timed(folder: Path, jobs: int) -> str:
    """Run a campaign as a command; return its wall and CPU seconds and the most memory of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    words = [sys.executable, "-m", "batik_gen", "campaign", "run", str(folder), "--jobs", str(jobs)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    last = [line for line in ended.stdout.splitlines() if "Made" in line or "nothing" in line]
    return f"{wall:.1f} s, {cpu:.1f} s of CPU, at most {after.ru_maxrss / 1024:.0f} MB a process; {' '.join(last)}"


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def rows(count: int) -> None:
    """Measure the run itself on many rows: one recording measured for all, things of a few bytes, some files broken."""
    with tempfile.TemporaryDirectory(prefix="batik-gen-rows-") as name:
        folder = Path(name)
        plan = _plan_of(folder, count)
        order = Order(_DAY, _tiny_maker_of)
        with _measured_once(folder):
            for turn in ("first", "again"):
                begun = time.perf_counter()
                memory: list[float] = []
                done = 0
                for event in run(plan, order, {}):
                    if isinstance(event, PersonDone):
                        done += 1
                        if done % max(count // 10, 1) == 0:
                            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
                    elif isinstance(event, Began):
                        print(f"{turn}: {event.due} due after {time.perf_counter() - begun:.2f} s", flush=True)
                    elif isinstance(event, Ended):
                        told = f"{event.made} made, {event.failed} failed"
                        print(f"{turn}: {told} in {time.perf_counter() - begun:.2f} s", flush=True)
                if memory:
                    print(f"memory after each tenth, MB: {', '.join(f'{each:.0f}' for each in memory)}")
        begun = time.perf_counter()
        with opened(manifest_of(folder)) as manifest:
            manifest.counts()
            kinds = manifest.reasons(State.FAILED)
        size = manifest_of(folder).stat().st_size
        print(
            f"status in {time.perf_counter() - begun:.3f} s; failed: {[(kind, people) for kind, people, *_ in kinds]}"
        )
        print(f"manifest: {size / 1e6:.1f} MB, {size / count:.0f} bytes a person")


def paper(seconds: float, megabytes: float) -> None:
    """Tell what 100,000 people take, by CPU seconds and megabytes of one."""
    count = 100_000
    for workers in (2, 16, 50):
        print(f"{workers} workers: {count * seconds / workers / 3600:.0f} hours")
    print(f"{count * megabytes / 1e6:.1f} TB")


def _tiny_maker_of(kind: str) -> Maker:
    return _tiny


def _tiny(job: Job) -> tuple[str, ...]:
    name = f"{job.stem}{job.deliverable.ending}"
    (job.folder / name).write_text(job.members[0].shown.id)
    return (name,)


def _plan_of(folder: Path, count: int) -> Plan:
    """Return a plan of many people with one good recording, every hundredth with one of ten that are broken."""
    broken = _break_samples(folder)
    consent = Consent("v1", "0" * 64, "en", "2026-01-01", "2099-12-31", Signer.PERSON, frozenset(Purpose))
    nothing = Words("", "")
    people = tuple(
        Participant(
            id=f"R{number:07d}", files=(broken[number // 100 % 10] if number % 100 == 50 else folder / "good.edf",),
            name="", motif="kawung", variant="", process="", motif_name="", title="", story=nothing, credit="", lang="",
            condition="unknown", reading=Reading(), consent=consent, row=number + 2,
        )
        for number in range(count)
    )  # fmt: skip
    things = tuple(
        Deliverable(
            name, "tiny", Words(name, name), nothing, frozenset(), "person", False, None, None, None, SafeArea(),
            ".txt", 0, "",
        )
        for name in _THINGS
    )  # fmt: skip
    brand = Brand("Rows", "", (), (), Words("No diagnosis.", "Bukan diagnosis."), "")
    return Plan(folder, brand, things, people, ("en",), 1, 0.75, True, (250.0, 250.0))


def _break_samples(folder: Path) -> list[Path]:
    """Write one good recording, its Portrait and ten that cannot be used, and return these."""
    good = (SAMPLES / "person-one-calm.edf").read_bytes()
    (folder / "good.edf").write_bytes(good)
    measure_file(folder / "good.edf").save(folder / "good.json")
    header = int(good[184:192])
    kinds = {
        "empty.edf": b"",
        "text.edf": b"call me back\n" * 40,
        "half-header.edf": good[: header // 2],
        "header-alone.edf": good[:header],
        "flat.edf": good[:header] + bytes(len(good) - header),
        "picture.edf": b"\x89PNG\r\n\x1a\n" + bytes(400),
        "zeros.edf": bytes(5000),
        "short.edf": good[:236] + b"2       " + good[244 : header + (len(good) - header) // 60],
        "no-rate.csv": b"a,b\n" + b"1,2\n" * 500,
        "half.zip": b"PK\x03\x04" + bytes(300),
    }
    for name, content in kinds.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in kinds]


@contextmanager
def _measured_once(folder: Path) -> Iterator[None]:
    """Let everybody whose recording is good have the Portrait and the Design of the one that they all name."""
    good = Portrait.load(folder / "good.json")
    before, designing = tasks.portrait_of, tasks.member_of
    designed: list[Member] = []

    def portrait_of(setting: Setting, person: Participant, key: str) -> Portrait:
        return good if person.files[0].name == "good.edf" else before(setting, person, key)

    def member_of(setting: Setting, person: Participant, portrait: Portrait) -> Member:
        if not designed:
            designed.append(designing(setting, person, portrait))
        return replace(designed[0], shown=shown_of(person, setting.plan, setting.today))

    tasks.portrait_of, tasks.member_of = portrait_of, member_of
    try:
        yield
    finally:
        tasks.portrait_of, tasks.member_of = before, designing


if __name__ == "__main__":
    if sys.argv[1:2] == ["paper"]:
        paper(float(sys.argv[2]), float(sys.argv[3]))
    elif sys.argv[1:2] == ["rows"]:
        rows(int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    else:
        people(int(sys.argv[2]) if len(sys.argv) > 2 else 200)

"""What outputs are called: after the recording, with whatever of the cloth is not as it is by default."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from batik_gen.cli.options.sizes import DEFAULT_MM, Dimensions, choose_format
from batik_gen.values.errors import BadSize, CannotWrite

DEFAULT_MOTIF, DEFAULT_SEED = "truntum", 1

_PACKED = (".gz", ".bz2", ".xz", ".zip")


@dataclass(frozen=True)
class ClothWords:
    """Hold what of a cloth its name may tell.

    Parameters
    ----------
    motif, variant, process, cloth
        Names; empty where nothing was chosen.
    format, usual_mm
        Its size, and the size that its format of cloth has by default.
    seed
        The seed.
    lang
        Language of the legend.
    usual_process
        The process that the motif has where none was chosen.
    """

    motif: str
    variant: str
    process: str
    cloth: str
    format: Dimensions
    usual_mm: tuple[float, float] | None
    seed: int
    lang: str
    usual_process: str

    def told(self) -> list[str]:
        """Return what is not as it is by default, in the order in which a name tells it."""
        told = [
            self.cloth,
            "" if self.motif == DEFAULT_MOTIF else self.motif,
            self.variant,
            self.process,
            *self._size_told(),
            "" if self.seed == DEFAULT_SEED else f"seed{self.seed}",
        ]
        return [word for word in told if word]

    def _size_told(self) -> tuple[str, ...]:
        """Tell of size and pixels what does not follow from the rest by default."""
        size, px = self.format.size_mm, self.format.px
        usual = size == (self.usual_mm or DEFAULT_MM)
        if self._is_default(size, None):
            return () if usual else (_mm(size),)
        # Pixels alone show a part of one motif, or the whole of a cloth that has a size of its own.
        alone = usual if self.usual_mm else self._is_default(None, px)
        return (_px(px),) if alone else (_mm(size), _px(px))

    def _is_default(self, size: tuple[float, float] | None, px: tuple[int, int] | None) -> bool:
        """Tell whether a size or pixels alone would have given this format."""
        try:
            return self.format == choose_format(size, px, None)
        except BadSize:
            return False

    def fields(self) -> dict[str, str | int]:
        """Return what a template may take of it."""
        return {
            "motif": self.motif,
            "variant": self.variant,
            "process": self.process or self.usual_process,
            "cloth": self.cloth,
            "size": _mm(self.format.size_mm),
            "px": _px(self.format.px),
            "seed": self.seed,
            "lang": self.lang,
        }


def _mm(size: tuple[float, float]) -> str:
    return f"{size[0]:.10g}x{size[1]:.10g}mm"


def _px(px: tuple[int, int]) -> str:
    return f"{px[0]}x{px[1]}"


def cloth_name(template: str | None, stem: str, folder: str, number: int, words: ClothWords) -> str:
    """Return the name of a cloth: as the template says, else the recording's and what is not by default.

    Raises
    ------
    CannotWrite
        If what the template gives is no name that files can begin with.
    """
    if template is None:
        return "-".join([stem, *words.told()])
    return checked_stem(template.format(stem=stem, folder=folder, number=number, **words.fields()))


def stem_of(recording: Path) -> str:
    """Return a recording's name without its ending, as ``rec`` for ``rec.fif.gz``."""
    name = recording.with_suffix("") if recording.suffix.lower() in _PACKED else recording
    return name.stem


def checked_stem(name: str) -> str:
    """Return a name that files may begin with; raises CannotWrite where it is none."""
    if not name.strip() or set(name) & set('/\\:*?"<>|') or name.startswith("."):
        raise CannotWrite(f"files cannot be called '{name}'; give a plain name, as person-one")
    return name.strip()


def check_different(names: Iterable[str]) -> None:
    """Refuse a template that gives two recordings one name; raises UsageError."""
    name, count = Counter(map(_key, names)).most_common(1)[0]
    if count > 1:
        raise click.UsageError(
            f"{count} recordings would all be called '{name}'; put {{stem}} or {{number}} into --output-name"
        )


def stems_of(recordings: Sequence[Path]) -> list[str]:
    """Return a name for each recording: its own, with folders before or the ending behind where two share it."""
    alike: dict[str, list[Path]] = {}
    for recording in recordings:
        alike.setdefault(_key(stem_of(recording)), []).append(recording)
    taken: Counter[str] = Counter()
    stems = []
    for recording in recordings:
        stem = _told_apart(recording, alike[_key(stem_of(recording))])
        taken[_key(stem)] += 1
        stems.append(stem if taken[_key(stem)] == 1 else f"{stem}-{taken[_key(stem)]}")
    return stems


def _told_apart(recording: Path, alike: Sequence[Path]) -> str:
    """Put before a name as many folders as tell it from the others, and its ending behind where that is needed."""
    if len(alike) == 1:
        return stem_of(recording)
    folders = {path: path.absolute().parent.parts[1:] for path in alike}
    deepest = max(map(len, folders.values()))
    ways = [(depth, ending) for ending in (False, True) for depth in range(deepest + 1)]
    # One folder is a better difference than none but the ending, unless the folder is the same.
    for depth, ending in sorted(ways, key=lambda way: (way[0] + way[1], way[1])):
        names = {path: _joined(path, folders[path], depth, ending) for path in alike}
        if Counter(map(_key, names.values()))[_key(names[recording])] == 1 and _all_differ(names.values()):
            return names[recording]
    return stem_of(recording)


def _joined(path: Path, folders: Sequence[str], depth: int, ending: bool) -> str:
    before = folders[len(folders) - depth :] if depth else ()
    behind = path.name[len(stem_of(path)) + 1 :].lower().replace(".", "-")
    return "-".join([*before, stem_of(path), *((behind,) if ending and behind else ())])


def _all_differ(names: Iterable[str]) -> bool:
    return max(Counter(map(_key, names)).values()) == 1


def _key(name: str) -> str:
    """Return what two names share that some file system takes for one."""
    return unicodedata.normalize("NFC", name).casefold()

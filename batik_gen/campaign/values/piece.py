"""One thing made for one person or group: how far it is, and its files."""

from dataclasses import dataclass

from batik_gen.campaign.values.report import State

GROUP = ""
"""Stands for the id of a person where a thing is of a group."""


@dataclass(frozen=True)
class MadeFile:
    """Hold a file that was made.

    Parameters
    ----------
    name
        Its path from the folder ``output``, with ``/``.
    size, changed_ns
        Bytes, and when the disk says it was changed, by which it is known again without being read.
    sha256
        Of its bytes.
    """

    name: str
    size: int
    changed_ns: int
    sha256: str


@dataclass(frozen=True)
class Piece:
    """Hold how far one deliverable of one person, in one language, is.

    Parameters
    ----------
    person
        The public id, or ``GROUP``.
    deliverable
        Its id.
    lang
        ``en`` or ``id``, or empty where it has no words.
    state
        How far it is.
    key
        Digest of all that it depends on; the same key, the same bytes.
    kind
        Why it is not made: a class of refusal, or what consent lacks, as ``expired``.
    reason
        The sentence of the refusal, without names.
    seconds
        How long it took.
    files
        Those that were made.
    """

    person: str
    deliverable: str
    lang: str
    state: State = State.WAITING
    key: str = ""
    kind: str = ""
    reason: str = ""
    seconds: float = 0.0
    files: tuple[MadeFile, ...] = ()

    @property
    def what(self) -> str:
        """Deliverable and language, as ``card-a6-id``."""
        return "-".join(part for part in (self.deliverable, self.lang) if part)

    @property
    def stem(self) -> str:
        """How the name of every file of it begins; a point or a hyphen follows."""
        return "-".join(part for part in (self.person or self.deliverable, self.lang) if part)

    def is_called(self, name: str) -> bool:
        """Tell whether the name of a file is one of its."""
        return name.startswith((f"{self.stem}.", f"{self.stem}-"))


@dataclass(frozen=True)
class Measured:
    """Hold that a person's recordings were measured, or why they could not be.

    Parameters
    ----------
    person
        The public id.
    stamp
        Sizes and times of the files, by which they are known again without being read.
    content
        Digest of their bytes.
    portrait
        Name of the Portrait among those that are kept: digest of content, settings and version.
    kind, reason
        Why there is none, or empty.
    """

    person: str
    stamp: str
    content: str
    portrait: str
    kind: str = ""
    reason: str = ""

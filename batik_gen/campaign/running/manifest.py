"""The manifest: every piece of a campaign, how far it is, why not, and its files with SHA-256, in SQLite.

Public ids are all it knows of people. What is deleted is overwritten (``secure_delete``), and ``vacuum``
leaves no byte of it in file or log.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from batik_gen.campaign.running.places import writing_there
from batik_gen.campaign.values.piece import MadeFile, Measured, Piece
from batik_gen.campaign.values.report import State
from batik_gen.values.errors import BadSettings, CannotWrite

SCHEMA = 1
_TABLES = """
CREATE TABLE pieces (
  person TEXT, deliverable TEXT, lang TEXT, state TEXT, key TEXT, kind TEXT, reason TEXT, seconds REAL,
  PRIMARY KEY (person, deliverable, lang)
) WITHOUT ROWID;
CREATE TABLE files (
  person TEXT, deliverable TEXT, lang TEXT, name TEXT, size INTEGER, changed_ns INTEGER, sha256 TEXT,
  PRIMARY KEY (person, deliverable, lang, name)
) WITHOUT ROWID;
CREATE TABLE measured (
  person TEXT PRIMARY KEY, stamp TEXT, content TEXT, portrait TEXT, kind TEXT, reason TEXT
) WITHOUT ROWID;
CREATE TABLE texts (name TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID;
"""


class Manifest:
    """Hold the manifest of a campaign, open."""

    def __init__(self, path: Path) -> None:
        """Open or begin it; raises BadSettings where it is none of this version's, CannotWrite where it cannot be."""
        with writing_there(), _telling():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None)
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
                self._db.execute(f"PRAGMA {pragma}")
            path.chmod(0o600)
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if not version:
                self._db.executescript(f"BEGIN;{_TABLES}PRAGMA user_version={SCHEMA};COMMIT;")
        if version not in (0, SCHEMA):
            raise BadSettings(
                f"the manifest is of another version of batik-gen (schema {version}, here {SCHEMA}); "
                "use that version, or take the folder 'work' away and run again"
            )

    def close(self) -> None:
        """Close it."""
        self._db.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all or none; raises CannotWrite, as where the disk is full."""
        with _telling():
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def pieces_of(self, person: str) -> Mapping[tuple[str, str], Piece]:
        """Return the pieces of a person, or of groups, by deliverable and language."""
        made: dict[tuple[str, str], list[MadeFile]] = {}
        for deliverable, lang, *file in self._db.execute(
            "SELECT deliverable, lang, name, size, changed_ns, sha256 FROM files WHERE person=?", (person,)
        ):
            made.setdefault((deliverable, lang), []).append(MadeFile(*file))
        rows = self._db.execute(
            "SELECT deliverable, lang, state, key, kind, reason, seconds FROM pieces WHERE person=?", (person,)
        )
        return {
            (deliverable, lang): Piece(
                person,
                deliverable,
                lang,
                State(state),
                key,
                kind,
                why,
                seconds,
                tuple(made.get((deliverable, lang), ())),
            )
            for deliverable, lang, state, key, kind, why, seconds in rows
        }

    def note(self, pieces: Iterable[Piece]) -> None:
        """Write how far pieces are, within ``writing``."""
        for piece in pieces:
            place = (piece.person, piece.deliverable, piece.lang)
            self._db.execute("DELETE FROM files WHERE person=? AND deliverable=? AND lang=?", place)
            self._db.execute(
                "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*place, piece.state.value, piece.key, piece.kind, piece.reason, piece.seconds),
            )
            self._db.executemany(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(*place, f.name, f.size, f.changed_ns, f.sha256) for f in piece.files],
            )

    def drop(self, pieces: Iterable[Piece]) -> None:
        """Delete pieces, within ``writing``."""
        places = [(piece.person, piece.deliverable, piece.lang) for piece in pieces]
        for table in ("pieces", "files"):
            self._db.executemany(f"DELETE FROM {table} WHERE person=? AND deliverable=? AND lang=?", places)

    def measured(self, person: str) -> Measured | None:
        """Return what is known of a person's recordings."""
        row = self._db.execute("SELECT * FROM measured WHERE person=?", (person,)).fetchone()
        return Measured(*row) if row else None

    def note_measured(self, measured: Measured) -> None:
        """Write what is known of a person's recordings, within ``writing``."""
        self._db.execute(
            "INSERT OR REPLACE INTO measured VALUES (?, ?, ?, ?, ?, ?)",
            (measured.person, measured.stamp, measured.content, measured.portrait, measured.kind, measured.reason),
        )

    def drop_measured(self, person: str) -> None:
        """Delete what is known of a person's recordings, within ``writing``."""
        self._db.execute("DELETE FROM measured WHERE person=?", (person,))

    def portraits(self) -> set[str]:
        """Return the name of every Portrait that is kept for somebody."""
        return {portrait for (portrait,) in self._db.execute("SELECT portrait FROM measured")}

    def people(self) -> set[str]:
        """Return the id of everybody of whom something is written."""
        rows = self._db.execute("SELECT person FROM pieces UNION SELECT person FROM measured")
        return {person for (person,) in rows if person}

    def texts(self) -> Mapping[str, str]:
        """Return the SHA-256 of each consent text when it was first used, by name."""
        return dict(self._db.execute("SELECT name, sha256 FROM texts").fetchall())

    def note_texts(self, texts: Mapping[str, str]) -> None:
        """Write consent texts that are new, within ``writing``."""
        self._db.executemany("INSERT OR IGNORE INTO texts VALUES (?, ?)", list(texts.items()))

    def has_hash(self, sha256: str) -> bool:
        """Tell whether a file has that hash."""
        return self._db.execute("SELECT 1 FROM files WHERE sha256=? LIMIT 1", (sha256,)).fetchone() is not None

    def counts(self) -> Mapping[tuple[str, State], int]:
        """Return how many pieces of each deliverable are in each state."""
        rows = self._db.execute("SELECT deliverable, state, count(*) FROM pieces GROUP BY deliverable, state")
        return {(deliverable, State(state)): count for deliverable, state, count in rows}

    def reasons(self, state: State) -> Sequence[tuple[str, int, str, str]]:
        """Return why pieces are in that state: kind, how many people, one of them, one sentence; most first."""
        return self._db.execute(
            "SELECT kind, count(DISTINCT person), min(person), min(reason) FROM pieces WHERE state=?"
            " GROUP BY kind ORDER BY 2 DESC, 1",
            (state.value,),
        ).fetchall()

    def sizes(self) -> Mapping[str, tuple[float, float]]:
        """Return for each deliverable the mean bytes and seconds of the pieces that are made."""
        rows = self._db.execute(
            "SELECT p.deliverable, sum(f.size) * 1.0 / count(DISTINCT p.person || ' ' || p.lang), avg(p.seconds)"
            " FROM pieces p JOIN files f USING (person, deliverable, lang) WHERE p.state=? GROUP BY p.deliverable",
            (State.MADE.value,),
        )
        return {deliverable: (size, seconds) for deliverable, size, seconds in rows}

    def every_piece(self) -> Iterator[Piece]:
        """Yield every piece with its files, people in the order of their ids, groups first."""
        for (person,) in self._db.execute("SELECT DISTINCT person FROM pieces ORDER BY person").fetchall():
            yield from (piece for _, piece in sorted(self.pieces_of(person).items()))

    def vacuum(self) -> None:
        """Leave no byte of what was deleted in the file or its log; raises CannotWrite."""
        with _telling():
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def opened(path: Path) -> Iterator[Manifest]:
    """Open the manifest for a time; raises as it does."""
    manifest = Manifest(path)
    try:
        yield manifest
    finally:
        manifest.close()


@contextmanager
def _telling() -> Iterator[None]:
    """Say in a sentence what SQLite has against it; raises CannotWrite or BadSettings."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CannotWrite(
            f"the manifest cannot be written ({error}); free some space, and run again: it goes on"
        ) from None
    except sqlite3.DatabaseError as error:
        raise BadSettings(f"the manifest is damaged ({error}); take the folder 'work' away and run again") from None

"""One row of participants.csv, asked for what its cells must hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from batik_gen.campaign.clock import is_day
from batik_gen.campaign.plan.columns import answers, columns
from batik_gen.campaign.plan.problems import Problems
from batik_gen.campaign.plan.sheet import Row


@dataclass(frozen=True)
class Cells:
    """Hold a row, where each column stands in it, and where problems are noted.

    Parameters
    ----------
    row
        The row.
    places
        Number of the cell of each column, by its key.
    header
        Of each cell, as it is written.
    problems
        Where what is wrong is noted.
    """

    row: Row
    places: Mapping[str, int]
    header: tuple[str, ...]
    problems: Problems

    def text(self, key: str, most: int = 0) -> str:
        """Return what a cell says, empty where there is none; with ``most``, note where it is longer."""
        place = self.places.get(key, -1)
        said = self.row.cells[place] if 0 <= place < len(self.row.cells) else ""
        if most and len(said) > most:
            self.wrong(key, "too_long", length=len(said), most=most)
        return said

    def texts(self, key: str) -> tuple[str, ...]:
        """Return what a cell says with ``|`` between."""
        return tuple(part.strip() for part in self.text(key).split("|") if part.strip())

    def wrong(self, key: str, problem: str, /, *, grave: bool = True, **values: object) -> None:
        """Note a problem of a cell."""
        name = self.header[self.places[key]] if key in self.places else name_of(key, self.problems.lang)
        self.problems.add(self.row.line, name, problem, grave=grave, **values)

    def answer(self, key: str, kind: str, *, needed: bool = True) -> str:
        """Return what an answer means; empty, and a problem, where it is not known."""
        said = self.text(key)
        meant = answers(kind).get(" ".join(said.lower().split()))
        if meant is not None:
            return meant
        if said or needed:
            known = ", ".join(answer for answer in answers(kind) if answer)
            self.wrong(key, "unknown_answer" if said else "no_answer", found=said, known=known)
        return ""

    def day(self, key: str) -> str:
        """Return a day; empty, and a problem, where it is none."""
        said = self.text(key)
        if is_day(said):
            return said
        self.wrong(key, "no_day" if said else "day_missing", found=said)
        return ""

    def number(self, key: str, low: float, high: float) -> float | None:
        """Return a number, with a comma as well, or None."""
        said = self.text(key)
        if not said:
            return None
        try:
            number = float(said.replace(",", "."))
        except ValueError:
            number = low - 1.0
        if low <= number <= high:
            return number
        self.wrong(key, "no_number", found=said, low=f"{low:g}", high=f"{high:g}")
        return None


def name_of(key: str, lang: str) -> str:
    """Return what a column is called in a language."""
    return next(column.names.say(lang) for column in columns() if column.key == key)

"""What is wrong or worth a look in the files of a plan, by file, line and column."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from batik_gen.deliverables.texts.table import text
from batik_gen.values.errors import BatikGenError
from batik_gen.values.words import visible


@dataclass(frozen=True)
class Problem:
    """Hold one thing that was found.

    Parameters
    ----------
    file, line, column
        Where; line 0 and no column where it is about the whole.
    said
        What was found, what was expected and what to do, in one sentence.
    grave
        Whether it has to be mended before a run; else it is worth a look.
    """

    file: str
    line: int
    column: str
    said: str
    grave: bool = True


class BadPlan(BatikGenError):
    """Signal a plan that has to be mended first; all that is wrong with it is in ``problems``."""

    def __init__(self, why: str, problems: Iterable[Problem]) -> None:
        super().__init__(why)
        self.problems = tuple(problems)


@dataclass
class Problems:
    """Gather what is found in one file, in a language."""

    file: str
    lang: str
    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, column: str, key: str, /, *, grave: bool = True, **values: object) -> None:
        """Note a problem by the key of its sentence in ``plan.toml``; what others wrote is quoted safely."""
        safe = {name: _quoted(value) if name == "found" else value for name, value in values.items()}
        self.found.append(Problem(self.file, line, column, text(f"plan.{key}", self.lang, **safe), grave))


_MOST_QUOTED = 60


def _quoted(value: object) -> object:
    if not isinstance(value, str):
        return value
    return visible(value if len(value) <= _MOST_QUOTED else f"{value[:_MOST_QUOTED]}...")

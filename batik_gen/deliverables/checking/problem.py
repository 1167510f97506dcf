"""What is wrong with one file, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from batik_gen.deliverables.texts.table import NO_OWN, text
from batik_gen.values.words import Words


@dataclass(frozen=True)
class Problem:
    """Hold what was found in one file.

    Parameters
    ----------
    file
        Its name.
    key
        Of the sentence in ``texts/declared/checking.toml`` that says what was found and what to do.
    values
        What stands in it.
    """

    file: str
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, lang: str, own: Mapping[str, Words] = NO_OWN) -> str:
        """Return it as a sentence."""
        return f"{self.file}: {text(f'checking.{self.key}', lang, own, **self.values)}"

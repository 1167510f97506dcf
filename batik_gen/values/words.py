"""One text in the two languages of batik-gen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Hold one text in English and in Indonesian."""

    en: str
    id: str

    def say(self, lang: str) -> str:
        """Return the text in ``en`` or ``id``."""
        return self.id if lang == "id" else self.en

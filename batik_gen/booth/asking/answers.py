"""What a visitor answered: which text they were shown, what they allow, who signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from batik_gen.booth.asking.form import ASSENT, Form
from batik_gen.campaign.values.consent import Consent, Signer
from batik_gen.deliverables.values.purpose import Purpose
from batik_gen.values.design_fields import MOST_NAME
from batik_gen.values.errors import BadValue
from batik_gen.values.words import visible

_STEERING = "=+-@#|;\t"
"""With these a spreadsheet begins a formula, and our own tables a remark."""


@dataclass(frozen=True)
class Agreed:
    """Hold what a visitor agreed to, by whom, the name that may be shown, or none, and what the form asked at all."""

    consent: Consent
    name: str
    asked: frozenset[str]

    @property
    def lang(self) -> str:
        """The language in which they were asked."""
        return self.consent.lang

    @property
    def may_show(self) -> bool:
        """Whether others may see the cloth before the visitor does: where the form asks, by their yes alone."""
        return Purpose.SHOW in self.consent.allowed or Purpose.SHOW.value not in self.asked

    @property
    def may_film(self) -> bool:
        """Whether there may be a film: where the form does not ask, nobody but the visitor gets it."""
        return Purpose.FILM in self.consent.allowed or Purpose.FILM.value not in self.asked


def agreed_in(data: Mapping[str, Any], form: Form, today: str, until: str) -> Agreed:
    """Return what was answered.

    Parameters
    ----------
    data
        As the page sends it: ``sha256`` of the text it showed, ``answers`` by question, ``by``, ``name``.
    form
        The text as it is kept now.
    today, until
        The day, and the last one on which it holds.

    Raises
    ------
    BadValue
        If the text is another by now, if ``make`` or a child's own answer is not yes, or if it is no answer at all.
    """
    answers = data.get("answers")
    if not isinstance(answers, dict) or data.get("by") not in _SIGNERS:
        raise BadValue("the answers are not whole; begin again")
    if data.get("sha256") != form.sha256:
        raise BadValue("the text was changed meanwhile; read it once more")
    said_yes = {question.key for question in form.questions if answers.get(question.key) is True}
    needed = {Purpose.MAKE.value} | {question.key for question in form.questions if question.key == ASSENT}
    if not needed <= said_yes:
        raise BadValue("without a yes to that nothing is recorded, and nothing is kept")
    allowed = frozenset(Purpose(key) for key in said_yes - {ASSENT})
    consent = Consent(form.name, form.sha256, form.lang, today, until, Signer(data["by"]), allowed)
    name = _name(data.get("name")) if Purpose.NAME in allowed else ""
    return Agreed(consent, name, frozenset(question.key for question in form.questions))


_SIGNERS = frozenset(signer.value for signer in Signer)


def _name(given: object) -> str:
    """Return a name as one line that a table takes for nothing else."""
    line = " ".join(visible(given if isinstance(given, str) else "").split())
    return line.lstrip(_STEERING + " ")[:MOST_NAME].strip()

"""What a person allows, in what words it was asked, and until when."""

from dataclasses import dataclass
from enum import Enum

from batik_gen.deliverables.values.purpose import Purpose


class Signer(Enum):
    """Say who signed a consent: the person, or who answers for a child."""

    PERSON = "person"
    PARENT = "parent"
    GUARDIAN = "guardian"


@dataclass(frozen=True)
class Consent:
    """Hold what a person signed.

    Parameters
    ----------
    text
        Version of the text that was shown, by which its file in the campaign's folder ``consent`` is called.
    sha256
        Of that file as it was shown.
    lang
        Its language, ``en`` or ``id``.
    signed_on, until
        Days as ``2026-11-29``; ``until`` is the last day on which it holds.
    signed_by
        Who signed.
    allowed
        What is allowed; what is not named here is not.
    """

    text: str
    sha256: str
    lang: str
    signed_on: str
    until: str
    signed_by: Signer
    allowed: frozenset[Purpose]

    def allows(self, purposes: frozenset[Purpose], today: str) -> bool:
        """Tell whether all these purposes are allowed on a day; no purpose is without ``MAKE``."""
        return self.signed_on <= today <= self.until and purposes | {Purpose.MAKE} <= self.allowed

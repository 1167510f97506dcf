"""What a visitor is told when it did not work: what they can mend, or whom to ask; never what is meant for a maker."""

from batik_gen.deliverables.texts.refusals import refusal_in_both
from batik_gen.values.words import Words, sentence

_OF_THE_WAVE = ("NotEnoughEEG",)
"""Refusals whose own sentence tells a visitor what to do: too short, no contact, too restless."""

_OF_THE_HEADSET = Words(
    "The headset sends nothing: no EEG signal is found. Please ask whoever looks after the booth to switch it on.",
    "Alat di kepala tidak mengirim apa-apa: sinyal EEG tidak ditemukan. Mintalah penjaga stan menyalakannya.",
)
_OF_THE_MACHINE = Words(
    "Something in this machine went wrong; it was not you, and not your waves. Try once more, "
    "and if it happens again, tell whoever looks after the booth.",
    "Ada yang salah pada mesin ini; bukan karena Anda atau gelombang Anda. Coba sekali lagi, "
    "dan bila terulang, beri tahu penjaga stan.",
)


def for_visitor(kind: str, said: str, lang: str) -> str:
    """Return why it did not work, in words for a visitor.

    Parameters
    ----------
    kind, said
        Class of the refusal and its sentence.
    lang
        ``en`` or ``id``.
    """
    if kind in _OF_THE_WAVE:
        return sentence(refusal_in_both(kind, said).say(lang))
    return (_OF_THE_HEADSET if kind == "NoStream" else _OF_THE_MACHINE).say(lang)


def for_keeper(kind: str, said: str) -> str:
    """Return what is told on the terminal to whoever looks after the booth; nothing where a visitor can mend it."""
    return "" if kind in _OF_THE_WAVE else f"a visit could not go on: {said}"

"""The voice of a cloth: how far people stand apart on it. Kept light, so that the command line can name its default."""

from batik_gen.values.errors import BadValue

DEFAULT_VOICE = 0.75
"""Chosen by measurement: docs/sources.md#voice."""


def check_voice(voice: float) -> None:
    """Refuse a voice that is none; raises BadValue."""
    if not 0.0 <= voice <= 1.0:
        raise BadValue(f"the voice is set to {voice:g}; it must lie between 0, quiet, and 1, loud")

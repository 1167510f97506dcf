"""The one clock of a campaign: which day it is. Everything else is told the day."""

from datetime import date, timedelta


def today() -> str:
    """Return the day on this machine, as ``2026-11-29``."""
    return date.today().isoformat()  # noqa: DTZ011 - a consent ends with the day of those who gave it, here


def day_after(day: str, days: int) -> str:
    """Return the day so many days after another, both as ``2026-11-29``."""
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def is_day(text: str) -> bool:
    """Tell whether a text is a day that there is, written as ``2026-11-29``."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

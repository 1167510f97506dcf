"""The one source of chance in a campaign: public ids, and what is looked at again."""

import secrets
from collections.abc import Container, Sequence
from typing import TypeVar

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0 and O, no 1, I and L, no U that a hand writes like V."""
LENGTH = 8
"""30 to the 8th are 6.6e11: of 100,000 people no two are likely alike (1 in 130), and two alike are drawn again."""

Item = TypeVar("Item")


def new_id(taken: Container[str] = ()) -> str:
    """Return a random public id that is not taken; it says nothing of person or recording."""
    while True:
        made = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        # One of digits alone, or like 23E45678, a spreadsheet would take for a number.
        if made not in taken and sum(letter.isalpha() for letter in made) > 1:
            return made


def some(items: Sequence[Item], count: int) -> list[Item]:
    """Return as many of them, each at most once, chosen by chance, in their order."""
    chosen = secrets.SystemRandom().sample(range(len(items)), min(count, len(items)))
    return [items[place] for place in sorted(chosen)]

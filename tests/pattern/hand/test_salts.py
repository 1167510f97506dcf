"""Every use of a position noise has a number of its own, by name, in one table a room."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import batik_gen
from batik_gen.pattern.hand import salts as hand_salts
from batik_gen.pattern.hand.hand import Hand
from batik_gen.pattern.hand.meetings import MEETINGS, declared, on_one_cloth
from batik_gen.render.processes import reading
from batik_gen.render.raster import salts as dye_salts
from batik_gen.salt import Salt, meetings

PACKAGE = Path(batik_gen.__file__).parent
ROOMS = {"pattern": (PACKAGE / "pattern", hand_salts), "render": (PACKAGE / "render", dye_salts)}
ASKS = {"at": 0, "normal": 0, "size": 0, "noise": 0, "stray": 0}
ASKS |= {"uniform": 1, "chance": 3, "hashed": 3, "value_noise": 4, "wrapped_noise": 4}
"""What asks a noise, and which of its arguments is the salt."""


def pairs(known: dict[str, tuple[str, ...]]) -> set[tuple[str, str]]:
    return {(one, other) for one, others in known.items() for other in others}


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        if path.name not in ("salts.py", "noise.py"):
            yield path, ast.parse(path.read_text())


def salted(folder: Path) -> dict[str, set[int]]:
    """Return which argument of each function of a room is called ``salt``, and of what asks a noise."""
    found = {name: {at} for name, at in ASKS.items()}
    for _, tree in modules(folder):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [a.arg for a in node.args.args if a.arg != "self"]
                if "salt" in names:
                    found.setdefault(node.name, set()).add(names.index("salt"))
    return found


def begins_with_a_number(arg: ast.expr) -> bool:
    """Tell 41 and 41 + number from a name."""
    while isinstance(arg, ast.BinOp):
        arg = arg.left
    return isinstance(arg, ast.Constant) and isinstance(arg.value, int)


def test_no_two_uses_on_one_cloth_share_a_stream_but_those_known() -> None:
    assert on_one_cloth() == pairs(MEETINGS)
    dyed = {name: salt for name, salt in vars(dye_salts).items() if isinstance(salt, Salt)}
    assert meetings(dyed) == pairs(dye_salts.MEETINGS)
    assert dye_salts.MOST_BATHS == reading._MOST_BATHS


def test_what_is_said_of_a_salt_is_what_the_hand_does() -> None:
    """The four streams of a bell from seven times its number on: known by the numbers they give."""
    hand, places = Hand(5, 0.2, 0.1), np.random.default_rng(1).uniform(0, 90, (50, 2))
    for salt in (hand_salts.KAWUNG_FRUIT, hand_salts.ISEN_SAWUT_WAY):
        four = sum(hand.at(number, places) for _, number in salt.streams)
        assert np.allclose((four - 2.0) * 1.7320508, hand.normal(salt, places))
    assert np.array_equal(hand.stray(hand_salts.SIDO_GROUND, places)[:, 1], hand.normal(222, places))
    assert meetings({"a": Salt(1, "", [("x", 1), ("x", 2)]), "b": Salt(2, "", [("x", 2)]), "c": Salt(3, "", [])}) == {
        ("a", "b")
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_use_names_its_salt(room: str) -> None:
    folder, _ = ROOMS[room]
    asks = salted(folder)
    bare = []
    for path, tree in modules(folder):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            args = [node.args[at] for at in asks.get(name, ()) if at < len(node.args)]
            args += [word.value for word in node.keywords if word.arg == "salt"]
            bare += [f"{path.name}:{node.lineno}: {ast.unparse(arg)}" for arg in args if begins_with_a_number(arg)]
    assert bare == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_salt_is_used_and_says_what_for(room: str) -> None:
    folder, table = ROOMS[room]
    used = set(re.findall(r"salts\.([A-Z_]+)", "".join(path.read_text() for path, _ in modules(folder))))
    kept = {name: salt for name, salt in vars(table).items() if isinstance(salt, Salt)}
    assert set(kept) - used == set()
    assert all(salt.use for salt in kept.values())


def test_the_numbers_left_to_other_packages_are_free() -> None:
    theirs = {("place", 7 * number + i) for number in hand_salts.FREE for i in range(4)}
    theirs |= {(kind, number) for number in hand_salts.FREE for kind in ("place", "wave")}
    shared = ("HAND", "ISEN", "FLORA", "CAP")
    assert [n for n, salt in declared().items() if n.startswith(shared) and salt.streams & theirs] == []

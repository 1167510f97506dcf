"""The step from a picture back to curves: which family it shows, and what that family tells."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from batik_gen.readback.cloth_picture import ClothPicture, open_cloth
from batik_gen.readback.curves import Agreement, Readback
from batik_gen.readback.kawung import read_kawung
from batik_gen.readback.lereng import agree_lereng, read_lereng
from batik_gen.readback.lung import agree_lung, read_lung
from batik_gen.readback.nitik import agree_nitik, read_nitik
from batik_gen.readback.parang import agree_parang, read_parang
from batik_gen.readback.sekar import agree_sekar, read_sekar
from batik_gen.values.errors import BadPicture, UnknownName
from batik_gen.values.wave import Wave


@dataclass(frozen=True)
class Reader:
    """Hold how one family is read.

    Parameters
    ----------
    read
        Reads a picture; gives None where it does not show that family.
    agree
        Tells how far what was read agrees with a recording; None where a family tells no curves.
    """

    read: Callable[[ClothPicture], Readback | None]
    agree: Callable[[Readback, Wave], list[Agreement]] | None


READERS = {
    "sekar-gelombang": Reader(read_sekar, agree_sekar),
    "lereng-gelombang": Reader(read_lereng, agree_lereng),
    "parang-gelombang": Reader(read_parang, agree_parang),
    "lung-gelombang": Reader(read_lung, agree_lung),
    "nitik-gelombang": Reader(read_nitik, agree_nitik),
    "kawung": Reader(read_kawung, None),
}
"""Families that can be read back, in the order in which they are looked for."""


def read_back(path: str | Path, motif: str | None = None) -> Readback:
    """Read a cloth's picture, without opening the recipe in it.

    Parameters
    ----------
    path
        The picture.
    motif
        Its family, or None to recognise it.

    Raises
    ------
    BadPicture
        If it cannot be opened or read, or shows no family that can be.
    UnknownName
        If that family cannot be read back.
    """
    path = Path(path)
    names = ", ".join(READERS)
    if motif is not None and motif not in READERS:
        raise UnknownName(f"'{motif}' cannot be read back from a picture; these can: {names}")
    picture = open_cloth(path)
    for name, reader in READERS.items():
        if motif in (None, name):
            readback = reader.read(picture)
            if readback is not None:
                return readback
    if motif is None:
        raise BadPicture(
            f"{path.name} shows none of the families that can be read back ({names}), or too little of one; "
            "name its family with --motif, or give a larger part of the cloth"
        )
    raise BadPicture(
        f"{path.name} does not show {motif} so that it can be read; give a picture of at least 25 cm of the cloth, "
        "straight and evenly lit"
    )


def agreement(readback: Readback, wave: Wave) -> list[Agreement]:
    """Tell how far each curve agrees with a recording."""
    agree = READERS[readback.motif].agree
    return agree(readback, wave) if agree else []

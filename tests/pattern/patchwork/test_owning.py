"""Patches that belong to ids: another person more or less changes nobody else's, in place or in drawing."""

from dataclasses import replace

import numpy as np
import pytest
from portraits import portrait
from scipy.spatial import cKDTree

from batik_gen.pattern.declaring.registry import families, family_named
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.patchwork.together import SIDES_MM, together, whose
from batik_gen.values.arrays import FloatArray
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign, BadValue

FAMILIES = ["tambal", "sekar-jagad", "lereng"]
IDS = [f"p{k}xyz" for k in range(6)]
SIZE = (330.0, 330.0)
REACH = {"tambal": 70.0, "sekar-jagad": 95.0, "lereng": 75.0}
"""How far anything in a patch lies from its middle, mm, across or down."""


def designs(motif: str, count: int = 6) -> list[Design]:
    motifs = ["kawung", "parang", "truntum", "ceplok", "tambal", "sekar-jagad"]
    return [
        design(
            portrait(alpha_height_db=8.0 + 14 * k, rel_theta=90.0 - 13 * k),
            motif="lereng" if motif == "lereng" else motifs[k % len(motifs)],
        )
        for k in range(count)
    ]


def owners(held: Design) -> dict[tuple[float, float], str]:
    """Return the owner of each patch by its middle, also of those that only reach onto the cloth."""
    laid = family_named(held.motif).whose
    assert laid is not None
    return {(round(float(x), 6), round(float(y), 6)): held.owners[who] for who, (x, y) in laid(plan_of(held)[0])}


def waxed(cloth: Cloth) -> FloatArray:
    """Return where anything is waxed: corners of areas, strokes and dots by their layer's wax, as sorted rows."""
    rows = [
        np.column_stack([part[:, :2], np.full(len(part), number)])
        for number, wax in enumerate(sorted({layer.wax.value for layer in cloth.layers}))
        for layer in cloth.layers
        if layer.wax.value == wax
        for part in (layer.areas.points, layer.strokes.points, layer.dots.points)
    ]
    return np.unique(np.concatenate(rows), axis=0)


@pytest.mark.parametrize("motif", FAMILIES)
def test_who_leaves_frees_their_own_patches_and_all_else_is_drawn_as_before(motif: str) -> None:
    people, ids = designs(motif, 3), IDS[:3]
    before = together(motif, people, ids=ids, size_mm=SIZE)
    gone, kept = ids[1], [0, 2]
    after = together(motif, [people[k] for k in kept], ids=[ids[k] for k in kept], size_mm=SIZE)
    had, has = owners(before), owners(after)
    assert had.keys() == has.keys()
    assert {at for at in had if had[at] != has[at]} == {at for at in had if had[at] == gone}
    one, other = (waxed(draw(held)) for held in (before, after))
    lost = {tuple(row) for row in one.tolist()} ^ {tuple(row) for row in other.tolist()}
    assert lost, "the freed patches are drawn anew"
    freed = np.array([at for at in had if had[at] == gone])
    changed = np.array([row[:2] for row in lost])
    changed = changed[((changed > 0) & (changed < SIZE[0])).all(axis=1)]
    assert cKDTree(freed).query(changed, p=np.inf)[0].max() < REACH[motif]
    assert len(lost) < 0.7 * len(one)


@pytest.mark.parametrize("motif", FAMILIES)
def test_the_order_in_which_people_are_given_does_not_matter(motif: str) -> None:
    people = designs(motif, 3)
    one = together(motif, people, ids=IDS[:3])
    assert together(motif, people[::-1], ids=IDS[2::-1]) == replace(
        one, mapping=people[2].mapping, norms=people[2].norms
    )


@pytest.mark.parametrize("motif", FAMILIES)
def test_the_cloth_grows_until_everybody_has_a_patch(motif: str) -> None:
    ids = [f"q{k}" for k in range(11)]
    held = together(motif, [designs(motif, 1)[0]] * 11, ids=ids)
    assert {held.owners[who - 1] for who, _ in whose(held)} == set(ids)
    assert held.size_mm[0] > SIDES_MM[0] or motif == "lereng"


def test_a_design_with_owners_is_the_same_after_it_was_saved() -> None:
    held = together("tambal", designs("tambal", 3), ids=IDS[:3])
    assert Design.from_toml(held.to_toml()) == held
    with pytest.raises(BadDesign, match="expected one id for each of the 3"):
        Design.from_toml(held.to_toml().replace(f'"{IDS[1]}"', f'"{IDS[0]}"'))


@pytest.mark.parametrize(
    ("ids", "size_mm", "said"),
    [
        (IDS[:2], None, "2 ids do not name 3 persons"),
        ([IDS[0]] * 3, None, "no two alike"),
        (IDS[:3], (90.0, 90.0), "would have no patch"),
    ],
)
def test_ids_that_cannot_be_given_places_are_refused(ids: list[str], size_mm: tuple[float, float], said: str) -> None:
    with pytest.raises(BadDesign, match=said):
        together("tambal", designs("tambal", 3), ids=ids, size_mm=size_mm)


def test_families_without_places_of_several_persons_are_refused() -> None:
    with pytest.raises(BadValue, match="lereng or tambal or sekar-jagad"):
        together("kawung", designs("tambal", 2), ids=IDS[:2])
    with pytest.raises(BadDesign, match="one of lereng for each person"):
        together("lereng", designs("tambal", 2), ids=IDS[:2])


@pytest.mark.parametrize("motif", [family.name for family in families().values() if family.reading])
def test_a_person_whose_cloth_is_the_wave_itself_has_a_patch_as_well(motif: str) -> None:
    held = together("tambal", [design(portrait(), motif=motif)], ids=IDS[:1], size_mm=(150.0, 150.0))
    assert sum(len(layer.areas) + len(layer.strokes) for layer in draw(held).layers) > 100

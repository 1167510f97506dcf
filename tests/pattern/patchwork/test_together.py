"""Many persons on one cloth: each has a share, neighbours differ, nobody touches another's patch."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portraits import plain, portrait

from batik_gen.pattern.designing.design import design
from batik_gen.pattern.designing.plan_of_design import plan_of
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.geometry.clipping import Ragged, cut_rings, cut_strokes
from batik_gen.pattern.motifs.sekar_jagad import sekar_jagad
from batik_gen.pattern.motifs.tambal import tambal
from batik_gen.pattern.patchwork.together import together, whose
from batik_gen.render.dyeing.dye import dye
from batik_gen.values.design import Design
from batik_gen.values.errors import BadDesign, BadValue

PATCHWORKS = {"tambal": tambal, "sekar-jagad": sekar_jagad}


def persons(count: int, motif: str) -> list[Design]:
    return [
        design(
            portrait(alpha_height_db=5.0 + 90 * k / count, exponent=50.0, rel_theta=95.0 - 80 * k / count), motif=motif
        )
        for k in range(count)
    ]


def shares(held: Design) -> tuple[list[int], tuple[tuple[int, ...], ...]]:
    laid = PATCHWORKS[held.motif].lay_out(plan_of(held)[0])
    near = laid.grid.neighbours if held.motif == "tambal" else laid.islands.neighbours
    return laid.given.tolist(), near


@pytest.mark.parametrize("motif", PATCHWORKS)
@pytest.mark.parametrize("count", [2, 3, 4, 5, 9])
def test_everyone_has_an_even_share_and_neighbours_differ(motif, count):
    held = together(motif, persons(count, motif), size_mm=(600, 500))
    numbers = [who for who, _ in whose(held)]
    counts = [numbers.count(who + 1) for who in range(count)]
    assert min(counts) >= 1
    assert max(counts) - min(counts) <= (1 if motif == "tambal" else 3) + len(numbers) // 8
    given, near = shares(held)
    alike = sum(given[n] == given[at] for at, beside in enumerate(near) for n in beside)
    if motif == "tambal" or count >= 5:
        assert alike == 0


@pytest.mark.parametrize("motif", PATCHWORKS)
def test_two_with_one_motif_each_have_no_two_patches_alike_side_by_side(motif):
    mixed = [persons(2, "kawung")[0], persons(2, "truntum")[1]]
    held = together(motif, mixed, size_mm=(500, 500))
    laid = PATCHWORKS[motif].lay_out(plan_of(held)[0])
    given, near = shares(held)
    names = [f.name for f in laid.fillings]
    assert {"kawung", "truntum"} <= set(names)
    for at, beside in enumerate(near):
        for n in beside:
            assert (names[at], given[at]) != (names[n], given[n])


@pytest.mark.parametrize("motif", PATCHWORKS)
def test_what_one_person_changes_stays_on_their_patches(motif):
    everyone = persons(3, motif)
    held = replace(together(motif, everyone, size_mm=(200, 200)), parameters={})
    changed = design(portrait(alpha_height_db=2.0, rel_theta=2.0, alpha_cog=99.0, theta_beta=99.0), motif=motif)
    other = replace(held, patches=(everyone[0], changed, everyone[2]))
    one, two = (np.asarray(dye(draw(d), px=(300, 300)).image.convert("L"), np.float64) for d in (held, other))
    moved = np.abs(one - two) > 40
    ys, xs = np.nonzero(moved)
    assert len(xs) > 200
    xs, ys = xs[::3], ys[::3]
    laid = PATCHWORKS[motif].lay_out(plan_of(held)[0])
    places = np.stack([(xs + 0.5) / 1.5, (ys + 0.5) / 1.5], axis=-1)
    if motif == "tambal":
        off = (places[:, None] - laid.grid.corner).reshape(-1, 2)
        back = np.tile(-laid.grid.angle, len(places))
        u = off[:, 0] * np.cos(back) - off[:, 1] * np.sin(back)
        v = off[:, 0] * np.sin(back) + off[:, 1] * np.cos(back)
        owner = ((u > -1) & (v > -1) & (u + v < laid.grid.side + 1.5)).reshape(len(places), -1)
    else:
        q = laid.islands.bend(places)
        owner = np.stack([p.depth(q).min(axis=1) > -1.5 for p in laid.contours.patches], axis=1)
    theirs = owner[:, laid.given == 1].any(axis=1)
    assert theirs.mean() > 0.995


@pytest.mark.parametrize("motif", PATCHWORKS)
def test_a_cloth_of_many_is_written_and_read_back_equal(motif, tmp_path):
    held = together(motif, [*persons(2, "kawung"), *persons(1, motif)], size_mm=(240, 240), seed=4)
    held.save(tmp_path / "many.design.toml")
    again = Design.load(tmp_path / "many.design.toml")
    assert again == held
    assert [p.motif for p in again.patches] == ["kawung", "kawung", motif]
    assert draw(again) == draw(held)


def test_what_belongs_to_the_cloth_is_the_mean_of_all():
    pair = [design(portrait(exponent=e), motif="tambal") for e in (0.0, 100.0)]
    held = together("tambal", pair)
    sides = [d.parameters["tambal.square"] for d in pair]
    assert held.parameters["tambal.square"] == pytest.approx(sum(sides) / 2)


@pytest.mark.parametrize(
    ("wrong", "cause", "says"),
    [
        (lambda: together("kawung", persons(2, "kawung")), BadValue, "patches"),
        (lambda: together("tambal", []), BadDesign, "Design"),
        (lambda: draw(together("tambal", persons(9, "tambal"), size_mm=(80, 80))), BadDesign, "9 persons"),
        (lambda: draw(replace(plain("kawung"), patches=tuple(persons(1, "tambal")))), BadDesign, "patches"),
        (lambda: draw(replace(plain("tambal"), patches=(plain("kawung", kawung__pitch=1.0),))), BadDesign, "Design 1"),
        (lambda: Design.from_toml(plain("tambal").to_toml() + "\n[[patches]]\nmotif = 3\n"), BadDesign, "'patches[1]'"),
        (lambda: Design.from_toml("patches = 3\n" + plain("tambal").to_toml()), BadDesign, "[[patches]]"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_sentence(wrong, cause, says):
    with pytest.raises(cause) as refused:
        wrong()
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_patches_are_not_divided_again():
    nested = together("tambal", [together("tambal", persons(2, "tambal"))])
    assert nested.patches[0].patches == ()
    text = replace(plain("tambal"), patches=(together("tambal", persons(2, "tambal")),)).to_toml()
    with pytest.raises(BadDesign, match="one by one"):
        Design.from_toml(text)


def size(ring: np.ndarray) -> float:
    after = np.roll(ring, -1, axis=0)
    return 0.5 * float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum())


def run(line: np.ndarray) -> float:
    return float(np.sqrt(((line[1:] - line[:-1]) ** 2).sum(axis=1)).sum())


@given(st.integers(0, 2**31), st.floats(-8, 8), st.floats(0, 6.3))
@settings(max_examples=60, deadline=None)
def test_the_two_sides_of_a_cut_make_the_whole(seed, limit, way):
    rng = np.random.default_rng(seed)
    counts = rng.integers(3, 9, 4)
    angles = [np.sort(rng.uniform(0, 6.28, n)) for n in counts]
    points = np.concatenate([np.stack([np.cos(a), np.sin(a)], 1) * rng.uniform(2, 9, (len(a), 1)) for a in angles])
    held = Ragged(points, np.concatenate([[0], np.cumsum(counts)]))
    depth = limit - points[:, 0] * np.cos(way) - points[:, 1] * np.sin(way)

    def pieces(part: Ragged) -> list[np.ndarray]:
        return [part.points[a:b] for a, b in zip(part.starts[:-1], part.starts[1:], strict=True)]

    rings = [part for side in (depth, -depth) for part in pieces(cut_rings(held, side)[0])]
    assert sum(map(size, rings)) == pytest.approx(sum(map(size, pieces(held))), abs=1e-6)
    lines = [part for side in (depth, -depth) for part in pieces(cut_strokes(held, side)[0])]
    assert sum(map(run, lines)) == pytest.approx(sum(map(run, pieces(held))), abs=1e-6)

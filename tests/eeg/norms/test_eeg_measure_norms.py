"""Norms made from one's own recordings, used, named, and never a reason not to draw."""

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from batik_gen.eeg.measuring.measure import measure
from batik_gen.eeg.norms.table import PROCESSING, load_norms, shipped
from batik_gen.eeg.portraits.making_norms import Entry, make_norms, read_list
from batik_gen.eeg.reading.read import read
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.values.design import Design
from batik_gen.values.errors import BadNorms


@pytest.fixture(scope="module")
def corpus(maker: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with six simulated persons, two recordings each, and the list of them."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = ["file,person,condition"]
    for i in range(6):
        person = maker.Person(
            exponent=0.9 + 0.2 * i, at_10_hz=1.0, alpha_hz=9.0 + 0.4 * i, alpha_height_db=6.0 + 1.5 * i
        )
        for k, condition in enumerate(("eyes-closed", "eyes_open")):
            mood = maker.Mood(alpha_change_db=-3.0 * k, burst_depth=0.3, beta_height_db=0.0, blinks=0.0)
            signals = maker.simulate(person, mood, maker.MUSE_4, 128, 60, 10 * i + k)
            name = f"Dewi-{i}-{k}.edf"
            maker.write_edf(folder / name, signals, maker.MUSE_4, 128)
            lines.append(f"{name},Dewi {i},{condition}")
    (folder / "persons.csv").write_text("\n".join(lines) + "\n")
    return folder


@pytest.fixture(scope="module")
def table(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_norms(corpus, read_list(corpus / "persons.csv"))
    assert (made.persons, made.recordings, made.refused, made.thin) == (6, 12, (), ())
    path = tmp_path_factory.mktemp("norms") / "my_norms.csv"
    path.write_text(made.text)
    return path


def test_a_table_holds_quantiles_and_no_name(table: Path) -> None:
    text = table.read_text()
    assert "Dewi" not in text
    norms = load_norms(table)
    assert norms.note == ""
    assert {m for m, _, _ in norms.rows} == {"muse_4ch_mean", "frontal_single"}
    middle = norms.rows["muse_4ch_mean", "eyes_closed", "exponent"]
    assert middle.median == pytest.approx(1.4, abs=0.06)
    assert middle.persons == 6
    # Quartiles of six evenly spaced persons lie 2.5 steps apart.
    assert middle.robust_sd == pytest.approx(0.5 / 1.349, abs=0.05)


def test_recordings_are_placed_among_their_own(corpus: Path, table: Path) -> None:
    places = []
    for i in (0, 2, 3, 5):
        portrait = measure(read(corpus / f"Dewi-{i}-0.edf"), condition="eyes_closed", norms=table)
        feature = portrait.feature("alpha_peak_hz")
        assert feature is not None
        assert feature.percentile is not None
        places.append(feature.percentile)
        assert portrait.norms == load_norms(table).version
        assert portrait.norms.startswith("own norms ")
    assert places == sorted(places)
    assert places[1] < 50.0 < places[2]
    assert 0.5 < places[0] < 20.0
    assert 80.0 < places[3] < 99.5


def test_new_features_have_a_place_among_own_norms(corpus: Path, table: Path) -> None:
    portrait = measure(read(corpus / "Dewi-2-0.edf"), norms=table)
    for name in ("permutation_entropy", "synchrony_alpha", "alpha_spread", "offset"):
        feature = portrait.feature(name)
        assert feature is not None
        assert feature.percentile is not None


def test_recordings_that_cannot_be_used_are_told(corpus: Path) -> None:
    entries = [*read_list(corpus / "persons.csv"), Entry("gone.edf", "x", "unknown")]
    made = make_norms(corpus, entries)
    assert made.recordings == 12
    assert made.refused[0][0] == "gone.edf"
    with pytest.raises(BadNorms, match="norms need 5 persons"):
        make_norms(corpus, entries[:6])


def test_a_table_is_the_same_when_made_again(corpus: Path, table: Path) -> None:
    entries = read_list(corpus / "persons.csv")
    assert make_norms(corpus, tuple(reversed(entries))).text == table.read_text()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names no recording"),
        ("file,person\n,someone\n", "row 2"),
        ("file,who\na.edf,someone\n", "row 2"),
        ("file,person,condition\na.edf,x,asleep\n", "'asleep'"),
    ],
)
def test_lists_that_cannot_be_used(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text(text)
    with pytest.raises(BadNorms, match=why):
        read_list(tmp_path / "persons.csv")
    with pytest.raises(BadNorms, match="cannot be read"):
        read_list(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("text", ["", "hello\n", "montage,condition,feature,n_persons,median,robust_sd\na,b,c,1,x,y\n",
                                  "montage,condition,feature,n_persons,median,robust_sd\na,b,c,1,nan,1\n"])  # fmt: skip
def test_tables_that_are_no_norms(text: str, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(text)
    with pytest.raises(BadNorms):
        load_norms(tmp_path / "mine.csv")
    (tmp_path / "mine.csv").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadNorms):
        load_norms(tmp_path / "mine.csv")


def test_norms_of_another_processing_are_told(table: Path, tmp_path: Path, corpus: Path) -> None:
    old = tmp_path / "old.csv"
    old.write_text(table.read_text().replace(PROCESSING, "batik-gen measuring 0"))
    portrait = measure(read(corpus / "Dewi-2-0.edf"), norms=old)
    assert any("another way of measuring" in note for note in portrait.notes)


def test_a_design_made_with_older_norms_still_draws(corpus: Path, table: Path) -> None:
    portrait = measure(read(corpus / "Dewi-2-0.edf"), norms=table)
    for version in (portrait.norms, "batik-gen norms 0", "norms nobody has any more"):
        made = design(replace(portrait, norms=version), motif="truntum", size_mm=(100.0, 100.0))
        assert made.norms == version
        again = Design.from_toml(made.to_toml())
        assert again == made
        cloth = draw(again)
        assert cloth.layers
    assert shipped().version == "batik-gen norms 1"


def test_places_are_monotone_beyond_the_ends(table: Path) -> None:
    norms = load_norms(table)
    found = [norms.percentile(v, "muse_4ch_mean", "all", "exponent") for v in np.linspace(-3.0, 6.0, 200)]
    assert all(v is not None and 0.5 <= v <= 99.5 for v in found)
    assert found == sorted(found, key=lambda v: v or 0.0)

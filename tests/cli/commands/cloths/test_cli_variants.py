"""``batik-gen make --variant``: kinds of a motif by name."""

from pathlib import Path

from cli_command import CALM, SMALL, Command

from batik_gen import Design


def test_a_variant_is_drawn_and_named(batik: Command, tmp_path: Path) -> None:
    ended = batik("make", CALM, "--motif", "kawung", "--variant", "picis", *SMALL)
    assert ended.code == 0
    assert "the cloth: kawung picis in" in ended.out
    design = Design.load(tmp_path / "output" / "person-one-calm.design.toml")
    assert design.variant == "picis"
    assert design.parameters["kawung.pitch"] <= 24


def test_barong_tells_its_rule_and_other_parang_does_not(batik: Command) -> None:
    asked = batik("make", CALM, "--motif", "parang", "--variant", "barong", "-o", "barong", "--lang", "en", *SMALL)
    assert asked.code == 0
    assert "crown prince" in asked.out
    told = batik("make", CALM, "--motif", "parang", "--variant", "barong", "-o", "lagi", "--lang", "id", *SMALL).out
    assert "putra mahkota" in told
    assert "crown prince" not in batik("make", CALM, "--motif", "parang", "-o", "plain", *SMALL).out


def test_an_unknown_variant_is_one_sentence_before_any_work(batik: Command, tmp_path: Path) -> None:
    for words, offer in (
        (("--motif", "kawung", "--variant", "dime"), "picis, bribil, sen"),
        (("--variant", "x"), "truntum"),
    ):
        ended = batik("make", CALM, *words, *SMALL)
        assert ended.code == 2
        assert offer in ended.err
        assert ended.err.count("\n") == 1
    assert not (tmp_path / "output").exists()


def test_variants_are_listed(batik: Command) -> None:
    assert "--variant picis, bribil, sen" in batik("motifs").out
    about = batik("motifs", "parang", "--lang", "id").out
    assert "ragam, untuk --variant" in about
    assert "Hanya digambar bila diminta" in about
    assert "klitik" in about

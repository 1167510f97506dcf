"""Deciding by hand on the command line: --set, --lock, presets, config show, several recordings of a person."""

import tomllib

import pytest
from cli_command import CALM, SMALL, Command
from cli_short import SHORT

RESTLESS = next(path for path in sorted(SHORT.glob("*.edf")) if path != CALM)


def design_in(folder, stem="person-one-calm"):
    return tomllib.loads((folder / "output" / f"{stem}.design.toml").read_text())


def test_what_is_set_and_locked_stands_whatever_was_measured(batik: Command, tmp_path):
    assert batik("make", CALM, *SMALL, "--set", "truntum.pitch=30.5", "--lock", "growth.curl").code == 0
    held = design_in(tmp_path)
    assert held["parameters"]["truntum"]["pitch"] == 30.5
    assert held["legend"]["truntum.pitch"]["en"] == "Set by hand."
    assert held["legend"]["growth.curl"]["feature"] == ""
    assert "truntum.pitch" not in held["local"]
    assert batik("make", RESTLESS, *SMALL, "--lock", "growth.curl").code == 0
    other = design_in(tmp_path, RESTLESS.stem)
    assert other["parameters"]["growth"]["curl"] == held["parameters"]["growth"]["curl"]


def test_a_voice_on_the_command_line_stands_in_the_design_and_in_every_part(batik: Command, tmp_path):
    size = ("--size", "600x300mm", "--px", "240x120")
    assert batik("make", CALM, *size, "--motif", "kawung", "--voice", "0.25", "--cloth", "sarung").code == 0
    held = tomllib.loads(next((tmp_path / "output").glob("*.design.toml")).read_text())
    assert held["voice"] == 0.25
    assert {part["voice"] for part in held["patches"]} == {0.25}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--set", "truntum.pich=30"), "truntum.pitch"),
        (("--set", "truntum.pitch=3000"), "must lie between"),
        (("--set", "truntum.pitch"), "NAME=NUMBER"),
        (("--lock", "growth.curls"), "growth.curl"),
        (("--process", "lasam"), "lasem"),
        (("--remukan", "2"), "remukan"),
        (("--voice", "2"), "--voice"),
        (("--preset", "gone.toml"), "save-preset"),
    ],
)
def test_a_wrong_choice_is_answered_with_the_right_one(batik: Command, tmp_path, words, said):
    ended = batik("make", CALM, *SMALL, *words)
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "output").exists()


def test_a_preset_makes_the_same_cloth_again(batik: Command, tmp_path):
    chosen = ("--motif", "kawung", "--process", "lasem", "--set", "kawung.pitch=40", "--seed", "9")
    assert batik("make", CALM, *SMALL, *chosen, "--save-preset", "mine.toml").code == 0
    first = (tmp_path / "output" / "person-one-calm.png").read_bytes()
    assert batik("make", CALM, "--preset", "mine.toml", "--force").code == 0
    assert (tmp_path / "output" / "person-one-calm.png").read_bytes() == first
    assert batik("make", CALM, "--preset", "mine.toml", "--save-preset", "mine.toml", "-o", "other").code == 1


def test_a_preset_holds_the_cut_of_the_cloth_the_legend_and_the_kind_of_file(batik: Command, tmp_path, monkeypatch):
    monkeypatch.delenv("BATIK_GEN_LEGEND")  # what the environment says would win
    chosen = ("--motif", "kawung", "--with", "truntum", "--whisper", "--legend", "public", "--format", "jpeg")
    size = ("--size", "130x130mm", "--px", "260x260")
    assert batik("make", CALM, *size, *chosen, "--save-preset", "mine.toml", "-o", "first").code == 0
    assert batik("make", CALM, "--preset", "mine.toml", "-o", "again").code == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == made
    assert any(name.endswith(".jpg") for name in made)
    assert any("public" in name for name in made)


def test_the_later_of_six_places_wins(batik: Command, tmp_path, monkeypatch):
    monkeypatch.setenv("BATIK_GEN_CONFIG", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()

    def in_force(*flags):
        lines = batik("config", "show", *flags).out.splitlines()
        return {line.split()[0]: (line.split()[1], " ".join(line.split()[2:])) for line in lines}

    assert in_force()["seed"] == ("1", "default")
    (tmp_path / "mine.toml").write_text('seed = 2\nmotif = "kawung"\n')
    assert in_force("--preset", "mine.toml")["seed"] == ("2", "preset")
    (tmp_path / "home" / "config.toml").write_text("seed = 3\n")
    assert in_force("--preset", "mine.toml")["seed"] == ("3", "user file")
    assert in_force("--preset", "mine.toml")["motif"] == ("kawung", "preset")
    (tmp_path / "batik-gen.toml").write_text("seed = 4\n")
    assert in_force("--preset", "mine.toml")["seed"] == ("4", "project file")
    monkeypatch.setenv("BATIK_GEN_SEED", "5")
    assert in_force("--preset", "mine.toml")["seed"] == ("5", "environment")
    assert in_force("--preset", "mine.toml", "--seed", "6")["seed"] == ("6", "flag")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("motif = 'kawung'\nsead = 1", "batik-gen.toml, line 2, 'sead': this key is not known; did you mean seed"),
        ("seed = [", "not valid TOML"),
        ('set = "x"', "table"),
        ("lock = 3", "batik-gen.toml, line 1, 'lock': expected a list of texts"),
        ("a." * 100_000 + "a = 1", "batik-gen.toml holds a key of 100001 levels"),
        ("\n\ndeclaration = 'name = 1'", "batik-gen.toml, line 3, 'declaration': expected the name"),
        ("motif = {a = 1}", "one value"),
        ('seed = "many"', "seed"),
    ],
)
def test_a_mistake_in_a_file_of_settings_is_told(batik: Command, tmp_path, text, said):
    (tmp_path / "batik-gen.toml").write_text(text)
    ended = batik("make", CALM, *SMALL)
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "output").exists()


def test_several_recordings_of_one_person_make_one_cloth(batik: Command, tmp_path):
    assert batik("make", CALM, RESTLESS, "--person", "ani", *SMALL).code == 0
    assert sorted(p.name for p in (tmp_path / "output").iterdir())[0] == "ani.bands.csv"
    assert "2 recordings of one person" in (tmp_path / "output" / "ani.portrait.json").read_text()
    assert batik("make", CALM, RESTLESS, "--person", "../ani", *SMALL).code == 1


def test_a_process_of_ones_own_travels_with_the_design(batik: Command, tmp_path):
    declared = batik("processes", "sogan-yogya", "--toml").out
    (tmp_path / "mine.toml").write_text(declared.replace("#7a4526", "#1f6a3a"))
    assert batik("make", CALM, *SMALL, "--process", "mine.toml").code == 0
    first = (tmp_path / "output" / "person-one-calm.png").read_bytes()
    (tmp_path / "mine.toml").unlink()
    assert batik("redraw", "output/person-one-calm.png", "-o", "again.png").code == 0
    assert (tmp_path / "again.png").read_bytes() == first
    (tmp_path / "bad.toml").write_text(declared.replace("#7a4526", "green"))
    ended = batik("make", CALM, *SMALL, "--process", "bad.toml", "-o", "other")
    assert ended.code == 2
    assert "bad.toml" in ended.err
    assert "line 37, 'steps[5].colour'" in ended.err


def test_a_process_with_a_name_of_its_own_goes_wherever_one_that_is_shipped_goes(batik: Command, tmp_path):
    declared = batik("processes", "sogan-yogya", "--toml").out.replace('name = "sogan-yogya"', 'name = "hijau"')
    (tmp_path / "mine.toml").write_text(declared.replace("#7a4526", "#1f6a3a"))
    small = ("--size", "60x60mm", "--dpi", "40", "--bleed", "3mm", "--marks")
    made = batik("make", CALM, *small, "--process", "mine.toml")
    assert made.code == 0
    assert "in hijau," in made.out
    (tmp_path / "mine.toml").unlink()
    design = "output/person-one-calm.design.toml"
    assert design_in(tmp_path)["process"] == "hijau"
    drawn = batik("draw", design, "-o", "again.png", *small[2:])
    assert "in hijau," in drawn.out
    assert batik("svg", design, "-o", "lines.svg").code == 0
    assert batik("separations", design, "--dpi", "40", "-o", "plates").code == 0
    assert batik("compare", design, design).code == 0


def test_a_process_of_ones_own_travels_with_the_preset(batik: Command, tmp_path):
    declared = batik("processes", "sogan-yogya", "--toml").out.replace("#7a4526", "#1f6a3a")
    (tmp_path / "mine.toml").write_text(declared)
    assert batik("make", CALM, *SMALL, "--process", "mine.toml", "--save-preset", "green.toml").code == 0
    first = (tmp_path / "output" / "person-one-calm.png").read_bytes()
    (tmp_path / "mine.toml").unlink()
    held = tomllib.loads((tmp_path / "green.toml").read_text())
    assert (held["process"], held["declaration"]) == ("sogan-yogya", declared)
    assert "a process of your own" in batik("config", "show", "--preset", "green.toml").out
    # At first a preset held the whole declaration where the name stands.
    (tmp_path / "old.toml").write_text(f"size = '{held['size']}'\npx = '{held['px']}'\nprocess = '''\n{declared}'''\n")
    for preset in ("green.toml", "old.toml"):
        assert batik("make", CALM, "--preset", preset, "--force").code == 0
        assert (tmp_path / "output" / "person-one-calm.png").read_bytes() == first


def test_swatches_and_dyes(batik: Command, tmp_path):
    assert batik("processes", "lasem", "-o", "lasem.gpl").code == 0
    assert (tmp_path / "lasem.gpl").read_text().startswith("GIMP Palette")
    assert batik("processes", "lasem", "-o", "lasem.txt").code == 2
    assert "mengkudu" in batik("processes", "--dyes").out
    told = batik("processes", "pekalongan", "--lang", "id").out
    assert "colet warna-1" in told
    assert "#c9566b" in told


def test_a_colour_that_no_screen_shows_is_told(batik: Command, tmp_path):
    declared = batik("processes", "sogan-yogya", "--toml").out
    (tmp_path / "wild.toml").write_text(declared.replace('colour = "#27406b"', "lab = [30, 60, -120]"))
    ended = batik("processes", "wild.toml")
    assert ended.code == 0
    assert "outside sRGB" in ended.err


@pytest.mark.parametrize(("word", "said"), [("mak", "make"), ("shet", "sheet"), ("zzzz", "--help")])
def test_a_wrong_command_is_answered_with_the_right_one(batik: Command, word, said):
    ended = batik(word)
    assert ended.code == 2
    assert said in ended.err


@pytest.mark.parametrize(("words", "said"), [(("--proces", "lasem"), "--process"), (("--size", "3x3ft"), "40x40cm")])
def test_a_wrong_option_or_unit_is_answered_with_the_right_one(batik: Command, tmp_path, words, said):
    ended = batik("make", CALM, *words)
    assert ended.code == 2
    assert said in ended.err
    assert not (tmp_path / "output").exists()


def test_a_place_below_a_file_holds_no_settings(batik: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """As who sets XDG_CONFIG_HOME=/dev/null wants none to be read."""
    monkeypatch.setenv("BATIK_GEN_CONFIG", str(CALM))
    assert batik("config", "show").code == 0

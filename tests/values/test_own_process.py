"""A process of one's own travels with the Design, the Cloth and the preset, beside its name."""

from dataclasses import replace

import numpy as np
import pytest
from portraits import plain, portrait

from batik_gen.cli.options.cloth_parts import Cut
from batik_gen.pattern.designing.design import design
from batik_gen.pattern.drawing.draw import draw
from batik_gen.pattern.patchwork.together import together
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.processes.table import declaration_of
from batik_gen.values.cloth import Cloth
from batik_gen.values.design import Design
from batik_gen.values.errors import BadProcess

GREEN = declaration_of("sogan-yogya").replace('"sogan-yogya"', '"hijau"').replace("#7a4526", "#1f6a3a")


def in_green() -> Design:
    return replace(plain("truntum", 1, 60.0), process="hijau", declaration=GREEN)


def as_at_first(own: Design) -> str:
    """Return the Design as files held it at first, with the whole declaration where the name stands."""
    return replace(own, process="PROCESS", declaration="").to_toml().replace('"PROCESS"', f'"""\n{quoted(GREEN)}"""')


def quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def pixels(own: Design) -> bytes:
    return np.asarray(dye(draw(own), px=(60, 60)).image).tobytes()


def test_name_and_declaration_are_saved_and_read_back_equal(tmp_path):
    own = in_green()
    own.save(tmp_path / "a.design.toml")
    assert Design.load(tmp_path / "a.design.toml") == own
    cloth = draw(own)
    cloth.save(tmp_path / "a.npz")
    assert Cloth.load(tmp_path / "a.npz") == cloth
    assert Design.from_toml(cloth.recipe) == own.for_drawing()
    assert pixels(own) != pixels(plain("truntum", 1, 60.0))


def test_the_declaration_stands_in_the_design_as_it_was_written():
    text = in_green().to_toml()
    assert 'process = "hijau"\n' in text
    assert f"declaration = '''\n{GREEN}'''\n" in text
    assert "declaration" not in plain("truntum").to_toml()


@pytest.mark.parametrize(
    "hard", ["# it's '''so'''\n", '# \\ " \t\n', "# ends with '", "# bell \x07\n", "# one\r\n# two"]
)
def test_whatever_stands_in_a_declaration_comes_back(hard):
    own = replace(in_green(), declaration=GREEN + hard)
    assert Design.from_toml(own.to_toml()) == own
    whole = replace(plain("tambal"), patches=(own,))
    assert Design.from_toml(whole.to_toml()) == whole


def test_a_design_that_holds_the_whole_process_in_one_is_drawn_as_before(tmp_path):
    own = in_green()
    (tmp_path / "a.design.toml").write_text(as_at_first(own))
    old = Design.load(tmp_path / "a.design.toml")
    assert old == own
    assert pixels(old) == pixels(own)
    cloth = draw(own)
    replace(cloth, process=GREEN, declaration="").save(tmp_path / "a.npz")
    assert Cloth.load(tmp_path / "a.npz") == cloth


def test_it_is_given_beside_its_name_or_names_itself():
    own = design(portrait(), motif="kawung", declaration=GREEN)
    assert (own.process, own.declaration) == ("hijau", GREEN)
    assert design(portrait(), motif="kawung", process="hijau", declaration=GREEN) == own
    assert design(portrait(), motif="kawung").declaration == ""
    with pytest.raises(BadProcess, match="'lasem' is declared as 'hijau'"):
        design(portrait(), motif="kawung", process="lasem", declaration=GREEN)
    with pytest.raises(BadProcess, match="lacks 'name'"):
        design(portrait(), motif="kawung", declaration="cloth = 3")


def test_many_persons_carry_the_declaration_once():
    whole = together("tambal", [in_green(), in_green()], declaration=GREEN, size_mm=(60, 60))
    assert (whole.process, whole.declaration) == ("hijau", GREEN)
    assert whole.to_toml().count("#1f6a3a") == 1


def test_the_parts_of_a_cloth_carry_it_once():
    body = design(portrait(), motif="kawung", declaration=GREEN, size_mm=(2000, 1050))
    whole = Cut("sarung").tailored(body, portrait(), lambda path: portrait())
    assert (whole.process, whole.declaration) == ("hijau", GREEN)
    assert {part.process for part in whole.patches} == {"hijau"}
    assert whole.to_toml().count("#1f6a3a") == 1

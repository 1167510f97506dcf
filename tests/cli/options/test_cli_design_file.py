"""A Design edited by hand: what cannot be drawn or dyed of it is told by file, line and key."""

from dataclasses import replace

import pytest
from cli_command import Command
from portraits import plain, portrait

from batik_gen.cli.options.design_file import read_design
from batik_gen.pattern.designing.design import design
from batik_gen.render.processes.table import declaration_of
from batik_gen.values.errors import BadDesign, BadProcess, BadSize, BatikGenError, UnknownName

TEXT = design(portrait(), motif="kawung", size_mm=(60, 60)).to_toml()
OWN = replace(plain("kawung", side=60.0), declaration=declaration_of("sogan-yogya")).to_toml()

MISTAKES = [
    (TEXT, "pitch = ", "pitch = 9999 # ", "parameters.kawung.pitch", "must lie between", BadDesign),
    (TEXT, "pitch = ", "pitsch = 1 # ", "parameters.kawung.pitsch", "not a parameter of kawung", BadDesign),
    (TEXT, 'motif = "kawung"', 'motif = "kawang"', "motif", "did you mean kawung", UnknownName),
    (TEXT, 'motif = "kawung"', 'motif = "kawung"\nvariant = "sem"', "variant", "sen", UnknownName),
    (TEXT, 'process = "', 'process = "x', "process", "there is no process", UnknownName),
    (TEXT, "size_mm = [\n    60.0", "size_mm = [ 0.0", "size_mm", "cannot be drawn", BadSize),
    (TEXT, 'band = "alpha"', 'band = "alfa"', "local.kawung.fruit_width.band", "the field holds", BadDesign),
    (TEXT, "seed = 1", "seed = true", "seed", "whole number from 0", BadDesign),
    (OWN, 'do = "boil"', 'do = "boyl"', "declaration", "'steps[6].do'", BadProcess),
    (OWN, 'process = "sogan-yogya"', 'process = "lasem"', "declaration", "is declared as", BadProcess),
]


@pytest.mark.parametrize(("text", "old", "new", "key", "says", "kind"), MISTAKES)
def test_a_mistake_is_told_by_file_line_and_key(tmp_path, text, old, new, key, says, kind):
    assert old in text
    text = text.replace(old, new, 1)
    begins = "declaration = " if key == "declaration" else new.splitlines()[-1]
    line = next(number for number, there in enumerate(text.splitlines(), 1) if there.startswith(begins))
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(BatikGenError) as refused:
        read_design(tmp_path / "mine.toml")
    assert type(refused.value) is kind
    assert str(refused.value).startswith(f"mine.toml, line {line}, '{key}': ")
    assert says in str(refused.value)


def test_it_is_told_on_the_command_line(batik: Command, tmp_path):
    (tmp_path / "mine.toml").write_text(TEXT.replace("seed = 1", "seed = -1"))
    ended = batik("draw", "mine.toml", "-o", "cloth.png")
    assert ended.code == 2
    assert "mine.toml, line 8, 'seed': expected a whole number from 0" in ended.err
    assert not (tmp_path / "cloth.png").exists()

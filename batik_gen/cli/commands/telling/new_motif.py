"""``batik-gen new-motif``: a starter file for a family of one's own, and its test."""

import keyword
import re
from importlib import resources
from pathlib import Path

import click

from batik_gen.cli.options import common
from batik_gen.cli.running.outputs import check_picture_free
from batik_gen.cli.running.terminal import tell
from batik_gen.values.errors import UnknownName

_NEXT = """{module}: the family, ready to be changed
{test}: its test; run it with: pytest {test}
To use it, let a package offer it in its pyproject.toml and install that with pip install -e . :
  [project.entry-points."batik_gen.motifs"]
  {name} = "{stem}:FAMILY"
Then: batik-gen make RECORDING --motif {name}"""


def _write(path: Path, data: bytes) -> None:
    from batik_gen.values.files import write_whole

    write_whole(path, lambda file: file.write(data))


@click.command("new-motif", short_help="Write a starter file for a motif of your own.")
@click.argument("name")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="Folder to write to; the current one by default.",
)
@common.force
def command(name: str, out: Path, force: bool) -> None:
    """Write a commented starter file for the motif family NAME, and a test of it."""
    from batik_gen.pattern.declaring.registry import families

    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or keyword.iskeyword(name):
        raise UnknownName(f"'{name}' cannot name a motif; use small letters, digits and hyphens, as bunga-melati")
    if name in families():
        raise UnknownName(f"there is a motif '{name}' already; choose another name")
    stem = name.replace("-", "_")
    words = {"name": name, "key": stem, "module": stem, "title": name.replace("-", " ").capitalize()}
    files = {out / f"{stem}.py": "motif.py.txt", out / f"test_{stem}.py": "test_motif.py.txt"}
    for path in files:
        check_picture_free(path, force)
    for path, template in files.items():
        text = resources.files("batik_gen.cli").joinpath("starter", template).read_text(encoding="utf-8")
        _write(path, text.format(**words).encode())
    module, test = (path.name for path in files)
    tell(_NEXT.format(module=module, test=test, name=name, stem=stem))

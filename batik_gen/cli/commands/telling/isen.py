"""``batik-gen isen``: the fillings, what they are for, and how each one looks."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from batik_gen.cli.options import common
from batik_gen.cli.running.terminal import tell
from batik_gen.cli.running.wrapping import wrap
from batik_gen.values.words import Words

if TYPE_CHECKING:
    from PIL import Image

    from batik_gen.pattern.isen.kind import Filling

_PER_MM = 11
_TITLES = (Words("use", "kegunaan"), Words("size", "ukuran"), Words("source", "sumber"))
_MORE = Words(
    "'batik-gen isen NAME -o FILE.png' draws one on a leaf, a petal, a frame and a ground; without NAME all.",
    "'batik-gen isen NAMA -o BERKAS.png' menggambar satu isen pada daun, kelopak, bingkai, dan latar; "
    "tanpa NAMA semuanya.",
)


@click.command("isen", short_help="List the fillings, or draw them.")
@click.argument("name", required=False)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Picture to draw: .png, .tif, .jpg or .webp.")
@click.option("--process", default="sogan-yogya", show_default=True, help="Way of waxing and dyeing of the picture.")
@common.lang
@common.force
def command(name: str | None, out: Path | None, process: str, lang: str, force: bool) -> None:
    """List the isen (fillings), or tell about the one called NAME; with -o also draw."""
    from batik_gen.pattern.isen.table import filling_named, fillings

    wanted = list(fillings().values()) if name is None else [filling_named(name)]
    if out is not None:
        _draw([kind.name for kind in wanted], out, process, force)
        return
    for kind in wanted:
        tell(_all_about(kind, lang))
    if name is None:
        tell(wrap(_MORE.say(lang)))


def _all_about(kind: "Filling", lang: str) -> str:
    use, size, source = (title.say(lang) for title in _TITLES)
    range_ = f"{kind.low:g} .. {kind.high:g} mm ({kind.measure.say(lang)})"
    lines = [f"{kind.name}  ({kind.label.say(lang).partition(': ')[2]})"]
    told = [(use, kind.use.say(lang)), (size, range_), (source, kind.source)]
    lines += [wrap(text, f"    {title:9} ", " " * 14) for title, text in told]
    return "\n".join(lines)


def _draw(names: list[str], out: Path, process: str, force: bool) -> None:
    from batik_gen.cli.running.outputs import check_picture_free
    from batik_gen.cli.running.progress import Progress
    from batik_gen.render.files.save import save
    from batik_gen.render.picture.picture import Picture
    from batik_gen.render.processes.table import find_process

    check_picture_free(out, force)
    find_process(process)
    progress = Progress(len(names))
    pictures = {}
    for name in names:
        progress.of(name)("drawing")
        pictures[name] = picture(name, process)
    image = next(iter(pictures.values())) if len(names) == 1 else sheet(pictures)
    save(Picture(image, 25.4 * _PER_MM / (1 if len(names) == 1 else 2)), out, force=force)
    progress.clear()
    tell(f"{out}: {names[0] if len(names) == 1 else f'{len(names)} isen'} in {process}")


def picture(name: str, process: str = "sogan-yogya") -> "Image.Image":
    """Return one isen on a leaf, a petal, a frame and a ground."""
    from batik_gen.pattern.isen.sample import sample
    from batik_gen.render.dyeing.dye import dye

    cloth = sample(name, process=process)
    return dye(cloth, px=(round(cloth.size_mm[0] * _PER_MM), round(cloth.size_mm[1] * _PER_MM))).image


def sheet(pictures: "dict[str, Image.Image]", across: int = 3) -> "Image.Image":
    """Return pictures at half size on one sheet, each with its name."""
    from PIL import Image, ImageDraw, ImageFont

    gap, head = 24, 40
    small = [image.reduce(2) for image in pictures.values()]
    wide, tall = small[0].size
    rows = -(-len(small) // across)
    out = Image.new("RGB", (across * (wide + gap) + gap, rows * (tall + gap + head) + gap), "#f7f3ea")
    pen = ImageDraw.Draw(out)
    font = ImageFont.load_default(24)
    for i, (name, image) in enumerate(zip(pictures, small, strict=True)):
        x, y = gap + (i % across) * (wide + gap), gap + (i // across) * (tall + gap + head)
        pen.text((x, y + 4), name.replace("-", " "), fill="#3a2a1c", font=font)
        out.paste(image, (x, y + head))
    return out

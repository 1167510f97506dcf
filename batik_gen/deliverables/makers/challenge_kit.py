"""A kit for an effect on phones: seamless textures, the baths as a sequence, icon, logo box and names."""

import unicodedata
from itertools import pairwise

from PIL import Image, ImageDraw

from batik_gen.deliverables.composing.cloths import motif_of, piece
from batik_gen.deliverables.composing.tiles import square, square_of
from batik_gen.deliverables.composing.writing import MM_PER_INCH, until_small, write_palette, write_words
from batik_gen.deliverables.texts.table import LANGS
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.plates.stages import stages
from batik_gen.render.processes.table import find_process, state_colours
from batik_gen.render.processes.working import working_order
from batik_gen.typesetting.logos import CLEAR, read_logo
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue
from batik_gen.values.words import capital

ICON_PX, ICON_SAFE_PX, ICON_CORNER_PX, ICON_BYTES = 162, 144, 20, 60_000
LOGO_PX = 150, 130
MOST_NAME, MOST_FRAMES, PACKAGE_BYTES = 30, 200, 5_000_000
COLOURS = (256, 128, 64, 32)
"""Facts of the platform (source in ``challenge-kit.toml``); fewer colours are tried where a texture is too large."""
_DPI = (75, 150, 225, 300)
_ICON_MM, _FRAME_MM = 46.0, 110.0
_FINE = 8


def make(job: Job) -> tuple[str, ...]:
    """Make the kit.

    Raises
    ------
    BatikGenError
        If a setting is beyond what the platform takes, or a file does not get small enough.
    """
    member = job.members[0]
    names = [*_textures(job, member.design), *_frames(job, member.design), _icon(job, member.design)]
    if job.brand.logos:
        names.append(f"{job.stem}.logo.png")
        write_palette(_logo(job), job.folder / names[-1], job.deliverable.most_bytes)
    for lang in LANGS:
        names.append(f"{job.stem}.name.{lang}.txt")
        write_words(job.folder / names[-1], effect_name(member, lang))
    return tuple(names)


def _textures(job: Job, design: Design) -> list[str]:
    settings = job.deliverable.settings
    sides, colours = sorted(settings["sides"], reverse=True), settings["colours"]
    if any(side & (side - 1) or not 16 <= side <= 1024 for side in sides) or colours not in COLOURS:
        raise BadValue("textures have sides of 16 to 1024 px, each a power of two, and 64, 128 or 256 colours")
    block = square_of(design, settings["block_mm"])
    shorter = min(block.design.size_mm) * (1 + block.mirrored)
    dpi = next((dpi for dpi in _DPI if dpi * shorter / MM_PER_INCH >= sides[0]), _DPI[-1])
    largest = square(block.dyed(float(dpi)), sides[0])
    names = []
    for side in sides:
        names.append(f"{job.stem}.texture-{side}.png")
        _write_few(largest.reduce(sides[0] // side), design, colours, job, names[-1])
    return names


def _write_few(image: Image.Image, design: Design, colours: int, job: Job, name: str) -> None:
    """Write a texture in so many colours, or in half as many until it is small enough."""

    def write(fewer: int) -> None:
        write_palette(few_colours(image, design, fewer), job.folder / name, job.deliverable.most_bytes)

    until_small(COLOURS[COLOURS.index(colours) :], write)


def few_colours(image: Image.Image, design: Design, count: int) -> Image.Image:
    """Return a picture in so many colours without dithering: the process's own, and the commonest of what is left."""
    own = list(dict.fromkeys(state_colours(find_process(design.process, design.declaration)).values()))
    rest = image.quantize(count - len(own), Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = Image.new("P", (1, 1))
    palette.putpalette([*(value for colour in own for value in colour), *(rest.getpalette() or [])])
    return image.quantize(palette=palette, dither=Image.Dither.NONE)


def _frames(job: Job, design: Design) -> list[str]:
    """Write the cloth after each step of the work, each growing out of the one before."""
    settings = job.deliverable.settings
    px, each = settings["frame_px"], settings["frames"]
    cloth = draw(motif_of(design, (_FRAME_MM, _FRAME_MM)))
    steps = working_order(cloth)
    if not 0 <= each * len(steps) < MOST_FRAMES or px > 1024:
        raise BadValue(
            f"{each} frames a step make {each * len(steps)} of {px} px; fewer than {MOST_FRAMES} of 1024 px are taken"
        )
    if not each:
        return []
    shown = stages(cloth, (0.0, 0.0, _FRAME_MM, _FRAME_MM), steps, px * MM_PER_INCH / _FRAME_MM)
    images = [one.convert("RGB").resize((px, px), Image.Resampling.LANCZOS) for one in shown]
    blends = [
        Image.blend(before, image, (number + 1) / each)
        for before, image in pairwise([images[0], *images])
        for number in range(each)
    ]
    names = [f"{job.stem}.bath-{number:03d}.png" for number in range(len(blends))]
    for colours in _halves(settings["frame_colours"]):
        for name, blend in zip(names, blends, strict=True):
            few = blend.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
            write_palette(few, job.folder / name, job.deliverable.most_bytes)
        if sum(path.stat().st_size for path in job.folder.iterdir()) <= PACKAGE_BYTES - ICON_BYTES:
            break
    return names


def _halves(colours: int) -> list[int]:
    """Return a number of colours, and half as many and a quarter, for what is too large."""
    return [max(colours >> times, 8) for times in range(3)]


def _icon(job: Job, design: Design) -> str:
    """Write the icon: a close look at the cloth with round corners and a clear rim."""
    name = f"{job.stem}.icon.png"
    rim = (ICON_PX - ICON_SAFE_PX) // 2
    cloth = piece(design, (_ICON_MM, _ICON_MM), (4 * ICON_SAFE_PX, 4 * ICON_SAFE_PX)).reduce(4)
    few = cloth.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")
    mask = Image.new("L", (ICON_SAFE_PX * _FINE,) * 2)
    corner = ICON_CORNER_PX * _FINE
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, mask.width - 1, mask.height - 1), corner, fill=255)
    icon = Image.new("RGBA", (ICON_PX, ICON_PX))
    icon.paste(few, (rim, rim), mask.reduce(_FINE))
    write_palette(icon, job.folder / name, ICON_BYTES)
    return name


def _logo(job: Job) -> Image.Image:
    """Return the first logo in the platform's box, with its clear space."""
    logo = read_logo(job.brand.logos[0])
    room = (LOGO_PX[0] / (logo.width + 2 * CLEAR * logo.height), LOGO_PX[1] / (logo.height * (1 + 2 * CLEAR)))
    size = (max(round(logo.width * min(room)), 1), max(round(logo.height * min(room)), 1))
    box = Image.new("RGBA", LOGO_PX)
    box.paste(logo.resize(size, Image.Resampling.LANCZOS), ((LOGO_PX[0] - size[0]) // 2, (LOGO_PX[1] - size[1]) // 2))
    return box


def effect_name(member: Member, lang: str) -> str:
    """Return a name for the effect of up to 30 plain letters: the person's own where it is short enough."""
    family = family_named(member.design.motif).label.say(lang)
    told = [member.shown.motif_name, member.shown.title, f"Motif batik {family}", capital(family)]
    plain = [" ".join("".join(c if c.isalnum() or c == "-" else " " for c in _bare(text)).split()) for text in told]
    return next((name for name in plain if name and len(name) <= MOST_NAME), plain[-1][:MOST_NAME].strip())


def _bare(text: str) -> str:
    """Return letters without accents, as the platform takes English letters alone."""
    special = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "ı": "i"})
    parts = unicodedata.normalize("NFKD", text.translate(special))
    return "".join(c for c in parts if c.isascii())

"""Options that several commands share, worded once."""

import os
from pathlib import Path

import click

from batik_gen.cli.sizes import read_px

condition = click.option(
    "--condition",
    type=click.Choice(["unknown", "eyes_closed", "eyes_open"]),
    default="unknown",
    show_default=True,
    help="How it was recorded; chooses the people to compare with.",
)
lang = click.option(
    "--lang", type=click.Choice(["en", "id"]), default="en", show_default=True, help="English or Indonesian."
)
px = click.option("--px", callback=read_px, metavar="WxH", help="Size of the picture in pixels, as 1080x1920.")
dpi = click.option("--dpi", type=float, help="Pixels an inch of cloth; 150 by default.")
jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    help="Processes for large pictures, all cores by default; never changes a pixel.",
)
force = click.option("--force", is_flag=True, help="Replace files that exist.")
picture_out = click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, help="Picture to write: .png, .tif, .jpg or .webp."
)
recordings = click.argument(
    "recordings", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="RECORDING..."
)

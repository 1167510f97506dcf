"""The option that names outputs by a template."""

import re
import string
from collections.abc import Mapping

import click

FIELDS = ("stem", "folder", "number", "motif", "variant", "process", "cloth", "size", "px", "seed", "lang")
"""What a template may hold between braces."""

_WIDTH = re.compile(r"0?\d{0,2}d?")
"""What may follow a field, as in ``{number:03d}``; ``{stem:>999999999}`` is no name."""


def read_template(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check a template of names; an option's callback."""
    if value is None:
        return None
    fields: Mapping[str, str | int] = dict.fromkeys(FIELDS, "x") | {"number": 1, "seed": 1}
    try:
        parts = [part for part in string.Formatter().parse(value) if part[1] is not None]
        unknown = [name for _, name, _, _ in parts if name not in FIELDS]
        if any(turned or not _WIDTH.fullmatch(width or "") for _, _, width, turned in parts):
            raise ValueError
        if not unknown:
            value.format(**fields)
            return value
    except (ValueError, IndexError, KeyError):
        raise click.UsageError(
            f"'{value}' is not a name with fields; write it as '{{stem}}-{{motif}}', with each field in braces", ctx
        ) from None
    raise click.UsageError(
        f"--output-name has no field '{unknown[0]}'; the fields are {', '.join(FIELDS)}, as in '{{stem}}-{{motif}}'",
        ctx,
    )


output_name = click.option(
    "--output-name",
    callback=read_template,
    metavar="TEMPLATE",
    help="Name of the files, as '{stem}-{motif}'; a wrong field lists them all. "
    "By default STEM and whatever of the cloth is not as it is by default.",
)

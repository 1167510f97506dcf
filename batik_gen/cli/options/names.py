"""The option that names outputs by a template."""

import string
from collections.abc import Mapping

import click

FIELDS = ("stem", "folder", "number", "motif", "variant", "process", "cloth", "size", "px", "seed", "lang")
"""What a template may hold between braces."""


def read_template(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check a template of names; an option's callback."""
    if value is None:
        return None
    fields: Mapping[str, str | int] = dict.fromkeys(FIELDS, "x") | {"number": 1, "seed": 1}
    try:
        unknown = [name for _, name, _, _ in string.Formatter().parse(value) if name is not None and name not in FIELDS]
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

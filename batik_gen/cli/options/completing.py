"""Names that a shell offers while a command is typed; looked up only then."""

import click


def motifs(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the motif families whose names begin so."""
    from batik_gen.pattern.declaring.registry import shipped_names

    return [name for name in shipped_names() if name.startswith(begun)]


def processes(ctx: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """Return the processes whose names begin so."""
    from batik_gen.render.processes.table import shipped_names

    return [name for name in shipped_names() if name.startswith(begun)]

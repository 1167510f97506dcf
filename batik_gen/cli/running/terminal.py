"""The one way to the terminal for what a command found."""

import os
import sys

import click

from batik_gen.values.words import visible


def tell(text: str = "", *, err: bool = False, nl: bool = True, painted: bool = False) -> None:
    """Print a text; what others wrote in it cannot steer the terminal.

    Parameters
    ----------
    text
        The text, of any number of lines.
    err
        Print it on stderr.
    nl
        End it with a new line.
    painted
        The text holds colours put in here; what others wrote in it was made visible before.
    """
    click.echo(text if painted else visible(text), err=err, nl=nl)


def give_up_output() -> None:
    """Let what is still to be printed go nowhere: nobody reads it, or nothing takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

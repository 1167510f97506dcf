"""The command ``batik-gen``: finds the command asked for and turns every end into an exit code."""

import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module

import click

from batik_gen.cli.running.exits import DONE, USAGE, complain, exit_code
from batik_gen.cli.running.terminal import give_up_output
from batik_gen.running.unforeseen import refusal_of, wants_traceback
from batik_gen.values.errors import BatikGenError, SkippedPlugin, nearest
from batik_gen.version import __version__

_COMMANDS = {
    "make": "cloths", "sheet": "cloths", "compare": "telling", "read": "telling", "motifs": "telling",
    "isen": "telling", "processes": "telling", "draw": "cloths", "redraw": "cloths", "tile": "cloths",
    "cap": "cloths", "norms": "telling", "inspect": "telling", "readback": "telling", "config": "telling",
    "svg": "cloths", "separations": "cloths", "mockup": "cloths", "film": "cloths", "bench": "telling",
    "plugins": "telling", "new-motif": "telling", "campaign": "campaign", "studio": "lasting",
    "live": "lasting", "booth": "lasting",
}  # fmt: skip
"""Every command in the order in which it is listed, with the folder of its module."""


class _LateGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            offer = nearest(cmd_name, _COMMANDS, "'batik-gen --help' lists them")
            raise click.UsageError(f"there is no command '{cmd_name}'; {offer}", ctx)
        command: click.Command = import_module(
            f"batik_gen.cli.commands.{_COMMANDS[cmd_name]}.{cmd_name.replace('-', '_')}"
        ).command
        return command


@click.group(
    cls=_LateGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 some recordings or this machine failed, 2 usage, 3 nothing usable in any recording.",
)
@click.version_option(__version__, prog_name="batik-gen")
@click.pass_context
def app(ctx: click.Context) -> None:
    """Turn a recording of someone's brain waves (EEG) into a batik motif.

    Start with: batik-gen make RECORDING
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def run(args: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; never let an error through.

    Parameters
    ----------
    args
        The words after the program's name, or None for those of the process.

    Raises
    ------
    KeyboardInterrupt
        On Ctrl-C: only the process as a whole may end of it with an exit code, not a command
        line that another program, as a test, runs within itself. It holds what a command
        says of that in its own language.
    """
    try:
        with warnings.catch_warnings():
            if not wants_traceback():
                # Libraries warn with full paths in the text, which are nobody's business.
                warnings.simplefilter("ignore")
                warnings.simplefilter("once", SkippedPlugin)
                warnings.showwarning = _complain_of
            code = app.main(args=args, prog_name="batik-gen", standalone_mode=False)
        # None where it was closed before the program began. What a command has complained of is not told again.
        if sys.stdout is not None and not code:
            sys.stdout.flush()
    except click.Abort as stop:
        # What click makes of Ctrl-C, and of a file that ends early.
        if not isinstance(stop.__cause__, EOFError):
            raise KeyboardInterrupt(*stop.__cause__.args if stop.__cause__ else ()) from stop
        return _refused(refusal_of(stop.__cause__))
    except click.ClickException as error:
        complain(error.format_message() + _dashed(error, sys.argv[1:] if args is None else args))
        return USAGE
    except BatikGenError as error:
        return _refused(error)
    except BrokenPipeError:
        # Whoever read our output has left, as in "batik-gen motifs | head"; the rest has nowhere to go.
        give_up_output()
        return DONE
    except Exception as error:
        return _refused(refusal_of(error))
    return code if isinstance(code, int) else DONE


def _dashed(error: click.ClickException, words: Sequence[str]) -> str:
    """Say what to do where a file was taken for an option, for its name begins with a dash."""
    if isinstance(error, click.NoSuchOption):
        for word in words:
            if word.startswith("-") and os.path.exists(word):  # noqa: PTH110 - a name of no path at all is no error here
                return f" To name the file, write ./{word}"
    return ""


def _complain_of(message: Warning | str, *place: object, **more: object) -> None:
    """Say a warning as everything else is said."""
    complain(str(message))


def _refused(error: BatikGenError) -> int:
    complain(str(error))
    return exit_code(error)

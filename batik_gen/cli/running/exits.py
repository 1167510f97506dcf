"""How a run ends: exit codes, and the one sentence that explains a refusal."""

import os

import click

from batik_gen.values.errors import BatikGenError, CannotWrite, NotEnoughEEG, UnreadableRecording

DONE, SOME_FAILED, USAGE, NOTHING_USABLE, INTERRUPTED = 0, 1, 2, 3, 130


def exit_code(error: BatikGenError) -> int:
    """Return the exit code that tells which kind of refusal this is."""
    if isinstance(error, UnreadableRecording | NotEnoughEEG):
        return NOTHING_USABLE
    return SOME_FAILED if isinstance(error, CannotWrite | Unforeseen) else USAGE


def complain(sentence: str) -> None:
    """Say on stderr, as one line, why something was not done."""
    click.echo(f"batik-gen: {' '.join(sentence.split())}", err=True)


class Unforeseen(BatikGenError):
    """Stand for an error nobody thought of, without the paths its own text may hold."""

    @classmethod
    def of(cls, error: Exception) -> "Unforeseen":
        """Put an error into one sentence; raise it as it is where BATIK_GEN_DEBUG is set."""
        if wants_traceback():
            raise error
        if isinstance(error, MemoryError):
            return cls("the picture does not fit into memory; ask for a smaller size or a lower --dpi")
        return cls(
            f"something unforeseen went wrong ({type(error).__name__}); "
            "run it again with BATIK_GEN_DEBUG=1 to see where, and report it"
        )


def wants_traceback() -> bool:
    """Tell whether the person wants to see where an error came from."""
    return bool(os.environ.get("BATIK_GEN_DEBUG"))

"""Exit codes: what a script that calls the command may rely on."""

import pytest
from cli_command import PIXELS, Command

from batik_gen.cli.running.exits import exit_code
from batik_gen.values import errors

ASKED_RIGHTLY = {
    "CannotWrite": 1,
    "TooLittleMemory": 1,
    "LostWorker": 1,
    "NoStream": 1,
    "UnreadableRecording": 3,
    "NotEnoughEEG": 3,
}
"""What ends otherwise than with 2, which says that the command, or a file it names, has to be mended first."""

CAUSES = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.BatikGenError)]


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: str(cause.__name__))
def test_every_cause_has_the_exit_code_that_is_documented(cause: type[errors.BatikGenError]) -> None:
    assert exit_code(cause("so it is")) == ASKED_RIGHTLY.get(cause.__name__, 2)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.LostWorker("one of 2 processes ended early"), "ended early"),
        (errors.TooLittleMemory("it needs 9 GB of memory"), "9 GB"),
        (MemoryError(), "does not fit into memory"),
    ],
)
def test_what_fails_on_this_machine_is_not_the_fault_of_the_command(
    batik: Command, made: object, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fails(*words: object, **options: object) -> None:
        raise error

    monkeypatch.setattr("batik_gen.render.files.stream.stream", fails)
    ended = batik("draw", f"{made}/person-one-calm.design.toml", "-o", "a.png", *PIXELS)
    assert ended.code == 1
    assert said in ended.err
    assert ended.err.count("\n") == 1

"""What is said and seen in a film as text: subtitles for players, and a description for those who do not see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from batik_gen.film.timeline.timeline import Timeline

_APART_S = 0.05
"""From the end of one line to the begin of the next, so that a player shows that it is another."""


@dataclass(frozen=True)
class Line:
    """Hold a line that is said from one second to another."""

    begin: float
    end: float
    text: str


def lines_of(timeline: Timeline, said: Sequence[Sequence[str]]) -> tuple[Line, ...]:
    """Give every scene's lines its time, in equal parts.

    Parameters
    ----------
    timeline
        When the scenes are.
    said
        For each scene what is said in it, in order; a scene may be silent.
    """
    lines = []
    for span, texts in zip(timeline.spans, said, strict=True):
        begin, long = span.first / timeline.fps, (span.end - span.first) / timeline.fps
        for number, text in enumerate(texts):
            at, until = (begin + long * part / len(texts) for part in (number, number + 1))
            lines.append(Line(at, until - _APART_S, text))
    return tuple(lines)


def srt(lines: Sequence[Line]) -> str:
    """Return subtitles as SubRip."""
    shown = (
        f"{number}\n{_clock(line.begin, ',')} --> {_clock(line.end, ',')}\n{line.text}\n"
        for number, line in enumerate(lines, 1)
    )
    return "\n".join(shown)


def vtt(lines: Sequence[Line]) -> str:
    """Return subtitles as WebVTT (W3C, 2019)."""
    shown = (f"{_clock(line.begin, '.')} --> {_clock(line.end, '.')}\n{line.text}\n" for line in lines)
    return "WEBVTT\n\n" + "\n".join(shown)


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}{point}{rest % 1000:03d}"

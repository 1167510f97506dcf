"""The texts that go with a film: subtitles, and what is seen in it."""

from pathlib import Path

from batik_gen.film.film import Film
from batik_gen.film.lettering.saying import title_words
from batik_gen.film.shots.lines import LinesShot
from batik_gen.film.telling.subtitles import lines_of, srt, vtt
from batik_gen.values.files import write_whole

ENDINGS = (".srt", ".vtt", ".txt")


def write_texts(film: Film, path: Path, lang: str) -> tuple[Path, ...]:
    """Write a film's subtitles as .srt and .vtt, and as .txt what is seen in it; return the files.

    Parameters
    ----------
    film
        The film.
    path
        Of the film, beside which they are written under its name.
    lang
        ``en`` or ``id``.

    Raises
    ------
    CannotWrite
        If one cannot be written.
    """
    lines = lines_of(film.timeline, said(film, lang))
    seen = "\n\n".join(span.scene.told.say(lang) for span in film.timeline.spans)
    paths = tuple(path.with_suffix(ending) for ending in ENDINGS)
    for each, text in zip(paths, (srt(lines), vtt(lines), f"{seen}\n"), strict=True):
        data = text.encode()
        write_whole(each, lambda file, data=data: file.write(data))  # type: ignore[misc]
    return paths


def said(film: Film, lang: str) -> list[list[str]]:
    """Return what is said in each scene: its line, what is told at each stop, and at last the title."""
    out = []
    for number, span in enumerate(film.timeline.spans):
        if span.scene.id == "cloth":
            out.append([title_words(film.design, lang)])
        elif span.scene.words.en:
            out.append([span.scene.words.say(lang)])
        else:
            shot = film.frames.shot(number)
            stops = shot.stops_in(lang) if isinstance(shot, LinesShot) else ()
            out.append([f"{stop.head}: {stop.value}. {stop.text}" if stop.value else stop.text for stop in stops])
    return out

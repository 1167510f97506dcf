"""Pictures for feeds, stories and screens: the cloth edge to edge, a label in the safe area, a caption, a text."""

from batik_gen.deliverables.composing.cloths import across, tones_of
from batik_gen.deliverables.composing.label import label_on
from batik_gen.deliverables.composing.saying import Saying, about, as_sentence, say, whose
from batik_gen.deliverables.composing.writing import write_picture, write_words
from batik_gen.deliverables.values.job import Job
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.render.processes.table import find_process
from batik_gen.typesetting.painting import paint
from batik_gen.typesetting.scene import Scene, Shown


def make(job: Job) -> tuple[str, ...]:
    """Make the picture, its caption and its text for those who do not see it.

    Raises
    ------
    BatikGenError
        If the words do not fit, or the picture stays above the limit of bytes.
    """
    wanted, member = job.deliverable, job.members[0]
    assert wanted.px is not None
    saying = about(job, member)
    label = label_on(
        wanted.px, wanted.safe, saying, tones_of(member.design), wanted.settings["label"], job.lang, whose(member)
    )
    cloth = across(member.design, wanted.settings["across_mm"], wanted.px)
    wide, tall = wanted.px
    page = Scene(wide, tall, (0, 0, 0), (Shown(cloth, (0, 0, wide, tall)), *label.things))
    names = (f"{job.stem}{wanted.ending}", f"{job.stem}.caption.txt", f"{job.stem}.alt.txt")
    write_picture(paint(page), job.folder / names[0], wanted.dpi or 96.0, wanted.most_bytes)
    write_words(job.folder / names[1], caption(job, saying, wanted.settings["most_caption"]))
    write_words(job.folder / names[2], alternative(job))
    return names


def caption(job: Job, saying: Saying, most: int) -> str:
    """Return the caption: what has least to be said is left out first, and a story is cut after a whole sentence."""
    head = "\n".join(part for part in (saying.heading, saying.title, f"{saying.kind} — {saying.born}") if part)
    foot = "\n\n".join(part for part in (saying.disclaimer, saying.campaign, " ".join(job.brand.hashtags)) if part)
    reading = f"{say(job, 'how_to_read')}: {' '.join(saying.reading)}" if saying.reading else ""
    for parts in (
        (saying.story, saying.credit, saying.meaning, reading),
        (saying.story, saying.credit, saying.meaning),
        (saying.story, saying.credit),
    ):
        told = "\n\n".join(part for part in (head, *parts, foot) if part)
        if len(told) <= most:
            return told
    room = most - len(head) - len(foot) - 4
    return f"{head}\n\n{_sentences(saying.story, room)}\n\n{foot}"[:most]


def _sentences(story: str, most: int) -> str:
    """Return as many whole sentences as have room; a story of one long sentence is cut at a word."""
    kept = story[: max(most, 0)]
    end = max(kept.rfind(mark) for mark in (". ", "! ", "? "))
    return kept[: end + 1] if end > 0 else f"{kept[: max(kept.rfind(' '), 0)]} …"


def alternative(job: Job) -> str:
    """Return what the picture shows, for those who have it read to them."""
    design = job.members[0].design
    family, process = family_named(design.motif), find_process(design.process, design.declaration)
    return say(
        job,
        "alt",
        motif=family.label.say(job.lang),
        process=process.title.say(job.lang),
        meaning=as_sentence(family.meaning.say(job.lang)),
    )

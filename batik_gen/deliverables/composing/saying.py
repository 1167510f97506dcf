"""What is said about one person's cloth: only what their consent and the plan let be shown."""

from dataclasses import dataclass, replace

from batik_gen.deliverables.texts.table import text, words
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.legend.rows import LegendRow, word_legend
from batik_gen.pattern.declaring.registry import family_named, variant_named
from batik_gen.render.processes.table import find_process
from batik_gen.values.design import Design, Naming
from batik_gen.values.words import capital

_ROWS = 4
"""So many rules of what the wave did are told where there is little room."""


@dataclass(frozen=True)
class Saying:
    """Hold the words about one cloth in the language of a job.

    Parameters
    ----------
    heading
        The motif's own name, or its title, or the family's name.
    sort
        That it is a motif batik, and of which family where the heading does not say so.
    kind
        The same with the process.
    born
        From whose brain waves, or from whose recording without a name.
    title, story, credit
        The person's own words, and by whom the cloth was made; each empty where there are none.
    meaning, rule, process
        What the family means, who may wear it, what its colours stand for.
    reading, brief
        How the cloth is read; of a family whose form is the recording its rules, and whether the recording can be
        read back, else what the wave set. And the same in few sentences.
    rows
        What each wave did; with numbers only where these may be shown.
    campaign
        Whose campaign it is.
    disclaimer, in_short
        That it is no diagnosis: in the campaign's own words, and in one short line for pictures.
    """

    heading: str
    sort: str
    kind: str
    born: str
    title: str
    story: str
    credit: str
    meaning: str
    rule: str
    process: str
    reading: tuple[str, ...]
    brief: tuple[str, ...]
    rows: tuple[LegendRow, ...]
    campaign: str
    disclaimer: str
    in_short: str


def say(job: Job, key: str, /, **values: object) -> str:
    """Return a text of ``texts/declared/pages.toml``, or the team's own in its place."""
    return text(f"pages.{key}", job.lang, job.brand.texts, **values)


def about(job: Job, member: Member) -> Saying:
    """Put one person's cloth into words."""
    shown, design, lang = member.shown, member.design, job.lang
    family = family_named(design.motif)
    variant = variant_named(family, design.variant)
    process = find_process(design.process, design.declaration)
    # What a label says after a comma belongs on a page of families.
    label = capital((variant or family).label.say(lang).partition(",")[0])
    legend = word_legend(_unnamed(member), member.portrait, lang, public=not shown.numbers)
    public = legend if not shown.numbers else word_legend(_unnamed(member), member.portrait, lang, public=True)
    brand = job.brand
    # The last of the rules says whether the recording can be read back from the cloth.
    rules = public.reading[1:] if family.reading else ()
    did = tuple(row.reason for row in public.rows[:_ROWS])
    heading = shown.motif_name or shown.title or label
    return Saying(
        heading=heading,
        sort=say(job, "what_it_is") if heading == label else say(job, "sort", motif=label),
        kind=" · ".join(dict.fromkeys((say(job, "what_it_is"), label, process.title.say(lang).partition(" (")[0]))),
        born=say(job, "born_named", name=shown.name) if shown.name else say(job, "born"),
        title=shown.title if shown.motif_name else "",
        story=shown.story.say(lang),
        credit=say(job, "credit", credit=shown.credit) if shown.credit else "",
        meaning=as_sentence((variant or family).meaning.say(lang)),
        rule=as_sentence(family.rule.say(lang)),
        process=as_sentence(process.meaning.say(lang)),
        reading=rules or did,
        brief=(*rules[:2], rules[-1]) if rules else did[:2],
        rows=legend.rows[:_ROWS],
        campaign=say(job, "for_client", campaign=brand.campaign, client=brand.client)
        if brand.client
        else brand.campaign,
        disclaimer=brand.disclaimer.say(lang),
        # A team may reword it; an empty one is as none.
        in_short=say(job, "no_diagnosis").strip() or words("pages.no_diagnosis").say(lang),
    )


def whose(member: Member) -> str:
    """Return how refusals call a person: by the public id alone."""
    return member.shown.id


def _unnamed(member: Member) -> Design:
    """Return the Design without what its person calls it, which is said elsewhere, and without what varies on it."""
    return replace(member.design, naming=Naming(), local={})


def as_sentence(told: str) -> str:
    """Return words as a sentence of their own; nothing where there are none."""
    return f"{capital(told).rstrip('.')}." if told else ""

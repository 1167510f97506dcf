"""campaign.toml: who and what the campaign is for, the cloth, and what is handed over."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from batik_gen.campaign.plan.keys import Keys
from batik_gen.campaign.plan.names import motif_problem, process_problem
from batik_gen.campaign.plan.people import Usual
from batik_gen.campaign.values.plan import Plan
from batik_gen.deliverables.texts.table import LANGS, own_texts, words
from batik_gen.deliverables.values.brand import Brand
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.values.errors import BadSettings
from batik_gen.values.words import Words
from batik_gen.voice import DEFAULT_VOICE

_LOGOS = (".png", ".svg")
USUAL_MOTIF = "truntum"
_USUAL_CM = (25.0, 25.0)
_CM = (1.0, 600.0)
_MOST_SEED = 2**63 - 1


def settings_in(keys: Keys, folder: Path, known: Mapping[str, Deliverable]) -> tuple[Plan, Usual]:
    """Return the plan of a campaign.toml, nobody in it yet, and what rows fall back to; note all that is wrong.

    Parameters
    ----------
    keys
        The whole file.
    folder
        The campaign's folder, in which logos and texts are looked for.
    known
        Everything that can be handed over, by id.
    """
    keys.allow("campaign", "langs", "cloth", "deliverables", "change")
    cloth = keys.inside("cloth").allow("motif", "variant", "process", "size_cm", "seed", "voice", "whisper", "numbers")
    width, height = cloth.pair("size_cm", _USUAL_CM, *_CM)
    langs = keys.texts("langs", LANGS, LANGS)
    if not langs:
        keys.wrong("langs", "no_langs")
    plan = Plan(
        folder=folder,
        brand=_brand(keys.inside("campaign"), folder),
        deliverables=_deliverables(keys, known),
        people=(),
        langs=langs,
        seed=int(cloth.number("seed", 1, 0, _MOST_SEED)),
        voice=cloth.number("voice", DEFAULT_VOICE, 0.0, 1.0),
        whisper=cloth.truth("whisper", True),
        size_mm=(10.0 * width, 10.0 * height),
        numbers=cloth.truth("numbers", False),
    )
    return plan, _usual(cloth)


def _brand(keys: Keys, folder: Path) -> Brand:
    keys.allow("name", "client", "hashtags", "logos", "contact", "disclaimer", "texts")
    if not keys.text("name"):
        keys.wrong("name", "no_campaign_name")
    disclaimer = keys.words("disclaimer", words("common.no_diagnosis"))
    if not (disclaimer.en and disclaimer.id):
        keys.wrong("disclaimer", "no_disclaimer")
    logos = tuple(folder / name for name in keys.texts("logos"))
    for logo in logos:
        if not logo.is_file():
            keys.wrong("logos", "logo_missing", found=logo.name)
        elif logo.suffix.lower() not in _LOGOS:
            keys.wrong("logos", "logo_kind", found=logo.name)
    hashtags = keys.texts("hashtags")
    for tag in hashtags:
        if not tag.startswith("#") or len(tag.split()) != 1 or tag == "#":
            keys.wrong("hashtags", "bad_hashtag", found=tag)
    contact = keys.text("contact")
    if not contact:
        keys.wrong("contact", "no_contact", grave=False)
    return Brand(keys.text("name"), keys.text("client"), hashtags, logos, disclaimer, contact, _own(keys, folder))


def _own(keys: Keys, folder: Path) -> Mapping[str, Words]:
    """Return the texts that the team replaces."""
    if not keys.text("texts"):
        return {}
    try:
        return own_texts(folder / keys.text("texts"))
    except BadSettings as error:
        keys.wrong("texts", "bad_texts", why=str(error))
        return {}


def _usual(cloth: Keys) -> Usual:
    usual = Usual(cloth.text("motif", USUAL_MOTIF), cloth.text("variant"), cloth.text("process"))
    for key, problem in (
        ("variant" if usual.variant else "motif", motif_problem(usual.motif, usual.variant)),
        ("process", process_problem(usual.process)),
    ):
        if problem:
            cloth.wrong(key, problem.key, found=problem.found, near=problem.near)
    return usual


def _deliverables(keys: Keys, known: Mapping[str, Deliverable]) -> tuple[Deliverable, ...]:
    chosen = keys.texts("deliverables", known)
    if not chosen:
        keys.wrong("deliverables", "no_deliverables", known=", ".join(known))
    changes = keys.inside("change").allow(*known)
    for name in changes.table.values:
        if name in known and name not in chosen:
            changes.wrong(name, "change_of_none", grave=False, found=name)
    return tuple(_changed(known[name], changes.inside(name)) for name in chosen)


def _changed(deliverable: Deliverable, keys: Keys) -> Deliverable:
    """Return a deliverable with what the plan changes of it."""
    printed = deliverable.px is None or deliverable.size_mm is not None
    of_cloth = ("size_cm", *(("dpi",) if deliverable.dpi else ())) if printed else ()
    keys.allow("max_mb", *of_cloth, *deliverable.settings)
    # What declares no size of its own is as large as the plan's cloth.
    if deliverable.size_mm or "size_cm" in keys.table.values:
        usual = deliverable.size_mm or (250.0, 250.0)
        width, height = keys.pair("size_cm", (usual[0] / 10.0, usual[1] / 10.0), *_CM)
        deliverable = replace(deliverable, size_mm=(10.0 * width, 10.0 * height))
    if printed and deliverable.dpi:
        deliverable = replace(deliverable, dpi=keys.number("dpi", deliverable.dpi, 30.0, 1200.0))
    megabytes = keys.number("max_mb", deliverable.most_bytes / 1e6, 0.0, 10_000.0)
    settings = {name: keys.like(name, usual) for name, usual in deliverable.settings.items()}
    return replace(deliverable, most_bytes=round(1e6 * megabytes), settings=settings)

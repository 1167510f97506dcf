"""From a recording to cloths for the screen and things to take home, just as a run of the campaign makes them."""

import io
from dataclasses import dataclass, replace
from pathlib import Path

from batik_gen.booth.asking.answers import Agreed
from batik_gen.booth.keeping.keeper import CONDITION
from batik_gen.campaign.running.setting import Setting
from batik_gen.campaign.running.tasks import member_of
from batik_gen.campaign.values.participant import Participant
from batik_gen.campaign.values.plan import Plan
from batik_gen.deliverables.makers.table import maker_of
from batik_gen.deliverables.table import deliverable_named
from batik_gen.deliverables.values.deliverable import Deliverable
from batik_gen.deliverables.values.job import Job, Member
from batik_gen.eeg.measuring.measure import wishes_of
from batik_gen.eeg.measuring.pieces import measure_file
from batik_gen.eeg.portraits.averaging import average
from batik_gen.pattern.declaring.registry import family_named
from batik_gen.pattern.drawing.draw import draw
from batik_gen.render.dyeing.dye import dye
from batik_gen.render.files.save import save
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait
from batik_gen.values.reading import Reading
from batik_gen.values.words import Words, capital

_QUALITY = 90
_TAKE_HOME_PX = 2000
_CARD = "card-a6"


@dataclass(frozen=True)
class Drawer:
    """Draw what a booth shows and gives.

    Parameters
    ----------
    plan
        What cloths are like and what is on cards.
    process
        Wax and dyes, or empty for the usual ones of a motif.
    px
        Longer side of a cloth on the screen.
    """

    plan: Plan
    process: str
    px: int

    def portrait(self, recording: Path) -> Portrait:
        """Measure a rest with closed eyes; raises BatikGenError."""
        return average([measure_file(recording, reading=Reading(), wishes=wishes_of(CONDITION))])

    def member(self, portrait: Portrait, motif: str, agreed: Agreed, person: str = "") -> Member:
        """Return a visitor's part of a job: their Design, and what may be said of them; raises BatikGenError."""
        consent = agreed.consent
        told = Participant(
            person, (), agreed.name, motif, "", self.process, "", "", Words("", ""), "", agreed.lang, CONDITION,
            Reading(), consent, 0,
        )  # fmt: skip
        setting = Setting(self.plan, consent.signed_on, maker_of, {}, Path(), Path())
        return member_of(setting, told, portrait)

    def picture(self, design: Design, px: int = 0) -> bytes:
        """Return a cloth for the screen, as JPEG."""
        held = io.BytesIO()
        image = dye(draw(design), px=fitting(design.size_mm, px or self.px)).image
        image.convert("RGB").save(held, "JPEG", quality=_QUALITY)
        return held.getvalue()

    def write_picture(self, design: Design, path: Path) -> None:
        """Write the picture that is taken home; it carries its recipe, and nothing measured."""
        picture = dye(draw(design), px=fitting(design.size_mm, max(self.px, min(_TAKE_HOME_PX, 2 * self.px))))
        save(replace(picture, recipe=design.for_drawing().to_toml()), path)

    def write_card(self, member: Member, lang: str, folder: Path) -> tuple[Path, list[bytes]]:
        """Write the card by the campaign's maker; return its file, and pictures of its pages; raises BatikGenError."""
        job = Job(self._card(), (member,), lang, self.plan.brand, folder, f"{member.shown.id}-{lang}")
        names = maker_of("card")(job)
        pages = [(folder / name).read_bytes() for name in names[1:]]
        for name in names[1:]:
            (folder / name).unlink()
        return folder / names[0], pages

    def _card(self) -> Deliverable:
        chosen = next((each for each in self.plan.deliverables if each.kind == "card"), deliverable_named(_CARD))
        return replace(chosen, settings={**chosen.settings, "preview": True})


def fitting(size_mm: tuple[float, float], px: int) -> tuple[int, int]:
    """Return a picture's size, ``px`` on its longer side."""
    longer = max(size_mm)
    return max(round(px * size_mm[0] / longer), 1), max(round(px * size_mm[1] / longer), 1)


def label_of(motif: str, lang: str) -> str:
    """Return what a motif is called."""
    return capital(family_named(motif).label.say(lang).partition(",")[0])


def meaning_of(motif: str, lang: str) -> str:
    """Return what a motif means, its first sentence."""
    return capital(family_named(motif).meaning.say(lang).partition(". ")[0].partition("; ")[0].rstrip("."))

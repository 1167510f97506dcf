"""The stand: one visitor after the other, from their yes to what they take home; then all begins anew."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from batik_gen.booth.asking.answers import Agreed
from batik_gen.booth.cloths.drawing import Drawer
from batik_gen.booth.cloths.filming import can_film, write_film
from batik_gen.booth.keeping.keeper import Keeper
from batik_gen.booth.keeping.links import CARD, CLOTH, FILM, Home, Links
from batik_gen.booth.stand.recording import Opener, Over, record
from batik_gen.booth.stand.stages import IDLE, Stage
from batik_gen.booth.stand.visit import Visit
from batik_gen.booth.stand.wishes import Wishes
from batik_gen.deliverables.values.job import Member
from batik_gen.running.unforeseen import refusal_of
from batik_gen.values.errors import BadValue, BatikGenError

_SWEEP_S = 60.0


class Stand:
    """Hold the stand.

    Parameters
    ----------
    wishes
        How it was started.
    keeper
        Where recordings go.
    drawer
        Draws cloths and cards.
    opener
        Opens the stream.
    now
        Seconds of a clock that only goes forward.
    today
        Tells the day.
    folder
        Private; everything of visitors lies in it, and it goes with the stand.
    lay_to_print
        Sends a file to the printer.
    """

    def __init__(
        self,
        wishes: Wishes,
        keeper: Keeper,
        drawer: Drawer,
        opener: Opener,
        *,
        now: Callable[[], float],
        today: Callable[[], str],
        folder: Path,
        lay_to_print: Callable[[Path], None],
    ) -> None:
        self.wishes, self.keeper, self.drawer, self.today = wishes, keeper, drawer, today
        self.links = Links()
        self._opener, self._now, self._folder, self._print = opener, now, folder, lay_to_print
        self._lock = threading.RLock()
        self._hands = ThreadPoolExecutor(1, thread_name_prefix="visit")
        self._films = ThreadPoolExecutor(1, thread_name_prefix="film")
        self._visit: Visit | None = None
        self.refused = ("", "")  # class and sentence of what refused last
        self._count, self._touched, self._swept = 0, now(), now()
        keeper.sweep(today())

    @property
    def visit(self) -> Visit | None:
        """The visit that goes on, if any."""
        return self._visit

    @property
    def idle_left_s(self) -> float:
        """Seconds until all begins anew if nobody touches the screen."""
        return max(self.wishes.idle_s - (self._now() - self._touched), 0.0)

    def touch(self) -> None:
        """Note that somebody is there."""
        self._touched = self._now()

    def begin(self, agreed: Agreed) -> None:
        """Begin a visit; raises BadValue while another goes on."""
        with self._lock:
            if self._visit is not None:
                raise BadValue("somebody else is at it just now; wait until they have finished")
            self._count += 1
            folder = self._folder / f"visit-{self._count}"
            folder.mkdir(mode=0o700)
            self._visit = visit = Visit(self._count, agreed, folder, of_s=self.wishes.order.seconds)
            self.touch()
        self._hands.submit(self._do, visit, self._record)

    def choose(self, number: int) -> None:
        """Take one of the cloths home, and keep what was agreed to be kept; raises BadValue."""
        with self._lock:
            visit = self._at(Stage.CHOOSING)
            if not 0 <= number < len(visit.choices):
                raise BadValue("there is no such cloth; choose one that is shown")
            visit.stage, visit.chosen = Stage.MAKING, number
            self.touch()
        self._hands.submit(self._do, visit, self._hand_over)

    def ask_film(self) -> None:
        """Make the film of what was chosen; raises BadValue."""
        with self._lock:
            visit = self._at(Stage.HOME)
            if not self.may_film(visit) or visit.home is None or visit.home.film != "no":
                raise BadValue("there is no film to be made")
            visit.home.film = "making"
            member = visit.choices[visit.chosen][0]
            self.touch()
        self._films.submit(self._film, visit.home, member)

    def may_film(self, visit: Visit) -> bool:
        """Tell whether a film can be taken home: it is allowed, there is a link to it, and what encodes it."""
        return bool(visit.link) and visit.agreed.may_film and can_film()

    def print_card(self) -> None:
        """Send the card to the printer, once; raises BatikGenError."""
        with self._lock:
            visit = self._at(Stage.HOME)
            if not self.wishes.printing or visit.printed or visit.home is None:
                raise BadValue("there is nothing to print")
            visit.printed = True
            self.touch()
        self._print(visit.home.files[CARD])

    def forget(self) -> None:
        """Take away all that there is of the visitor, what was kept with it; raises BadValue."""
        with self._lock:
            visit = self._at(Stage.HOME)
            if visit.home is not None:
                visit.home.take_away()
            self._end()
        self.keeper.take_away(visit.person)

    def leave(self) -> None:
        """End the visit: what was not chosen is gone at once."""
        with self._lock:
            if self._visit is not None and self._visit.stage is not Stage.MAKING:
                self._end()

    def tick(self) -> None:
        """Look at the clock: visits that nobody goes on with, links that have ended, days that have passed."""
        now = self._now()
        with self._lock:
            if self._visit is not None and self._visit.stage in IDLE and self.idle_left_s <= 0.0:
                self._end()
        self.links.sweep(now)
        if now - self._swept >= _SWEEP_S:
            self._swept = now
            self.keeper.sweep(self.today())

    def home_at(self, token: str) -> Home | None:
        """Return what a link leads to, while it holds."""
        return self.links.find(token, self._now())

    def close(self) -> None:
        """End everything; nothing is left but what was kept."""
        with self._lock:
            self._end()
        self.links.close()
        self._hands.shutdown(wait=True, cancel_futures=True)
        self._films.shutdown(wait=True, cancel_futures=True)

    def _end(self) -> None:
        if self._visit is not None:
            visit, self._visit = self._visit, None
            if visit.home is not None and not visit.link:
                visit.home.take_away()
            visit.end()

    def _at(self, stage: Stage) -> Visit:
        if self._visit is None or self._visit.stage is not stage:
            raise BadValue("that is over already; look at the screen")
        return self._visit

    def _do(self, visit: Visit, work: Callable[[Visit], None]) -> None:
        try:
            work(visit)
        except Over:
            return
        except BatikGenError as error:
            self._refuse(visit, error)
        except Exception as error:
            self._refuse(visit, _told(error))
        finally:
            if visit.over.is_set():
                # What was written while it was ended.
                visit.end()

    def _refuse(self, visit: Visit, error: BatikGenError) -> None:
        if visit.person:
            # Kept a moment ago, and then nothing could be handed over: the screen says that nothing was kept.
            self.keeper.take_away(visit.person)
        with self._lock:
            self.refused = visit.why = type(error).__name__, str(error)
            visit.stage = Stage.REFUSED
            visit.choices.clear()
            if visit.recording is not None:
                visit.recording.unlink(missing_ok=True)
            self.touch()

    def _record(self, visit: Visit) -> None:
        first = self.wishes.motifs[0]
        visit.recording = record(visit, self._opener, self.wishes.order, self.drawer, first)
        visit.stage = Stage.MEASURING
        visit.portrait = portrait = self.drawer.portrait(visit.recording)
        for motif in self.wishes.motifs:
            member = self.drawer.member(portrait, motif, visit.agreed)
            picture = self.drawer.picture(member.design)
            with self._lock:
                if visit.over.is_set():
                    raise Over
                visit.choices.append((member, picture))
                if visit.stage is Stage.MEASURING:
                    visit.show(picture)
                    visit.stage = Stage.CHOOSING
                    self.touch()
                if visit.stage is not Stage.CHOOSING:
                    return

    def _hand_over(self, visit: Visit) -> None:
        assert visit.recording is not None
        assert visit.portrait is not None
        motif = visit.choices[visit.chosen][0].design.motif
        visit.person = self.keeper.keep(visit.recording, visit.agreed, motif)
        visit.recording.unlink(missing_ok=True)
        folder = self._folder / f"home-{visit.number}"
        folder.mkdir(mode=0o700)
        home = Home(visit.person, visit.agreed.lang, folder, self._now() + self.wishes.link_s)
        visit.home = home
        member = self.drawer.member(visit.portrait, motif, visit.agreed, visit.person)
        self.drawer.write_picture(member.design, folder / CLOTH)
        card, pages = self.drawer.write_card(member, visit.agreed.lang, folder)
        home.files.update({CLOTH: folder / CLOTH, CARD: card})
        home.pages.extend(pages)
        with self._lock:
            if visit.over.is_set():
                home.take_away()
                raise Over
            visit.choices[visit.chosen] = (member, visit.choices[visit.chosen][1])
            if self.wishes.stand:
                visit.link = f"{self.wishes.stand}/t/{self.links.offer(home)}"
            visit.stage = Stage.HOME
            self.touch()

    def _film(self, home: Home, member: Member) -> None:
        def said(done: int, whole: int) -> None:
            if home.gone.is_set():
                raise Over

        try:
            write_film(member, home.lang, home.folder / FILM, said)
            home.files[FILM], home.film = home.folder / FILM, "done"
        except Over:
            return
        except (BatikGenError, OSError):
            home.film = "no"


def _told(error: Exception) -> BatikGenError:
    try:
        return refusal_of(error)
    except Exception as same:  # where BATIK_GEN_DEBUG lets it through
        return BadValue(f"{type(same).__name__}: {same}")

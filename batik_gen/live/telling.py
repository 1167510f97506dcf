"""What happens during a take, in words for whoever sits under the headset."""

from collections.abc import Sequence

from batik_gen.live.values import Back, Contact, Countdown, Event, Going, Grip, Lost
from batik_gen.values.words import Words, clock, visible

_GRIPS = {
    Grip.GOOD: Words("good", "baik"),
    Grip.HUM: Words(
        "mains hum: moisten the electrode, press it gently, move away from chargers and lamps",
        "dengung listrik: basahi elektrode, tekan pelan, jauhi pengisi daya dan lampu",
    ),
    Grip.MOVING: Words(
        "moving: sit still, loosen the jaw, close the eyes", "bergerak: duduk tenang, kendurkan rahang, pejamkan mata"
    ),
    Grip.FLAT: Words(
        "no contact: move hair aside, moisten the electrode, set it down again",
        "tidak menyentuh: sibakkan rambut, basahi elektrode, pasang lagi",
    ),
}
_ALL_HOLD = Words("All electrodes hold. Close your eyes.", "Semua elektrode terpasang baik. Pejamkan mata.")
_BEGINS = Words("The rest begins in {left} ...", "Istirahat dimulai dalam {left} ...")
_GOING = Words("{done} of {of}", "{done} dari {of}")
_LOOK_AFTER = Words("; look after {channels}", "; periksa {channels}")
_LOST = Words(
    "Nothing arrives any more: look whether the headset is on and near. The take goes on when it is there again.",
    "Tidak ada lagi yang masuk: periksa apakah headset menyala dan dekat. Rekaman dilanjutkan bila ia kembali.",
)
_BACK = Words(
    "The stream is there again; {missing} s are missing and are marked so.",
    "Aliran data kembali; {missing} d hilang dan ditandai demikian.",
)


def grip_told(grip: Grip, lang: str) -> str:
    """Return how an electrode holds, and what to do where it does not."""
    return _GRIPS[grip].say(lang)


def told(event: Event, channels: Sequence[str], lang: str) -> str:
    """Return what to say of an event: one line, or one for each electrode that does not hold."""
    match event:
        case Contact(grips, _):
            wrong = [(name, grip) for name, grip in zip(channels, grips, strict=True) if grip is not Grip.GOOD]
            lines = [f"{visible(name)}: {_GRIPS[grip].say(lang)}" for name, grip in wrong]
            return "\n".join(lines) or _ALL_HOLD.say(lang)
        case Countdown(left):
            return _BEGINS.say(lang).format(left=left)
        case Going(done, of, grips, _):
            wrong_now = [name for name, grip in zip(channels, grips, strict=True) if grip is Grip.FLAT]
            said = _GOING.say(lang).format(done=clock(int(done)), of=clock(of))
            return said + (_LOOK_AFTER.say(lang).format(channels=", ".join(wrong_now)) if wrong_now else "")
        case Lost():
            return _LOST.say(lang)
        case Back(missing):
            number = f"{missing:.1f}"
            return _BACK.say(lang).format(missing=number.replace(".", ",") if lang == "id" else number)

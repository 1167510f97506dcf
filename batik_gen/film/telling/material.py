"""What is at hand of a recording, and what of it may be shown."""

from dataclasses import dataclass, replace

from batik_gen.pattern.wave.wave_of import wave_of
from batik_gen.pattern.wave.whispering import whispered
from batik_gen.values.design import Design
from batik_gen.values.portrait import Portrait
from batik_gen.values.recording import Excerpt
from batik_gen.values.wave import Wave, wave_written


@dataclass(frozen=True, eq=False)
class Material:
    """Hold what scenes of the recording are made from.

    Parameters
    ----------
    excerpt
        Seconds of the signal, or None.
    wave
        Spectrum and courses, or None.
    peak_hz
        The alpha peak, or None where none is clear.
    measured
        Whether it is known if there is one.
    numbers
        Whether anything that was measured has set a line of the cloth.
    public
        True where nothing measured is shown.
    """

    excerpt: Excerpt | None = None
    wave: Wave | None = None
    peak_hz: float | None = None
    measured: bool = False
    numbers: bool = False
    public: bool = False

    @property
    def key(self) -> str:
        """Differs where what is shown of the recording may differ."""
        seen = self.excerpt
        shown = "" if seen is None else f"{seen.channel} {seen.start_s!r} {seen.sfreq!r} {seen.signal.tolist()!r}"
        wave = "" if self.wave is None else repr(wave_written(self.wave))
        return f"{shown}{wave}{self.peak_hz!r}{self.measured}{self.numbers}{self.public}"

    def has(self, need: str) -> bool:
        """Tell whether there is what a scene needs: ``samples``, ``spectrum``, ``numbers``, or nothing."""
        if need == "samples":
            return self.excerpt is not None
        if need == "spectrum":
            return self.wave is not None and len(self.wave.spectra) > 0
        return need != "numbers" or self.numbers


def material_of(
    design: Design, portrait: Portrait | None = None, excerpt: Excerpt | None = None, public: bool = False
) -> Material:
    """Gather what may be shown of a recording.

    A Design of a family whose form is the recording holds the spectrum itself. Of a cloth that whispers no samples
    are shown, and no more of the spectrum than the cloth tells.

    Parameters
    ----------
    design
        The cloth.
    portrait, excerpt
        What was measured, and seconds of the signal; None where only the Design is at hand.
    public
        True where nothing measured may be shown.
    """
    if public:
        return Material(numbers=_sets(design), public=True)
    wave = design.wave
    if portrait is not None and len(portrait.epoch_start_s) > 1:
        wave = wave_of(portrait)
    peak = None if portrait is None else portrait.feature("alpha_peak_hz")
    out = Material(excerpt, wave, None if peak is None else peak.value, portrait is not None, _sets(design))
    if design.wave is not None and design.wave.whispered and wave is not None:
        return replace(out, excerpt=None, wave=wave if wave.whispered else whispered(wave))
    return out


def _sets(design: Design) -> bool:
    return any(why.feature and why.measured is not None for why in design.legend.values())

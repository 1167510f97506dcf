"""What a person decides by hand, on top of what was measured."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from batik_gen.pattern.declaring.parameters import Parameter
from batik_gen.pattern.declaring.registry import family_named, parameters_of
from batik_gen.values.design import Design, Reason
from batik_gen.values.errors import BadValue, UnknownName, nearest

_BY_HAND = Reason("", None, "", None, "Set by hand.", "Diatur dengan tangan.")
_LOCKED = Reason(
    "", None, "", None, "Locked: no wave moves it.", "Dikunci: tidak ada gelombang yang menggerakkannya."
)  # fmt: skip


def chosen(design: Design, values: Mapping[str, float], locked: Iterable[str] = ()) -> Design:
    """Set parameters of a Design by hand, and keep others from following the recording.

    Parameters
    ----------
    design
        The Design.
    values
        ``group.name`` -> value in the parameter's own unit. It stands all over the cloth.
    locked
        Parameters that take the value of tradition, unless ``values`` sets them.

    Raises
    ------
    UnknownName
        If the family has no such parameter; the nearest ones are offered.
    BadValue
        If a value leaves the range that real cloth has.
    """
    declared = parameters_of(family_named(design.motif), design.variant)
    parameters, legend, local = dict(design.parameters), dict(design.legend), dict(design.local)
    for name in locked:
        parameters[name] = known(name, declared, design.motif).default
        legend[name] = _LOCKED
        local.pop(name, None)
    for name, value in values.items():
        _check_range(known(name, declared, design.motif), value)
        parameters[name] = float(value)
        legend[name] = _BY_HAND
        local.pop(name, None)
    return replace(design, parameters=parameters, legend=legend, local=local)


def check_values(motif: str, variant: str, values: Mapping[str, float], locked: Iterable[str]) -> None:
    """Check what is to be set and locked in a family; raises as ``chosen``."""
    declared = parameters_of(family_named(motif), variant)
    for name in locked:
        known(name, declared, motif)
    for name, value in values.items():
        _check_range(known(name, declared, motif), value)


def _check_range(p: Parameter, value: float) -> None:
    if not p.low <= value <= p.high:
        unit = f" {p.unit}" if p.unit else ""
        raise BadValue(f"'{p.name}' is set to {value:g}; it must lie between {p.low:g} and {p.high:g}{unit}")


def known(name: str, declared: Mapping[str, Parameter], motif: str) -> Parameter:
    """Return a parameter by name; raises UnknownName, which offers the nearest ones."""
    if name in declared:
        return declared[name]
    offer = nearest(name, declared, f"its parameters are {', '.join(declared)}")
    raise UnknownName(f"'{name}' is not a parameter of {motif}; {offer}")

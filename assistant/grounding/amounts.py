"""Whether two figures say the same: equal values in equal units, or a rounding that the words announce."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from assistant.grounding.figures import Figure

#: What « près de », « environ » may leave out, as a share of the value; for shares of a whole, in points.
ROUNDING, POINTS = 0.07, 4.0
#: How far above « plus de » or below « moins de » a value may lie and still be told so.
REACH, REACH_POINTS = 0.3, 10.0
#: « un tiers » may stand for 32 to 35 %, « deux sur trois » for 65 to 68 %.
LOOSE_POINTS = 1.7

Agreement = Literal["same", "bound", "change", "unit", "none"]


def agreement(wanted: Figure, figure: Figure) -> Agreement:
    """Return whether `figure`, of a passage, bears `wanted`, of a sentence; else what of it does not."""
    if wanted.unit == "" and wanted.high is not None and figure.unit in {"mois", "h", "%"}:
        # « les 40-49 » is said for « les 40-49 ans »
        values = tuple(value * figure.factor for value in wanted.values)
        wanted = replace(wanted, values=values, high=wanted.high * figure.factor, unit=figure.unit)
    if wanted.unit == "" and wanted.bound == "about" and figure.high is not None and figure.unit == "mois":
        # « une cinquantaine d'années » is said of « 50-59 ans »
        wanted = replace(wanted, values=tuple(value * figure.factor for value in wanted.values), unit=figure.unit)
    if not _near(wanted, figure):
        return "none"
    if not _units_agree(wanted, figure):
        return "unit"
    if {wanted.change, figure.change} == {"plus", "moins"}:
        return "change"
    return "same" if _bounds_agree(wanted, figure) else "bound"


def _units_agree(wanted: Figure, figure: Figure) -> bool:
    """Tell whether both count in the same unit; a bare « 2091 » may be a year or a count."""
    return wanted.unit == figure.unit or {wanted.unit, figure.unit} == {"", "year"}


def _near(wanted: Figure, figure: Figure) -> bool:
    """Tell whether the values agree, ranges end for end, within the rounding that `wanted` announces."""
    if (wanted.high is None) != (figure.high is None):
        return _is_end(wanted, figure)
    if wanted.high is not None and figure.high is not None:
        return _equal(wanted.values[0], figure) and abs(wanted.high - figure.high) <= 1e-9 * max(1.0, figure.high)
    return any(_value_agrees(wanted, value, figure) for value in wanted.values)


def _is_end(wanted: Figure, figure: Figure) -> bool:
    """Tell whether `wanted` is one end of a range: a year of « 2021-2024 », « passe de 80 à 92 % », « dès 15 ans »."""
    if wanted.high is not None or figure.high is None:
        return False
    if wanted.bound in {"about", "near"} and figure.values[0] <= wanted.values[0] <= figure.high:
        return True
    low_end = _equal(wanted.values[0], figure)
    high_end = abs(wanted.values[0] - figure.high) < 1e-9
    if figure.unit in {"year", "%"}:
        return low_end or high_end
    return (low_end and wanted.bound == "over") or (high_end and wanted.bound == "under")


def _equal(value: float, figure: Figure) -> bool:
    """Tell whether `value` is one of the values that a figure can mean."""
    return any(abs(value - other) <= 1e-9 * max(1.0, abs(other)) for other in figure.values)


def _value_agrees(wanted: Figure, value: float, figure: Figure) -> bool:
    """Tell whether a single value is that of `figure`, or a rounding of it that the words announce."""
    share = wanted.unit == "%" == figure.unit
    slack = LOOSE_POINTS if share and (wanted.loose or figure.loose) else 1e-9 * max(1.0, abs(value))
    if any(abs(value - other) <= slack for other in figure.values):
        return True
    if not wanted.bound or (figure.bound and not wanted.loose) or figure.bound in {"over", "under"}:
        return False
    return any(_rounds(wanted, value, other, share) for other in figure.values)


def _rounds(wanted: Figure, value: float, other: float, share: bool) -> bool:
    """Tell whether « près de », « plus de »… and `value` may be said of the exact value `other`."""
    about = POINTS if share else ROUNDING * value
    reach = REACH_POINTS if share else REACH * value
    if wanted.bound == "over":
        return 0 < other - value <= reach
    if wanted.bound == "under":
        return 0 < value - other <= reach
    return abs(other - value) <= about


def _bounds_agree(wanted: Figure, figure: Figure) -> bool:
    """Tell whether « plus de », « au moins », « jusqu'à » stand on both sides, or follow from an exact value."""
    if figure.bound in {"over", "under"}:
        return wanted.bound == figure.bound
    if wanted.bound not in {"over", "under"}:
        return True
    if wanted.high is not None or figure.high is not None:
        return figure.high is not None and wanted.high is None
    share = wanted.unit == "%" == figure.unit
    return any(_rounds(wanted, value, other, share) for value in wanted.values for other in figure.values)

"""Dates and months of a text: « 24 septembre 2025 », « 1er mai », « décembre 2025 – janvier 2026 », « 24/09/2025 »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = (
    ("janvier", "january", "janv."), ("fevrier", "february", "fevr."), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july", "juil."), ("aout", "august"), ("septembre", "september", "sept."),
    ("octobre", "october", "oct."), ("novembre", "november", "nov."), ("decembre", "december", "dec."),
)  # fmt: skip
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
#: « may » and « march » are months only beside a number: alone they are English verbs.
_NAMES = "|".join(re.escape(name) for name in sorted(_NUMBER, key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_WRITTEN = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_NAMES})(?!\w)(?:\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,)?"
    rf"(?:\s*,?\s*(?P<year>{_YEAR})(?!\d))?"
)
_SLASHED = re.compile(rf"(?<![\d/])(?P<day>\d{{1,2}})[/.](?P<month>\d{{1,2}})[/.](?P<year>{_YEAR})(?![\d/])")


class Date(NamedTuple):
    """A day, a month or a month of a year; None for what the text leaves out."""

    day: int | None
    month: int
    year: int | None
    start: int
    end: int


def find_dates(lower: str) -> list[Date]:
    """Return the dates of a lowered text; a month without its year takes the year of the next one close by."""
    found = sorted([*_written(lower), *_slashed(lower)], key=lambda date: date.start)
    for row in range(len(found) - 2, -1, -1):
        date, following = found[row], found[row + 1]
        if (
            date.year is None
            and following.year is not None
            and re.fullmatch(r"[\s,]*(?:et|a|-|–|au|ou|and|to)\s+(?:le\s+)?", lower[date.end : following.start])
        ):
            found[row] = date._replace(year=following.year)
    return found


def _written(lower: str) -> Iterator[Date]:
    """Yield the dates whose month is a word."""
    for match in _WRITTEN.finditer(lower):
        day = match["day"] or match["day2"]
        if match["month"] in {"may", "march", "mars"} and not (day or match["year"]):
            continue
        year = int(match["year"]) if match["year"] else None
        yield Date(int(day) if day else None, _NUMBER[match["month"]], year, match.start(), match.end())


def _slashed(lower: str) -> Iterator[Date]:
    """Yield the dates written in digits, day first."""
    for match in _SLASHED.finditer(lower):
        if 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31:
            yield Date(int(match["day"]), int(match["month"]), int(match["year"]), match.start(), match.end())


def date_stands(wanted: Date, there: list[Date]) -> bool:
    """Tell whether one of the dates `there` is the date `wanted`, as exactly as `wanted` says it."""
    return any(
        date.month == wanted.month
        and (wanted.year is None or date.year == wanted.year)
        and (wanted.day is None or date.day == wanted.day)
        for date in there
    )

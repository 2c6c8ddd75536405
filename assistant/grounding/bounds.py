"""What the words around a figure make of it: « plus de », « au plus », « environ », « 25 % de moins »."""

from __future__ import annotations

import re
from typing import Literal

from assistant.grounding.numerals import ENGLISH, SMALL, TENS

#: « over » stands for « plus de » and « au moins », « under » for « moins de », « au plus » and « jusqu'à ».
Bound = Literal["", "over", "under", "near", "about"]

_WORDS_BEFORE: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    (
        "under",
        (
            r"moins (?:de|d'|que)", "en dessous de", "au-dessous de", "inferieure?s? a", "less than", "fewer than", "under",
            "below", r"n(?:e |')(?:depass|exced)\w+ (?:pas|jamais)", "jusqu'(?:a|en)", "au plus", "maximum(?: de)?", "up to",
            "at most", "dans la limite de", r"plafonne\w* a",
        ),
    ),
    (
        "over",
        (
            "plus (?:de|d'|que)", "au-dela de", r"depass\w+", "superieure?s? a", "more than", "over", "above", "at least",
            "au moins", "a minima", "minimum(?: de)?", "au minimum", "a partir de",
        ),
    ),
    ("near", ("pres (?:de|d'|du|des)", "presque", "quasi(?:ment)?", "pas loin de", "nearly", "almost")),
    (
        "about",
        (
            "environ", "autour de", "aux alentours de", "quelque", "a peu pres", "de l'ordre de", "approximativement", "about",
            "around", "roughly", "some",
        ),
    ),
)  # fmt: skip
_BEFORE = tuple(
    (bound, re.compile(rf"(?:{'|'.join(words)})(?:\s?(?:la|les|une?|l'|quelque))?\s*$"))
    for bound, words in _WORDS_BEFORE
)
#: « 22 heures de formation à l'IA ou plus »: a few words, but no other figure, may stand between.
_NO_NUMBER = rf"et|ou|{TENS}|{SMALL}|{'|'.join(ENGLISH)}"
_GAP = rf"(?:(?:\s(?!(?:{_NO_NUMBER})\b)[a-z'-]+){{0,5}}?\s)?"
_AT_END = r"(?=\s*(?:[.,;:)]|$))"
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "over",
        re.compile(
            rf"{_GAP}(?:(?:ou|et) (?:plus|davantage|au-dela)|or more|and (?:over|more))\b|"
            rf"{_GAP}(?:(?:au )?minimum|au moins){_AT_END}|\s?(?:au minimum|a minima|ou davantage)\b"
        ),
    ),
    (
        "under",
        re.compile(
            rf"{_GAP}(?:(?:ou|et) moins|or (?:less|fewer))\b|{_GAP}(?:(?:au )?maximum|au plus){_AT_END}|\s?au maximum\b"
        ),
    ),
    ("about", re.compile(r"\s?(?:environ|a peu pres)\b")),
)
_CHANGE = re.compile(r"\s(?:[a-z]+\s){0,2}?de (plus|moins)\b")


def find_bound(lower: str, start: int, end: int) -> Bound:
    """Return the bound that the words around `lower[start:end]` set; the words before go first."""
    before, after = lower[max(0, start - 40) : start], lower[end : end + 60]
    bound: Bound = next((name for name, pattern in _BEFORE if pattern.search(before)), "")
    if bound in {"over", "under"}:
        return bound
    return next((name for name, pattern in _AFTER if pattern.match(after)), bound)


def find_change(lower: str, end: int) -> str:
    """Return « plus » or « moins » where the figure that ends at `end` is told as a difference, else nothing."""
    change = _CHANGE.match(lower, end)
    return change[1] if change else ""

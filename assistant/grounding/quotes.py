"""Finds the words of a sentence in a passage as they stand there: line breaks, hyphens, spaces and quotes aside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from assistant.grounding.cleaning import clean

#: What typesetting adds or takes away: spaces, hyphens and dashes, quotation marks, emphasis.
_GAP = re.compile(r"[\s\-–—\"«»“”„*_]+")
_DASH = re.compile(r"[-–—]")
_LIST_MARK = re.compile(r"^\s*(?:(?:[-–—•*▪●◦‣>|]|\d{1,2}[.)](?=\s+\D))\s*)+")
_END_MARKS = re.compile(r"[\s.;:,!?…|»\"]+$")
_LIGATURES = str.maketrans(
    {
        "œ": "oe",
        "Œ": "Oe",
        "æ": "ae",
        "Æ": "Ae",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "…": "...",
    }
)
_LIGATURE = re.compile("[œŒæÆﬁﬂﬀﬃﬄﬅﬆ…]")


#: A few letters may stand in a passage many times; this many places are tried, and this many whole ones given.
MOST_TRIES, MOST_PLACES = 500, 20


class Squeezed(NamedTuple):
    """A text without what typesetting adds, and where each of its runs stands in the text."""

    text: str
    starts: list[int]
    places: list[int]

    def place(self, position: int) -> int:
        """Return where a position of the squeezed text stands in the cleaned text."""
        run = bisect_right(self.starts, position) - 1
        return self.places[run] + position - self.starts[run]


def squeeze(text: str) -> Squeezed:
    """Return a cleaned text without spaces, hyphens and quotes; between digits one mark of them stays.

    « 12 5 » is not « 125 », and « 40-50 » is not « 4050 »; a ligature becomes its letters.
    """
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for piece, place in _pieces(text):
        starts.append(length)
        places.append(place)
        pieces.append(piece)
        length += len(piece)
    return Squeezed("".join(pieces), starts or [0], places or [0])


def squeezed(text: str) -> str:
    """Return the text of `squeeze` alone."""
    text = _GAP.sub(_gap_mark, text)
    return _LIGATURE.sub(lambda ligature: ligature[0].translate(_LIGATURES), text) if _LIGATURE.search(text) else text


def _gap_mark(gap: re.Match[str]) -> str:
    """Return what stays of a gap: one mark between digits, nothing elsewhere."""
    before, after = gap.string[gap.start() - 1 : gap.start()], gap.string[gap.end() : gap.end() + 1]
    if before.isdigit() and after.isdigit():
        return "-" if _DASH.search(gap[0]) else " "
    return ""


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield the runs of a text that are kept, with their places."""
    begin = 0
    for gap in _GAP.finditer(text):
        yield from _run(text, begin, gap.start())
        if mark := _gap_mark(gap):
            yield mark, gap.start()
        begin = gap.end()
    yield from _run(text, begin, len(text))


def _run(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield one run, its ligatures spelled out."""
    begin = start
    for ligature in _LIGATURE.finditer(text, start, end):
        if ligature.start() > begin:
            yield text[begin : ligature.start()], begin
        yield ligature[0].translate(_LIGATURES)[:1], ligature.start()
        for letter in ligature[0].translate(_LIGATURES)[1:]:
            yield letter, ligature.start()
        begin = ligature.end()
    if end > begin:
        yield text[begin:end], begin


@lru_cache(maxsize=2048)
def _squeezed_passage(text: str) -> tuple[str, Squeezed, tuple[int, ...] | range]:
    """Return a passage cleaned, squeezed, and the places of the cleaned text in it."""
    cleaned, offsets = clean(text)
    return cleaned, squeeze(cleaned), offsets if isinstance(offsets, range) else tuple(offsets)


def find_quote(sentence: str, passage: str) -> tuple[int, int] | None:
    """Return the first (start, end) in `passage` of the words of `sentence`, or None if they do not stand there."""
    return next(find_quotes(sentence, passage), None)


def find_quotes(sentence: str, passage: str) -> Iterator[tuple[int, int]]:
    """Yield where in `passage` the words of `sentence` stand.

    Besides typesetting, the case of the first letter, a list dash and the final punctuation may differ. The words
    must be whole: « une formation » does not stand in « aucune formation », nor « 345 » in « 12 345 ».
    """
    trimmed = _END_MARKS.sub("", clean(sentence)[0])
    needles = dict.fromkeys((squeezed(trimmed), squeezed(_LIST_MARK.sub("", trimmed))))
    for needle in needles:
        if any(char.isalnum() for char in needle):
            yield from islice(_places(needle, passage), MOST_PLACES)


def _places(needle: str, passage: str) -> Iterator[tuple[int, int]]:
    """Yield where a squeezed text stands in a passage."""
    cleaned, packed, offsets = _squeezed_passage(passage)
    for variant in dict.fromkeys((needle, needle[0].lower() + needle[1:], needle[0].upper() + needle[1:])):
        at = packed.text.find(variant)
        for _ in range(MOST_TRIES):
            if at < 0:
                break
            start, end = packed.place(at), packed.place(at + len(variant) - 1) + 1
            if _whole(cleaned, start, end):
                yield offsets[start], offsets[end]
            at = packed.text.find(variant, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether a span neither begins nor ends inside a word or a number."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if (before[-1:].isalnum() and text[start].isalnum()) or (after[:1].isalnum() and text[end - 1].isalnum()):
        return False
    if (
        text[start].isdigit()
        and re.search(r"\d[.,]$|\d\s$", before)
        and not re.match(r"\d{4}|\d{1,2}(?!\d)", text[start:])
    ):
        return False
    if text[start].isdigit() and re.search(r"\d[.,]$", before):
        return False
    return not (
        text[end - 1].isdigit() and (re.match(r"[.,]\d", after) or re.match(r"\s\d{3}(?!\d)", text[end : end + 5]))
    )

"""Numbers as they are written in messages: digits, words, halves."""

from __future__ import annotations

_WORDS = {
    word: number
    for number, names in {
        0: "zero", 1: "un une one an a", 2: "deux two", 3: "trois three", 4: "quatre four", 5: "cinq five", 6: "six",
        7: "sept seven", 8: "huit eight", 9: "neuf nine", 10: "dix ten", 12: "douze twelve", 14: "quatorze fourteen",
        15: "quinze fifteen", 18: "eighteen", 20: "vingt twenty", 30: "trente thirty", 40: "quarante forty",
        50: "cinquante fifty", 60: "soixante sixty", 80: "eighty", 100: "cent hundred", 1000: "mille thousand",
    }.items()
    for word in names.split()
}  # fmt: skip
_COMPOUND = {
    "dix huit": 18, "vingt quatre": 24, "trente cinq": 35, "soixante dix": 70, "quatre vingts": 80, "quatre vingt": 80,
    "deux cents": 200, "trois cents": 300, "quatre cents": 400, "cinq cents": 500, "deux mille": 2000, "mille cinq cents": 1500,
    "a couple of": 2, "une dizaine de": 10, "une dizaine d'": 10, "une vingtaine de": 20, "une vingtaine d'": 20,
    "une trentaine de": 30, "une trentaine d'": 30, "une cinquantaine d'": 50, "une centaine d'": 100,
}  # fmt: skip
#: A number, in digits with French or English separators, or in words.
NUMBER = (
    r"(?:\d{1,3}(?: \d{3})+|\d+(?:[.,]\d+)?|"
    + "|".join(sorted({*_COMPOUND, *_WORDS} - {"a", "an"}, key=len, reverse=True))
    + r")"
)


def number(text: str) -> float:
    """Return what a folded number stands for; a thousands separator is dropped, a comma is decimal."""
    told = text.strip()
    if told in _COMPOUND:
        return float(_COMPOUND[told])
    if told in _WORDS:
        return float(_WORDS[told])
    return float(told.replace(" ", "").replace(",", "."))

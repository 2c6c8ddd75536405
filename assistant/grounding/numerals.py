"""Numbers as French texts write them: digits with their separators, and words."""

from __future__ import annotations

import re
from functools import lru_cache

from text_to_num import text2num

TENS = "vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante"
SMALL = "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|zero"
_SCALE = "cents?|mille"
_WORD = rf"(?:{TENS}|{SMALL}|{_SCALE})"
#: Written cardinal numbers from zero; « un » alone is an article and is read only where a unit or a share follows.
WRITTEN = (
    rf"(?:un[ -](?=mille\b)\s*)?{_WORD}(?:[ -](?:et[ -](?:une?|onze)\b|une?\b(?=[ -]|$|[^\w])|{_WORD}\b)|-{_WORD}\b)*"
)
#: Digits: « 1 234,5 », « 1.234,5 », « 1 234.5 », « 1234,5 », « 1,234.5 ».
DIGITS = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?![\d])|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?"

ENGLISH = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}

#: « une trentaine » counts roughly.
ROUND = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
    "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
#: Parts of a whole, as the word that follows « un », « deux »…
PARTS = {
    "demi": 2, "moitie": 2, "tiers": 3, "quart": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9,
    "dixieme": 10,
}  # fmt: skip
_RANKS = (
    "premier second troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme treizieme "
    "quatorzieme quinzieme seizieme"
).split()
RANKS = {word: number for number, word in enumerate(_RANKS, 1)} | {
    "premiere": 1,
    "seconde": 2,
    "deuxieme": 2,
    "ultieme": -1,
}
ENGLISH_RANKS = {
    word: number for number, word in enumerate("first second third fourth fifth sixth seventh eighth".split(), 1)
}


@lru_cache(maxsize=8192)
def parse_written(words: str) -> float | None:
    """Return the value of a written cardinal number (folded), or None if it is not one."""
    if words in ENGLISH and words != "six":
        return float(ENGLISH[words])
    try:
        return float(text2num(words, "fr"))
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def parse_digits(digits: str, english: bool = False) -> tuple[float, ...]:
    """Return what a number in digits can mean: one value, or two where « 1.234 » or « 1,234 » could be either.

    In an English text a comma groups thousands and a point opens decimals.
    """
    bare = digits.replace(" ", "")
    marks = re.findall(r"[.,]", bare)
    if not marks:
        return (float(bare),)
    grouped = float(re.sub(r"[.,]", "", bare))
    if len(marks) > 1 and len(set(marks)) == 1:
        return (grouped,)
    last = max(bare.rfind("."), bare.rfind(","))
    decimal = float(re.sub(r"[.,]", "", bare[:last]) + "." + bare[last + 1 :])
    ambiguous = len(marks) == 1 and " " not in digits and len(bare) - last == 4 and 1 <= last <= 3 and bare[0] != "0"
    if not ambiguous:
        return (decimal,)
    if english:
        return (grouped,) if bare[last] == "," else (decimal,)
    return (decimal, grouped)

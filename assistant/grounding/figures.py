"""The figures of a text: value, unit, bound (« plus de », « ou moins »), share, range, rank and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.grounding.numerals import (
    DIGITS,
    ENGLISH,
    ENGLISH_RANKS,
    PARTS,
    RANKS,
    ROUND,
    SMALL,
    TENS,
    WRITTEN,
    parse_digits,
    parse_written,
)

Bound = Literal["", "over", "under", "near", "about"]

#: Amounts of time in days or in months; hours stand alone, because a day of training has no fixed number of them.
_TIME = {
    "h": ("h", 1.0), "heure": ("h", 1.0), "hour": ("h", 1.0), "hr": ("h", 1.0), "min": ("h", 1 / 60), "minute": ("h", 1 / 60),
    "jour": ("jour", 1.0), "journee": ("jour", 1.0), "day": ("jour", 1.0), "j": ("jour", 1.0), "semaine": ("semaine", 1.0),
    "week": ("semaine", 1.0), "mois": ("mois", 1.0), "month": ("mois", 1.0), "an": ("mois", 12.0), "annee": ("mois", 12.0),
    "year": ("mois", 12.0), "trimestre": ("mois", 3.0), "semestre": ("mois", 6.0),
}  # fmt: skip
_TIME_WORDS = "h(?:(?P<minutes>[0-5]\\d))?|heures?|hours?|hrs?|min|minutes?|jours?|journees?|days?|j|semaines?|weeks?|mois|months?|ans?|annees?|years?|trimestres?|semestres?"
_SCALE = {"k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9, "bn": 1e9, "millier": 1e3, "thousand": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e9}
_UNIT = (
    r"(?:\s?(?P<scale>k|m|mds?|mrd|bn)(?=\s?(?:€|eur\b|euros?\b|\$|dollars?\b))|\s(?P<bigscale>millier|million|milliard|thousand|billion)s?\b)?"
    r"(?:\s?(?P<percent>%|pour ?cents?\b|pourcents?\b|per ?cent\b|p\. ?100\b)"
    r"|\s?(?:d'|de )?(?P<money>€|euros?\b|eur\b|\$(?: ?(?:ca|us)\b)?|dollars?\b)"
    rf"|[ -]?(?:de |d')?(?P<time>{_TIME_WORDS})\b"
    r"|\s(?P<points>points?)\b)?"
)
_WORDS_EN = "|".join(sorted((word for word in ENGLISH if word not in {"six", "zero"}), key=len, reverse=True))
_NUMBER = rf"(?:(?<![\w.,+])(?P<digits>{DIGITS})(?![.,]?\d)|(?<![\w'-])(?P<words>{WRITTEN}|{_WORDS_EN})(?![\w]|-(?:[a-z]+)))"
_ATOM = re.compile(_NUMBER + _UNIT)
_ONE = re.compile(r"(?<![\w'-])(?:une?|one|a)\s(?:(?P<bigscale>million|milliard|billion)\b(?:\s?(?:d'|de )(?P<money>euros?\b|dollars?\b))?|(?P<time>heure|hour|journee|semaine|week|mois|month|an|annee|year|trimestre|semestre)\b)(?!\s?(?:par|plus tard))")
_ROUND = re.compile(rf"(?<!\w)(?:une?|des|quelques|deux|trois)\s+(?P<round>{'|'.join(ROUND)})s?\b(?!\s+(?:de )?\d)")
_PARTS = "|".join(PARTS)
_PART = re.compile(
    rf"(?<![\w])(?:(?:(?P<many>une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d)\s+)(?P<part>{_PARTS})s?\b(?!-)|(?P<half>moitie|half)\b|(?P<third>one third|a third)\b|(?P<quarter>a quarter|one quarter)\b)"
)
_ONE_IN = re.compile(rf"(?<![\w-])(?P<many>une?|one|{_WORDS_EN}|{WRITTEN}|\d{{1,3}})\s(?:[^\s.,;:()]+\s){{0,8}}?(?:sur|out of|in)\s(?P<base>{WRITTEN}|{_WORDS_EN}|10|100|[2-9])\b(?!\s?(?:%|mois|ans?|jours?|heures?|annees?|semaines?|a\s\d))")
_RANK = re.compile(
    rf"(?<![\w])(?:(?P<digits>\d{{1,3}})(?:ers?|eres?|res?|es?|emes?|iemes?|nde?s?|st|nd|rd|th)|(?P<word>{'|'.join(sorted([*RANKS, *ENGLISH_RANKS], key=len, reverse=True))})s?)\b"
)
_LABELS = (
    "niveau|lot|phase|action|axe|groupe|palier|etape|annexe|volet|saison|chapitre|partie|module|theme|attendu|critere|type|objectif|"
    "scenario|page|tableau|graphique|titre|loi|master|mastere|bachelor|classe|rang|numero|version|tome|article|vague|session|serie|"
    "bloc|fiche|mesure|gt|trl|level|season|stage|step|part|chapter|prestation|exigence|famille"
)
_FRENCH_LABEL = {"season": "saison", "level": "niveau", "stage": "etape", "step": "etape", "part": "partie", "chapter": "chapitre", "theme": "theme"}
_LABELLED = re.compile(rf"(?<!\w)(?:(?P<label>{_LABELS})(?:s|x)?|n°|n\.)\s+(?:n°\s?|numero\s)?(?P<first>\d{{1,3}})(?:\s?(?:,|et|ou|a|-)\s?(?P<second>\d{{1,3}}))?(?![\d.,]*\d)(?!\s?(?:%|h\b|heures|ans\b|mois\b|jours\b|€|fois\b))")
_BAC = re.compile(r"(?<!\w)bac\s?\+\s?(?P<digits>\d)\b")
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]\s")

_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("under", re.compile(r"(?:moins (?:de|d'|que)|en dessous de|au-dessous de|inferieure?s? a|less than|fewer than|under|below|n(?:e |')(?:depass|exced)\w+ (?:pas|jamais)|jusqu'(?:a|en)|au plus|maximum(?: de)?|up to|at most|dans la limite de|plafonne\w* a)(?:\s?(?:la|les|une?|l'))?\s*$")),
    ("over", re.compile(r"(?:plus (?:de|d'|que)|au-dela de|depass\w+|superieure?s? a|more than|over|above|at least|au moins|a minima|minimum(?: de)?|au minimum|a partir de)(?:\s?(?:la|les|une?|l'|quelque))?\s*$")),
    ("near", re.compile(r"(?:pres (?:de|d'|du|des)|presque|quasi(?:ment)?|pas loin de|nearly|almost)(?:\s?(?:la|les|une?|l'))?\s*$")),
    ("about", re.compile(r"(?:environ|autour de|aux alentours de|quelque|a peu pres|de l'ordre de|approximativement|about|around|roughly|some)(?:\s?(?:la|les|une?|l'))?\s*$")),
)  # fmt: skip
_GAP = rf"(?:\s(?!(?:et|ou|{TENS}|{SMALL})\b)[a-z'-]+){{0,5}}?\s"
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("over", re.compile(rf"{_GAP}?(?:(?:ou|et) (?:plus|davantage|au-dela)|or more|and (?:over|more))\b|{_GAP}?(?:(?:au )?minimum|au moins)(?=\s*(?:[.,;:)]|$))")),
    ("under", re.compile(rf"{_GAP}?(?:(?:ou|et) moins|or (?:less|fewer))\b|{_GAP}?(?:(?:au )?maximum|au plus)(?=\s*(?:[.,;:)]|$))")),
    ("about", re.compile(r"\s?(?:environ|a peu pres)\b")),
)
_CHANGE = re.compile(r"\s(?:[a-z]+\s){0,2}?de (plus|moins)\b")
_RANGE_GAP = re.compile(r"\s?[-–—]\s?|\s(?:a|to|jusqu'a|au)\s(?:la\s|l')?")
_AND_GAP = re.compile(r"\s(?:et|ou|and|or|puis)\s")
_BETWEEN = re.compile(r"(?:entre|between)(?: les)?\s*$")


@dataclass(frozen=True)
class Figure:
    """A figure as a text gives it. Shares are in percent, money in whole units, time in hours, days, weeks or months."""

    start: int
    end: int
    values: tuple[float, ...]
    unit: str = ""
    high: float | None = None
    bound: Bound = ""
    loose: bool = False
    change: str = ""
    label: str = ""
    pair: tuple[float, float] | None = None
    grouped: bool = False
    factor: float = 1.0

    @property
    def is_year(self) -> bool:
        """Whether it is written as a year."""
        return self.unit == "year"


def find_figures(lower: str, taken: list[tuple[int, int]], english: bool = False) -> list[Figure]:
    """Return the figures of a lowered text in order; spans in `taken` (dates, list numbers) are left alone."""
    found: list[Figure] = []
    busy = [*taken, *(match.span() for match in _LIST_NUMBER.finditer(lower))]
    for reader in (_levels, _labelled, _shares, _ranks, _rounds, _atoms):
        for figure in reader(lower, english):
            if not any(start < figure.end and figure.start < end for start, end in busy):
                found.append(figure)
                busy.append((figure.start, figure.end))
    found.sort(key=lambda figure: figure.start)
    return [_bounded(figure, lower) for figure in _joined(found, lower)]


def _levels(lower: str, _: bool) -> Iterator[Figure]:
    """Yield « bac+3 »."""
    for match in _BAC.finditer(lower):
        yield Figure(match.start(), match.end(), (float(match["digits"]),), unit="bac")


def _labelled(lower: str, _: bool) -> Iterator[Figure]:
    """Yield numbers that name a thing of a series: « niveau 2 », « lots 2 et 4 », « n° 5 »."""
    for match in _LABELLED.finditer(lower):
        label = _FRENCH_LABEL.get(match["label"], match["label"] or "numero")
        yield Figure(match.start(), match.end("first"), (float(match["first"]),), unit="rank", label=label)
        if match["second"]:
            yield Figure(match.start("second"), match.end("second"), (float(match["second"]),), unit="rank", label=label)


def _shares(lower: str, _: bool) -> Iterator[Figure]:
    """Yield shares in words: « un tiers », « la moitié », « deux sur trois », « un apprenant sur cinq »."""
    for match in _PART.finditer(lower):
        many = 1.0 if match["many"] in (None, "un", "une") else _small(match["many"])
        base = PARTS[match["part"]] if match["part"] else 2 if match["half"] else 3 if match["third"] else 4
        if many and many < base and not (match["part"] in _RANKLIKE and not re.match(r"\s(?:de|du|des|d')", lower[match.end() : match.end() + 4])):
            yield Figure(match.start(), match.end(), (100 * many / base,), unit="%", loose=True)
    for match in _ONE_IN.finditer(lower):
        many, among = _small(match["many"]), _small(match["base"])
        if many and among and many < among and (among <= 10 or among == 100):
            yield Figure(match.start(), match.end(), (100 * many / among,), unit="%", loose=True, pair=(many, among))


_RANKLIKE = frozenset(part for part in PARTS if part.endswith("ieme"))


def _small(words: str) -> float | None:
    """Return the value of a small number in digits or words, « un » included."""
    if words in {"un", "une", "one"}:
        return 1.0
    return float(words) if words.isdigit() else parse_written(words)


def _ranks(lower: str, english: bool) -> Iterator[Figure]:
    """Yield ranks: « 8e », « 1er », « troisième »; what they rank is read from the word after."""
    for match in _RANK.finditer(lower):
        if match["word"]:
            value = ENGLISH_RANKS.get(match["word"]) if english or match["word"] not in RANKS else RANKS[match["word"]]
        else:
            value = int(match["digits"])
        if value is not None:
            yield Figure(match.start(), match.end(), (float(value),), unit="rank")


def _rounds(lower: str, _: bool) -> Iterator[Figure]:
    """Yield « une trentaine »."""
    for match in _ROUND.finditer(lower):
        yield Figure(match.start("round"), match.end(), (float(ROUND[match["round"]]),), bound="about")


def _atoms(lower: str, english: bool) -> Iterator[Figure]:
    """Yield plain numbers with their unit."""
    for match in _ONE.finditer(lower):
        yield _with_unit(match, (1.0,), lower)
    for match in _ATOM.finditer(lower):
        words, digits = match["words"], match["digits"]
        if digits:
            if lower[match.end() : match.end() + 1].isalpha():
                continue
            yield _with_unit(match, parse_digits(digits, english), lower)
            continue
        if words == "neuf" and not re.match(r"\s+[a-z]+[sx]\b|\s+(?:sur|mois|sont|ont)\b|\s?%", lower[match.end("words") :]):
            continue
        value = parse_written(words)
        if value is not None:
            yield _with_unit(match, (value,), lower)


def _with_unit(match: re.Match[str], values: tuple[float, ...], lower: str) -> Figure:
    """Return the figure that a number and the unit after it make."""
    groups = match.groupdict()
    scale = _SCALE.get(groups.get("scale") or groups.get("bigscale") or "", 1.0)
    values = tuple(value * scale for value in values)
    unit, factor = "", 1.0
    if groups.get("percent"):
        unit = "%"
    elif money := groups.get("money"):
        unit = "€" if money[0] in "€e" else "$"
    elif groups.get("points"):
        unit = "point"
    elif time := groups.get("time"):
        name = time if time in _TIME else "h" if groups.get("minutes") else time.removesuffix("s")
        unit, factor = _TIME[name]
        values = tuple(value * factor + (int(groups["minutes"]) / 60 if groups.get("minutes") else 0) for value in values)
    digits = groups.get("digits") or ""
    if not unit and re.fullmatch(r"(?:19|20)\d{2}", digits) and scale == 1.0:
        unit = "year"
    return Figure(match.start(), match.end(), values, unit=unit, grouped=" " in digits or scale > 1, factor=factor)


def _joined(figures: list[Figure], lower: str) -> list[Figure]:
    """Return figures with ranges made one (« 15 à 21 heures ») and units shared (« 34 et 46 % »)."""
    joined: list[Figure] = []
    for figure in reversed(figures):
        following = joined[-1] if joined else None
        if following is None or figure.unit in {"rank", "bac"} or following.unit in {"rank", "bac"}:
            joined.append(figure)
            continue
        gap = lower[figure.end : following.start]
        between = _BETWEEN.search(lower[max(0, figure.start - 14) : figure.start]) and _AND_GAP.fullmatch(gap)
        if figure.unit == "" and following.unit not in {"", "year"} and (between or _RANGE_GAP.fullmatch(gap) or _AND_GAP.fullmatch(gap)):
            figure = _sharing(figure, following)
        ranged = (between or _RANGE_GAP.fullmatch(gap)) and following.high is None and figure.unit == following.unit
        if ranged and figure.values[0] < following.values[0]:
            joined[-1] = replace(figure, end=following.end, high=following.values[0])
        else:
            joined.append(figure)
    return joined[::-1]


def _sharing(figure: Figure, following: Figure) -> Figure:
    """Return `figure` in the unit of the figure that follows it."""
    return replace(figure, unit=following.unit, values=tuple(value * following.factor for value in figure.values))


def _bounded(figure: Figure, lower: str) -> Figure:
    """Return `figure` with the bound or the change that the words around it give."""
    before, after = lower[max(0, figure.start - 40) : figure.start], lower[figure.end : figure.end + 60]
    bound: Bound = next((name for name, pattern in _BEFORE if pattern.search(before)), "") or figure.bound
    if figure.unit in {"rank", "year", "bac"}:
        bound = ""
    elif not bound or bound in {"near", "about"}:
        bound = next((name for name, pattern in _AFTER if pattern.match(after)), "") or bound
    change = _CHANGE.match(after)
    return replace(figure, bound=bound, change=change[1] if change and figure.unit != "rank" else "")

"""The figures of a text: value, unit, bound (« plus de », « ou moins »), share, range, rank and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.grounding.bounds import Bound, find_bound, find_change
from assistant.grounding.numerals import (
    DIGITS,
    ENGLISH,
    ENGLISH_RANKS,
    PARTS,
    RANKS,
    ROUND,
    WRITTEN,
    parse_digits,
    parse_written,
)

#: Amounts of time in days or in months; hours stand alone, because a day of training has no fixed number of them.
_TIME = {
    "h": ("h", 1.0), "heure": ("h", 1.0), "hour": ("h", 1.0), "hr": ("h", 1.0), "min": ("h", 1 / 60), "minute": ("h", 1 / 60),
    "jour": ("jour", 1.0), "journee": ("jour", 1.0), "day": ("jour", 1.0), "j": ("jour", 1.0), "semaine": ("semaine", 1.0),
    "week": ("semaine", 1.0), "mois": ("mois", 1.0), "month": ("mois", 1.0), "an": ("mois", 12.0), "annee": ("mois", 12.0),
    "year": ("mois", 12.0), "decennie": ("mois", 120.0), "decade": ("mois", 120.0), "trimestre": ("mois", 3.0), "semestre": ("mois", 6.0),
}  # fmt: skip
_TIME_WORDS = (
    r"h(?:\s?(?P<minutes>[0-5]\d)\b)?|heures?|hours?|hrs?|min|minutes?|jours?|journees?|days?|j|semaines?|weeks?|mois|months?|"
    r"ans?|annees?|years?|decennies?|decades?|trimestres?|semestres?"
)
_SCALE = {
    "k": 1e3, "m": 1e6, "md": 1e9, "mds": 1e9, "mrd": 1e9, "bn": 1e9, "millier": 1e3, "thousand": 1e3, "million": 1e6,
    "milliard": 1e9, "billion": 1e9,
}  # fmt: skip
_MONEY = r"€|euros?\b|eur\b|\$(?: ?(?:ca|us)\b)?|dollars?\b"
_UNIT = (
    rf"(?:\s?(?P<scale>k|m|mds?|mrd|bn)(?=\s?(?:{_MONEY}))|"
    r"\s(?P<bigscale>millier|million|milliard|thousand|billion)s?\b)?"
    r"(?:\s?(?P<percent>%|pour ?cents?\b|pourcents?\b|per ?cent\b|p\. ?100\b)|"
    rf"\s?(?:d'|de )?(?P<money>{_MONEY})|[ -]?(?:de |d')?(?:(?:prochain|dernier|premier)(?:e|s|es)?\s)?(?P<time>{_TIME_WORDS})\b|\s(?P<points>points?)\b)?"
)
_ENGLISH_WORDS = "|".join(sorted((word for word in ENGLISH if word not in {"six", "zero"}), key=len, reverse=True))
_NUMBER = (
    rf"(?:(?<![\w.,+])(?P<digits>{DIGITS})(?![.,]?\d)|"
    rf"(?<![\w'-])(?P<words>{WRITTEN}|{_ENGLISH_WORDS})(?![\w]|-(?:[a-z]+)))"
)
_ATOM = re.compile(_NUMBER + _UNIT)
#: « un an », « une semaine », « un million d'euros ».
_ONE = re.compile(
    r"(?<![\w'-])(?:une?|one|a)\s(?:(?P<bigscale>million|milliard|billion)\b(?:\s?(?:d'|de )(?P<money>euros?\b|dollars?\b))?|"
    r"(?P<time>heure|hour|journee|semaine|week|mois|month|an|annee|year|decennie|decade|trimestre|semestre)\b)(?!\s?(?:par|plus tard))"
)
_BOUND_ONE = re.compile(
    r"(?:au moins|au plus|au maximum|au minimum|jusqu'a|moins d'|plus d')\s?(?P<one>une? (?P<time>heure|jour|journee|semaine|mois|an|annee))\b"
)
_ROUND = re.compile(rf"(?<!\w)(?:une?|des|quelques|deux|trois)\s+(?P<round>{'|'.join(ROUND)})s?\b(?!\s+(?:de )?\d)")
#: « un tiers », « trois quarts », « la moitié ».
_PART = re.compile(
    rf"(?<!\w)(?:(?P<many>une?|deux|trois|quatre|cinq|six|sept|huit|neuf|\d)\s+(?P<part>{'|'.join(PARTS)})s?\b(?!-)|"
    r"(?P<half>moitie|half)\b|(?P<third>one third|a third)\b|(?P<quarter>a quarter|one quarter)\b)"
)
#: « deux sur trois », « sept formations à l'IA sur dix », « one in five ».
_ONE_IN = re.compile(
    rf"(?<![\w-])(?P<many>une?|one|{_ENGLISH_WORDS}|{WRITTEN}|\d{{1,3}})\s(?:(?!(?:peu|{'|'.join(PARTS)}|{WRITTEN})\s)[^\s.,;:()]+\s){{0,8}}?(?:sur|out of|in)\s"
    rf"(?P<base>{WRITTEN}|{_ENGLISH_WORDS}|10|100|[2-9])\b"
    r"(?!\s?(?:%|mois|ans?|jours?|heures?|annees?|semaines?|a\s\d))"
)
_RANK_WORDS = "|".join(sorted([*RANKS, *ENGLISH_RANKS], key=len, reverse=True))
_RANK = re.compile(
    r"(?<!\w)(?:(?P<digits>\d{1,3})(?:ers?|eres?|res?|es?|emes?|iemes?|nde?s?|st|nd|rd|th)|"
    rf"(?P<word>{_RANK_WORDS})s?)\b"
)
#: Things that are numbered, with their English names.
_FRENCH_LABEL = {
    "season": "saison", "level": "niveau", "stage": "etape", "step": "etape", "part": "partie", "chapter": "chapitre",
}  # fmt: skip
_LABELS = "|".join(
    (
        *"niveau lot phase action axe groupe palier etape annexe volet saison chapitre partie module theme attendu critere".split(),
        *"type objectif scenario page tableau graphique titre loi master mastere bachelor classe rang numero version".split(),
        *"tome article vague session serie bloc fiche mesure gt trl prestation exigence famille".split(),
        *_FRENCH_LABEL,
    )
)
_LABELLED = re.compile(
    rf"(?<!\w)(?:(?P<label>{_LABELS})(?:s|x)?|n°|n\.)\s+(?:n°\s?|numero\s)?(?P<first>\d{{1,3}})"
    r"(?:\s?(?:,|et|ou|a|-)\s?(?P<second>\d{1,3}))?(?![\d.,]*\d)"
    r"(?!\s?(?:%|h\b|heures|ans\b|mois\b|jours\b|€|fois\b))"
)
#: « un cinquième des écoles » is a share, « un cinquième axe » a rank.
_ALSO_RANKS = frozenset(part for part in PARTS if part.endswith("ieme"))
_OF = re.compile(r"\s(?:de|du|des|d')")
_BY = re.compile(r"(?:d'|de |pour |a )(?:une?|deux|trois|quatre|cinq)\s$")
#: « neuf » counts only where something counted follows: « un regard neuf » does not.
_NINE = re.compile(r"\s+(?:[a-z]+[sx]|sur|mois|sont|ont)\b|\s?%")
_BAC = re.compile(r"(?<!\w)bac\s?\+\s?(?P<digits>\d)\b")
_CENTURY = re.compile(
    r"(?<![\w-])(?:(?P<roman>[ivxl]{1,5})(?:e|eme|er)?|(?P<digits>\d{1,2})(?:e|eme|er)|(?P<word>(?:dix-|vingt-(?:et-)?)?[a-z]+ieme))"
    r"(?= siecle)"
)
#: « deux fois plus », « divisé par trois »; « a doublé », but not « un double diplôme ».
_TIMES = re.compile(
    rf"(?<![\w-])(?:(?P<times>{WRITTEN}|\d{{1,3}}) fois (?=plus|moins|superieur|inferieur|le |la )|"
    rf"(?:multipli|divis)\w+ par (?P<by>{WRITTEN}|\d{{1,3}})\b)"
)
_FOLD = re.compile(
    r"(?:\b(?:a|ont|avait|avaient|aura|auront|ete|presque|quasiment|va|vont|que|s'est|fait|devrait|devraient|pourrait|doit)\s)"
    r"(?P<verb>(?:doubl|tripl|quadrupl)(?:ees?|es?)\b)|(?P<verb2>\b(?:doubl|tripl|quadrupl)(?:er|ent|ant|ement|era|eront)\b)"
)
_FOLDS = {"doub": 2, "trip": 3, "quad": 4}
_LIST_NUMBER = re.compile(r"(?:^|\n)\s*\d{1,2}[.)]\s")
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
    busy = bytearray(len(lower))
    for start, end in (*taken, *(match.span() for match in _LIST_NUMBER.finditer(lower))):
        busy[start:end] = b"\1" * (end - start)
    for reader in (_levels, _centuries, _multiples, _labelled, _shares, _ranks, _rounds, _atoms):
        for figure in reader(lower, english):
            if not any(busy[figure.start : figure.end]):
                found.append(figure)
                busy[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
    found.sort(key=lambda figure: figure.start)
    return [_bounded(figure, lower) for figure in _joined(found, lower)]


def _levels(lower: str, _: bool) -> Iterator[Figure]:
    """Yield « bac+3 »."""
    for match in _BAC.finditer(lower):
        yield Figure(match.start(), match.end(), (float(match["digits"]),), unit="bac")


def _centuries(lower: str, _: bool) -> Iterator[Figure]:
    """Yield « XIXe siècle », « 19e siècle », « dix-neuvième siècle »."""
    for match in _CENTURY.finditer(lower):
        if match["roman"]:
            value: float | None = _roman(match["roman"])
        else:
            value = float(match["digits"]) if match["digits"] else _ordinal(match["word"])
        if value:
            yield Figure(match.start(), match.end(), (value,), unit="rank", label="siecle")


def _roman(letters: str) -> int:
    """Return the value of a small Roman number."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in letters]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _ordinal(word: str) -> float | None:
    """Return the value of a written rank: « dix-neuvième »."""
    stemmed = word.removesuffix("ieme")
    stemmed = {"cinqu": "cinq", "neuv": "neuf", "dix-neuv": "dix-neuf"}.get(stemmed, stemmed)
    return next((value for one in (stemmed, f"{stemmed}e") if (value := parse_written(one)) is not None), None)


def _multiples(lower: str, _: bool) -> Iterator[Figure]:
    """Yield « deux fois plus », « multiplié par trois », « ont doublé »."""
    for match in _TIMES.finditer(lower):
        if value := _small(match["times"] or match["by"]):
            yield Figure(match.start(), match.end(), (value,), unit="fois")
    for match in _FOLD.finditer(lower):
        yield Figure(
            match.start(match.lastgroup or 0),
            match.end(),
            (float(_FOLDS[match[match.lastgroup or 0][:4]]),),
            unit="fois",
        )


def _labelled(lower: str, _: bool) -> Iterator[Figure]:
    """Yield numbers that name a thing of a series: « niveau 2 », « lots 2 et 4 », « n° 5 »."""
    for match in _LABELLED.finditer(lower):
        label = _FRENCH_LABEL.get(match["label"], match["label"] or "numero")
        yield Figure(match.start(), match.end("first"), (float(match["first"]),), unit="rank", label=label)
        if match["second"]:
            yield Figure(
                match.start("second"), match.end("second"), (float(match["second"]),), unit="rank", label=label
            )


def _shares(lower: str, _: bool) -> Iterator[Figure]:
    """Yield shares in words: « un tiers », « la moitié », « deux sur trois », « un apprenant sur cinq »."""
    for match in _PART.finditer(lower):
        many = 1.0 if match["many"] is None else _small(match["many"])
        base = PARTS[match["part"]] if match["part"] else 2 if match["half"] else 3 if match["third"] else 4
        if (
            many
            and many < base
            and not (
                match["part"] in _ALSO_RANKS
                and not (
                    _OF.match(lower, match.end())
                    or _BY.search(lower[max(0, match.start("part") - 14) : match.start("part")])
                )
            )
        ):
            yield Figure(match.start(), match.end(), (100 * many / base,), unit="%", loose=True)
    for match in _ONE_IN.finditer(lower):
        many, among = _small(match["many"]), _small(match["base"])
        if many and among and many < among and (among <= 10 or among == 100):
            yield Figure(match.start(), match.end(), (100 * many / among,), unit="%", loose=True, pair=(many, among))


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
        yield _with_unit(match, (1.0,))
    for match in _BOUND_ONE.finditer(lower):
        unit, factor = _TIME[match["time"]]
        yield Figure(match.start("one"), match.end("one"), (factor,), unit=unit, factor=factor)
    for match in _ATOM.finditer(lower):
        if match["digits"]:
            if not lower[match.end() : match.end() + 1].isalpha():
                yield _with_unit(match, parse_digits(match["digits"], english))
        elif match["words"] != "neuf" or _NINE.match(lower, match.end("words")):
            value = parse_written(match["words"])
            if value is not None:
                yield _with_unit(match, (value,))


def _with_unit(match: re.Match[str], values: tuple[float, ...]) -> Figure:
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
        values = tuple(
            value * factor + (int(groups["minutes"]) / 60 if groups.get("minutes") else 0) for value in values
        )
    digits = groups.get("digits") or ""
    if not unit and re.fullmatch(r"(?:19|20)\d{2}", digits) and scale == 1.0:
        unit = "year"
    return Figure(match.start(), match.end(), values, unit=unit, grouped=" " in digits or scale > 1, factor=factor)


def _joined(figures: list[Figure], lower: str) -> list[Figure]:
    """Return figures with ranges made one (« 15 à 21 heures ») and units shared (« 34 et 46 % »)."""
    joined: list[Figure] = []
    for figure in reversed(figures):
        if joined and not {figure.unit, joined[-1].unit} & {"rank", "bac"}:
            following = joined.pop()
            joined.extend(_pair(figure, following, lower))
        else:
            joined.append(figure)
    return joined[::-1]


def _pair(figure: Figure, following: Figure, lower: str) -> tuple[Figure, ...]:
    """Return two figures in a row, the later first, or the range that they make together."""
    gap = lower[figure.end : following.start]
    coordinated = bool(_AND_GAP.fullmatch(gap))
    ranging = bool(_RANGE_GAP.fullmatch(gap))
    if coordinated and _BETWEEN.search(lower[max(0, figure.start - 14) : figure.start]):
        coordinated, ranging = False, True
    if figure.unit == "" and following.unit not in {"", "year"} and (coordinated or ranging):
        figure = _sharing(figure, following)
    if ranging and following.high is None and figure.unit == following.unit and figure.values[0] < following.values[0]:
        return (replace(figure, end=following.end, high=following.values[0]),)
    return following, figure


def _sharing(figure: Figure, following: Figure) -> Figure:
    """Return `figure` in the unit of the figure that follows it."""
    values = tuple(value * following.factor for value in figure.values)
    return replace(figure, unit=following.unit, values=values, factor=following.factor)


def _bounded(figure: Figure, lower: str) -> Figure:
    """Return `figure` with the bound or the change that the words around it give."""
    if figure.unit in {"rank", "year", "bac", "fois"}:
        return figure
    bound = find_bound(lower, figure.start, figure.end) or figure.bound
    return replace(figure, bound=bound, change=find_change(lower, figure.end))

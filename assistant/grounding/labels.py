"""Which words a figure belongs to, so that two figures exchanged between their labels are seen."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from assistant.grounding.amounts import agreement
from assistant.grounding.cleaning import Token
from assistant.grounding.figures import Figure
from assistant.grounding.reading import Reading, read
from assistant.grounding.wording import SYNONYM, credit_among

_BREAK = re.compile(
    r"\s*[,;:()|]\s*|\s+[–—-]\s+|\s(?:et|mais|contre|tandis que?|alors que?|dont|puis|soit|ou|avec|and|but|while|against|versus|versus)\s|[.!?]\s|\n"
)
#: The other label must fit this much better, in shares of the telling words of the clause.
MARGIN, YEAR_MARGIN = 0.34, 0.6
#: Units whose figure takes the words that lead to it from the figure before.
_AMOUNTS = frozenset({"€", "$", "%"})
_UNBOUND = frozenset({"rank", "bac", "year"})
#: A sentence with more figures is a table without its lines; nothing tells its labels.
MOST_FIGURES = 60
#: How fast words tell less as they stand further from the figure.
DECAY = 0.5
#: Counts up to here announce lists (« quatre axes »); larger ones are results.
SMALL = 12


#: What leads from a word to its figure, and joins words before it.
_LEADS = re.compile(r"\s?»?\s?(?:de|d'|:|\(|a hauteur de)\s?(?:environ |pres de |plus de )?")
_JOINS = re.compile(r"\s?[«»]?\s?(?:de |d'|du )?[«»]?\s?")
#: Words of measure, which belong to the figures themselves.
_MEASURES = frozenset(
    "taux part parts proportion pourcentage nombre chiffre plus moins pas sans environ pres total soit dont chacun chacune moyenne respectivement representent represente".split()
)


class Bound(NamedTuple):
    """A figure of a text with the stems of the words that it belongs to, the nearest first; `whole`: « sur 245 »."""

    figure: Figure
    stems: tuple[str, ...]
    shown: str
    whole: bool = False


def bind(reading: Reading, both: bool = False, years: bool = False) -> list[Bound]:
    """Return the figures of one sentence with the words of their clause; ranks own no words, nor years without `years`.

    A clause without a figure goes with the figure after it (with `both`, with the one before it too), at the end with
    the one before; a figure alone in brackets takes the clause before the brackets.
    """
    figures = [
        figure for figure in reading.figures if (figure.unit == "year" if years else figure.unit not in _UNBOUND)
    ]
    if len(figures) > MOST_FIGURES:
        return []
    wholes = {figure for part, figure in itertools.pairwise(figures) if _is_whole(part, figure, reading)}
    shares: dict[Figure, list[Token]] = {figure: [] for figure in figures}
    pending: list[Token] = []
    before: Figure | None = None
    for span in _clauses(reading) if figures else []:
        own, tokens = [figure for figure in figures if span[0] <= figure.start < span[1]], _content(reading, span)
        if not own:
            pending += tokens
            if before and both:
                shares[before] += tokens
            continue
        for figure, share in zip(own, _shared_out(own, tokens, wholes, reading), strict=True):
            shares[figure] += share
        shares[own[0]] += pending
        pending, before = (
            [],
            [figure for figure in own if figure not in wholes][-1:][0] if set(own) - wholes else own[-1],
        )
    if before and not both:
        shares[before] += pending
    marks = _marks(reading)
    return [
        Bound(
            figure,
            tuple(marks.get(token.start, token.stem) for token in _nearest_first(figure, share)),
            _shown(share),
            figure in wholes,
        )
        for figure, share in shares.items()
    ]


def _nearest_first(figure: Figure, tokens: list[Token]) -> list[Token]:
    """Return words by their distance from a figure; those after it count as nearer."""
    return sorted(
        tokens,
        key=lambda token: (
            token.start - figure.end if token.start > figure.start else 1.5 * (figure.start - token.start)
        ),
    )


def _marks(reading: Reading) -> dict[int, str]:
    """Return names for « bac+3 » and « niveau 2 », which tell figures apart as words do, by their place."""
    return {
        figure.start: f"{reading.lower[figure.start : figure.start + 3]}{figure.values[0]:g}"
        for figure in reading.figures
        if figure.unit == "bac" or (figure.unit == "rank" and figure.label)
    }


def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans between punctuation and linking words; none cuts a figure."""
    spans, begin = [], 0
    for match in _BREAK.finditer(reading.lower):
        if any(figure.start < match.end() and match.start() < figure.end for figure in reading.figures):
            continue
        spans.append((begin, match.start()))
        begin = match.end()
    return [*spans, (begin, len(reading.text))]


def _content(reading: Reading, span: tuple[int, int]) -> list[Token]:
    """Return the words of a clause that say something, figures left out."""
    return [
        token
        for token in reading.content
        if span[0] <= token.start < span[1]
        and token.word not in _MEASURES
        and not any(
            figure.start <= token.start < figure.end
            for figure in reading.figures
            if figure.start != token.start or figure.unit not in {"bac", "rank"}
        )
    ]


def _leading_to(figure: Figure, tokens: Sequence[Token], reading: Reading) -> list[Token]:
    """Return the words that lead straight to a figure: « un volet « excellence » de 500 M€ »."""
    found: list[Token] = []
    end, gap = figure.start, _LEADS
    for token in reversed([token for token in tokens if token.end <= figure.start]):
        if not gap.fullmatch(reading.lower, token.end, end):
            break
        found.append(token)
        end, gap = token.start, _JOINS
    return found


def _shared_out(figures: list[Figure], tokens: list[Token], wholes: set[Figure], reading: Reading) -> list[list[Token]]:
    """Return each figure's words where a clause holds several: each word goes with the figure before it, else after.

    The whole in « 12 sur 25 répondants » leaves its words to the part too.
    """
    shares: list[list[Token]] = [[] for _ in figures]
    for token in tokens:
        rows = [row for row, figure in enumerate(figures) if figure.start < token.start]
        row = rows[-1] if rows else 0
        shares[row].append(token)
        if row and figures[row] in wholes:
            shares[row - 1].append(token)
    for row, figure in enumerate(figures[1:], 1):
        leading = _leading_to(figure, [token for token in tokens if figures[row - 1].end <= token.start], reading)
        shares[row] += leading
        if figure.unit in _AMOUNTS:
            shares[row - 1] = [token for token in shares[row - 1] if token not in leading]
    return shares


def _is_whole(part: Figure, figure: Figure, reading: Reading) -> bool:
    """Tell whether a figure is what the one before it is a part of."""
    between = reading.lower[part.end : figure.start]
    return len(between) < 60 and bool(
        re.search(r"(?:^|\s)(?:sur|des|parmi)(?:\s(?:les|ces|un total de))?\s*$", between)
    )


def _shown(tokens: Sequence[Token]) -> str:
    """Return words as a reader may be shown them."""
    return " ".join(token.text for token in tokens[:8])


def bind_passage(passage: Reading) -> list[Bound]:
    """Return the figures of a passage with their words, sentence by sentence; a table cell with its headings."""
    found: list[Bound] = []
    heading: list[str] = []
    for sentence in passage.sentences:
        if not sentence.text.startswith("|"):
            heading = []
            found.extend(bind(sentence, both=True))
            continue
        heading = heading or sentence.text.split("|")
        found.extend(_cells(sentence, heading))
    return found


def _cells(row: Reading, heading: list[str]) -> list[Bound]:
    """Return the figures of a table row, each with the words of its column's heading and of the first cell."""
    cells = row.text.split("|")
    label = cells[1] if len(cells) > 1 else ""
    found = []
    for figure in row.figures:
        column = row.text.count("|", 0, figure.start)
        words = f"{label} {heading[column] if 1 < column < len(heading) else ''} {cells[column] if column < len(cells) else ''}"
        tokens = read(words).content
        found.append(Bound(figure, tuple(token.stem for token in tokens), _shown(tokens)))
    return found


def swapped(sentence: Reading, passages: Sequence[Reading]) -> list[tuple[Bound, Bound]]:
    """Return the figures of `sentence` whose words belong, in the passages, to another figure of the same unit.

    Each comes with that other figure. Only words that tell the passage's figures apart count.
    """
    there = [bound for passage in passages for bound in bind_passage(passage)]
    found = []
    for bound in map(partial(_in_unit, there=there), bind(sentence)):
        same = [other for other in there if _agree(bound.figure, other.figure)]
        others = [other for other in there if other not in same and _comparable(bound.figure, other.figure)]
        if not same or not others or bound.whole:
            continue
        if (better := _better(bound, same, others)) is not None:
            found.append((bound, better))
    return found


def _in_unit(bound: Bound, there: Sequence[Bound]) -> Bound:
    """Return a bare number in the unit of the equal amounts of the passages: « dont 444 millions d'argent public »."""
    units = {other.figure.unit for other in there if other.figure.values == bound.figure.values}
    if bound.figure.unit or not bound.figure.grouped or len(units - {""}) != 1 or "" in units:
        return bound
    return bound._replace(figure=replace(bound.figure, unit=units.pop()))


def _fit(stem: str, stems: frozenset[str]) -> float:
    """Return how far a stem stands among others; a mere synonym tells two figures apart badly."""
    found = credit_among(stem, stems)
    return found if found != SYNONYM else SYNONYM / 2


def _agree(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may stand for each other."""
    return agreement(one, other) in {"same", "bound"} or agreement(other, one) in {"same", "bound"}


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether one figure might be put in the place of the other: the same unit, both small counts or neither."""
    if one.unit or other.unit:
        return one.unit == other.unit
    low, high = sorted((one.values[0], other.values[0]))
    return high <= SMALL or low > SMALL or high <= 20 * low


def moved_years(sentence: Reading, passages: Sequence[Reading]) -> list[tuple[Bound, Bound]]:
    """Return the years of `sentence` whose words belong, in the passages, to another year, with that year's words."""
    there = [bound for passage in passages for text in passage.sentences for bound in bind(text, both=True, years=True)]
    found = []
    for bound in bind(sentence, years=True):
        value = bound.figure.values[0]
        same = [other for other in there if value in {other.figure.values[0], other.figure.high}]
        others = [other for other in there if other not in same]
        if bound.figure.high is not None:
            continue
        if same and others and (better := _better(bound, same, others, YEAR_MARGIN)) is not None:
            found.append((bound, better))
    return found


def mismatched_wholes(sentence: Reading, passages: Sequence[Reading]) -> list[tuple[Figure, Figure]]:
    """Return the wholes of « 70 sur 245 » that the passages give otherwise for that part, with the passages' whole."""
    there = [pair for passage in passages for other in passage.sentences for pair in _pairs(other)]
    found = []
    for part, whole in _pairs(sentence):
        if part.values[0] > whole.values[0]:
            found.append((whole, part))
            continue
        wholes = [other for one, other in there if agreement(part, one) == "same"]
        if wholes and not any(_agree(whole, other) for other in wholes):
            found.append((whole, wholes[0]))
    return found


def _pairs(reading: Reading) -> list[tuple[Figure, Figure]]:
    """Return the parts and wholes of one sentence."""
    figures = [figure for figure in reading.figures if figure.unit == "" and figure.high is None]
    return [(part, whole) for part, whole in itertools.pairwise(figures) if _is_whole(part, whole, reading)]


def _better(bound: Bound, same: list[Bound], others: list[Bound], margin: float = MARGIN) -> Bound | None:
    """Return the figure of the passages that fits the words of `bound` clearly better than its own, if there is one.

    The nearer a word stands to the figure, the more it tells; how rare it is says nothing here.
    """
    everywhere = [frozenset(other.stems) for other in (*same, *others)]
    fits = [
        (1 / (1 + DECAY * place), [_fit(stem, stems) for stems in everywhere]) for place, stem in enumerate(bound.stems)
    ]
    telling = [(share, row) for share, row in fits if max(row) > min(row)]
    total = sum(share for share, _ in telling)
    if not total:
        return None
    scores = [sum(share * row[place] for share, row in telling) / total for place in range(len(everywhere))]
    own, rest = max(scores[: len(same)]), scores[len(same) :]
    best = max(range(len(rest)), key=rest.__getitem__)
    return others[best] if rest[best] - own >= margin else None

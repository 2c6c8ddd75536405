"""Which words a figure belongs to, so that two figures exchanged between their labels are seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.grounding.amounts import agreement
from assistant.grounding.figures import Figure
from assistant.grounding.reading import Reading, Token, read
from assistant.grounding.wording import Rarity, credit_among, weight

_BREAK = re.compile(
    r"\s*[,;:()|]\s*|\s+[–—-]\s+|\s(?:et|mais|contre|tandis que?|alors que?|dont|puis|soit|ou|avec|and|but|while|against|versus|versus)\s|[.!?]\s|\n"
)
#: The other label must fit this much better, in shares of the telling words of the clause.
MARGIN = 0.34
#: Counts up to here announce lists (« quatre axes »); larger ones are results.
SMALL = 12


#: Words of measure, which belong to the figures themselves.
_MEASURES = frozenset("plus moins pas sans environ pres total soit dont chacun chacune moyenne respectivement representent represente".split())


class Bound(NamedTuple):
    """A figure of a text with the stems of the words that it belongs to."""

    figure: Figure
    stems: frozenset[str]
    shown: str


def bind(reading: Reading, both: bool = False) -> list[Bound]:
    """Return the figures of one sentence with the words of their clause; years and ranks own no words.

    A clause without a figure goes with the figure after it (with `both`, with the one before it too), at the end with
    the one before; a figure alone in brackets takes the clause before the brackets.
    """
    figures = [figure for figure in reading.figures if figure.unit not in {"rank", "bac", "year"}]
    if not figures:
        return []
    clauses = _clauses(reading)
    pending: list[Token] = []
    shares: dict[Figure, list[Token]] = {figure: [] for figure in figures}
    before: Figure | None = None
    for span in clauses:
        own, tokens = [figure for figure in figures if span[0] <= figure.start < span[1]], _content(reading, span)
        if not own:
            pending += tokens
            if before and both:
                shares[before] += tokens
            continue
        for figure, share in zip(own, _shared_out(own, tokens, reading), strict=True):
            shares[figure] += share
        shares[own[0]] = pending + shares[own[0]]
        pending, before = [], own[-1]
    if before and not both:
        shares[before] += pending
    return [Bound(figure, frozenset(token.stem for token in share), _shown(share)) for figure, share in shares.items()]


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
        and not any(figure.start <= token.start < figure.end for figure in reading.figures)
    ]


def _shared_out(figures: list[Figure], tokens: list[Token], reading: Reading) -> list[list[Token]]:
    """Return each figure's words where a clause holds several: each word goes with the figure before it, else after.

    The whole in « 12 sur 25 répondants » leaves its words to the part.
    """
    shares: list[list[Token]] = [[] for _ in figures]
    wholes = {row for row in range(1, len(figures)) if _is_whole(figures[row - 1], figures[row], reading)}
    for token in tokens:
        rows = [row for row, figure in enumerate(figures) if figure.start < token.start]
        row = rows[-1] if rows else 0
        shares[row].append(token)
        if row in wholes:
            shares[row - 1].append(token)
    return shares


def _is_whole(part: Figure, figure: Figure, reading: Reading) -> bool:
    """Tell whether a figure is what the one before it is a part of."""
    return bool(re.search(r"(?:^|\s)(?:sur|des|parmi|de)(?:\s(?:les|ces|la|un total de))?\s*$", reading.lower[part.end : figure.start]))


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
        found.append(Bound(figure, frozenset(token.stem for token in tokens), _shown(tokens)))
    return found


def swapped(sentence: Reading, passages: Sequence[Reading], rarity: Rarity | None) -> list[tuple[Bound, Bound]]:
    """Return the figures of `sentence` whose words belong, in the passages, to another figure of the same unit.

    Each comes with that other figure. Only words that tell the passage's figures apart count.
    """
    there = [bound for passage in passages for bound in bind_passage(passage)]
    found = []
    for bound in bind(sentence):
        same = [other for other in there if _agree(bound.figure, other.figure)]
        others = [other for other in there if other not in same and _comparable(bound.figure, other.figure)]
        if not same or not others:
            continue
        if (better := _better(bound, same, others, rarity)) is not None:
            found.append((bound, better))
    return found


def _agree(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may stand for each other."""
    return agreement(one, other) in {"same", "bound"} or agreement(other, one) in {"same", "bound"}


def _comparable(one: Figure, other: Figure) -> bool:
    """Tell whether one figure might be put in the place of the other: the same unit, both small counts or neither."""
    return one.unit == other.unit and (one.unit != "" or (one.values[0] <= SMALL) == (other.values[0] <= SMALL))


def _better(bound: Bound, same: list[Bound], others: list[Bound], rarity: Rarity | None) -> Bound | None:
    """Return the figure of the passages that fits the words of `bound` clearly better than its own, if there is one."""
    everywhere = [other.stems for other in (*same, *others)]
    fits = {stem: [credit_among(stem, stems) for stems in everywhere] for stem in bound.stems}
    telling = {stem: row for stem, row in fits.items() if max(row) > 0 and min(row) < max(row)}
    total = sum(weight(stem, rarity) for stem in telling)
    if not total:
        return None
    scores = [sum(weight(stem, rarity) * row[place] for stem, row in telling.items()) / total for place in range(len(everywhere))]
    own, rest = max(scores[: len(same)]), scores[len(same) :]
    best = max(range(len(rest)), key=rest.__getitem__)
    return others[best] if rest[best] - own >= MARGIN else None

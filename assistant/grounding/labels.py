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


class Bound(NamedTuple):
    """A figure of a text with the stems of the words that it belongs to."""

    figure: Figure
    stems: frozenset[str]
    shown: str


def bind(reading: Reading) -> list[Bound]:
    """Return the figures of one sentence with the words of their clause.

    A clause without a figure goes with the figure after it, at the end with the one before; a figure alone in brackets
    takes the clause before the brackets.
    """
    figures = [figure for figure in reading.figures if figure.unit not in {"rank", "bac"}]
    if not figures:
        return []
    clauses = _clauses(reading)
    owners = [[figure for figure in figures if start <= figure.start < end] for start, end in clauses]
    words = [_content(reading, span) for span in clauses]
    pending: list[Token] = []
    bound: list[Bound] = []
    for row, (own, tokens) in enumerate(zip(owners, words, strict=True)):
        if not own:
            pending = pending + tokens
            continue
        shares = _shared_out(own, tokens)
        if row and not tokens and not owners[row - 1] and pending:
            shares[0] = pending
        elif pending:
            shares[0] = pending + shares[0]
        pending = []
        bound.extend(Bound(figure, frozenset(token.stem for token in share), _shown(share)) for figure, share in zip(own, shares, strict=True))
    if pending and bound:
        last = bound[-1]
        bound[-1] = last._replace(stems=last.stems | {token.stem for token in pending}, shown=last.shown or _shown(pending))
    return bound


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
        if span[0] <= token.start < span[1] and not any(figure.start <= token.start < figure.end for figure in reading.figures)
    ]


def _shared_out(figures: list[Figure], tokens: list[Token]) -> list[list[Token]]:
    """Return each figure's words where a clause holds several: each word goes with the figure before it, else after."""
    shares: list[list[Token]] = [[] for _ in figures]
    for token in tokens:
        rows = [row for row, figure in enumerate(figures) if figure.start < token.start]
        shares[rows[-1] if rows else 0].append(token)
    return shares


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
            found.extend(bind(sentence))
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
        same = [other for other in there if agreement(bound.figure, other.figure) in {"same", "bound"}]
        others = [other for other in there if other not in same and other.figure.unit == bound.figure.unit and other.figure.values != bound.figure.values]
        if not same or not others:
            continue
        if (better := _better(bound, same, others, rarity)) is not None:
            found.append((bound, better))
    return found


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

"""Which way something goes: « en hausse », « recule de 7 % », « 12 % de plus », « de moins en moins d’apprenants »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.grounding.lexicon import opposites, root
from assistant.grounding.negation import denied_places
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.relations import degrees, relations
from assistant.grounding.wording import credit_among
from assistant.models import Failure

#: Words on either side of a word of direction, and characters to a figure, that may say what goes that way.
REACH, FIGURE_REACH = 2, 45
#: What a figure in common counts beside the words.
FIGURE = 1.5
LEAST = 0.8


class Direction(NamedTuple):
    """A word that says up (1) or down (-1), the stems of what goes that way, and the figure of how much."""

    sign: int
    words: str
    start: int
    stems: frozenset[str]
    amounts: frozenset[float]


@cache
def _signs() -> dict[str, int]:
    """Return the stems that say up or down."""
    return {one: 1 for one, others in opposites().items() if "diminu" in others} | {
        one: -1 for one, others in opposites().items() if "augment" in others
    }


@lru_cache(maxsize=4096)
def directions(text: Reading) -> list[Direction]:
    """Return what goes up or down in a text, by verb, noun or « plus », « moins »."""
    found, denied, content = [], denied_places(text), text.content
    for row, token in enumerate(content):
        sign = _signs().get(token.stem) or _signs().get(root(token.stem))
        if not sign or token.start in denied:
            continue
        near = [*content[max(0, row - REACH) : row], *content[row + 1 : row + 1 + REACH]]
        found.append(_direction(sign, token.text, token.start, token.end, [other.stem for other in near], text))
    compared = {relation.start for relation in relations(text)}
    for degree in degrees(text):
        if degree.top or degree.start in compared:
            continue
        before = [token.stem for token in content if token.end <= degree.start][-1:]
        end = text.lower.find(" ", degree.start)
        found.append(
            _direction(degree.sign, text.text[degree.start : end], degree.start, end, [*before, degree.head], text)
        )
    for figure in text.figures:
        if figure.change:
            before = [token.stem for token in content if token.end <= figure.start][-REACH:]
            sign = 1 if figure.change == "plus" else -1
            shown = text.text[figure.start : figure.end]
            found.append(Direction(sign, shown, figure.start, frozenset(before), frozenset(figure.values)))
    return found


def _direction(sign: int, words: str, start: int, end: int, stems: list[str], text: Reading) -> Direction:
    """Return a direction with the figures close behind it."""
    amounts = {
        value
        for figure in text.figures
        if figure.unit not in {"year", "rank"} and 0 <= figure.start - end <= FIGURE_REACH
        for value in figure.values
    }
    return Direction(sign, words, start, frozenset(stems), frozenset(amounts))


def direction_failures(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield what the sentence says goes up and the passages say goes down, or the other way round."""
    there = [(direction, text) for text in around for direction in directions(text)]
    for direction in directions(sentence):
        scored = [(_shared(direction, other), other, text) for other, text in there]
        same = max((share for share, other, _ in scored if other.sign == direction.sign), default=0.0)
        against = max(
            ((share, text) for share, other, text in scored if other.sign != direction.sign),
            key=lambda entry: entry[0],
            default=None,
        )
        if against and against[0] >= LEAST and against[0] > same:
            yield failure("opposite", direction.words, against[1].text)


def _shared(one: Direction, other: Direction) -> float:
    """Return how much two directions are about the same thing."""
    words = sum(credit_among(stem, other.stems) for stem in one.stems)
    return words + (FIGURE if one.amounts & other.amounts else 0.0)

"""How much of what a sentence says stands in a passage: its words, weighed by rarity, in the best few sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import common, root, synonyms
from assistant.grounding.reading import Reading

Rarity = Callable[[str], float]

#: Neighbouring sentences that may bear one sentence together.
WINDOW = 3
#: What another form of the word, and a word that may stand for it, are worth.
KIN, SYNONYM = 0.8, 0.6
#: Weight of a word where nothing is known of its rarity, and the bounds within which rarity counts: a word that no
#: passage holds is not twice as telling as one in a few of them.
PLAIN, LEAST, MOST = 3.0, 0.8, 4.5
#: Least share of a sentence's words, by rarity, that one window of its passages must hold; more of a short sentence,
#: which chance words fill. Chosen on the development part of the guard's suite.
LEAST_COVERAGE, LEAST_OF_SHORT, SHORT = 0.38, 0.42, 6
#: What words lose that stand apart in a passage rather than in neighbouring sentences.
APART = 0.05
#: What a figure that stands in the passages weighs beside the words.
FIGURE_WEIGHT = 2.0
#: A clause of fewer words belongs to the one beside it.
CLAUSE_WORDS = 2


class Window(NamedTuple):
    """The sentences of a text that bear most of a sentence."""

    start: int
    end: int
    first: int
    last: int
    coverage: float


def weight(stem: str, rarity: Rarity | None) -> float:
    """Return how much a stem counts."""
    if rarity is None:
        return LEAST if stem in common() else PLAIN
    return min(MOST, max(LEAST, rarity(stem)))


@lru_cache(maxsize=65_536)
def kin(one: str, other: str) -> bool:
    """Tell whether two stems are forms of one word: « satisfait », « satisfaction »; « intégrer », « intégration »."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    if shared == shorter == 4:
        # « école » and « écologie » only begin alike
        return longer <= 7 and not max(one, other, key=len).startswith("og", 4)
    return shared >= 5 and shared >= 0.6 * longer


def credit(stem: str, text: Reading) -> float:
    """Return how far a stem stands in a text: 1 itself, less for another form or a word that may stand for it."""
    if stem in text.stems or root(stem) in text.roots:
        return 1.0
    if any(kin(stem, other) for other in text.by_prefix.get(stem[:4], ())):
        return KIN
    others = synonyms().get(root(stem))
    return SYNONYM if others and not others.isdisjoint(text.roots) else 0.0


def credit_among(stem: str, stems: frozenset[str]) -> float:
    """Return how far a stem stands among a few others."""
    if stem in stems or root(stem) in map(root, stems):
        return 1.0
    if any(other[:4] == stem[:4] and kin(stem, other) for other in stems):
        return KIN
    others = synonyms().get(root(stem))
    return SYNONYM if others and any(root(other) in others for other in stems) else 0.0


def credits(tokens: Sequence[Token], text: Reading) -> list[float]:
    """Return how far each token stands in a text."""
    return [credit(token.stem, text) for token in tokens]


def coverage(tokens: Sequence[Token], gained: Sequence[float], rarity: Rarity | None) -> float:
    """Return the share of the tokens' weight that is gained, in [0, 1]; 1 for no token."""
    weights = [weight(token.stem, rarity) for token in tokens]
    total = sum(weights)
    return sum(map(mul, weights, gained)) / total if total else 1.0


def best_window(
    tokens: Sequence[Token], text: Reading, rarity: Rarity | None, numbers: frozenset[str] = frozenset()
) -> Window:
    """Return the sentences of `text` that bear most of `tokens`: at most three neighbours, or a list with its lead-in.

    A longer window must bear clearly more than a shorter one. `numbers` are the digits of the sentence: a window that
    holds them is preferred among near equals.
    """
    gained = [credits(tokens, sentence) for sentence in text.sentences]
    weights = [weight(token.stem, rarity) for token in tokens]
    total = sum(weights) or 1.0
    best, best_score = Window(0, 0, 0, 0, 0.0), -1.0
    for rows, cost in _windows(text):
        merged = (
            gained[rows[0]]
            if len(rows) == 1
            else [max(column) for column in zip(*(gained[row] for row in rows), strict=True)]
        )
        covered = sum(map(mul, weights, merged)) / total
        score = covered - cost
        if numbers:
            score += (
                0.15 * len(numbers & frozenset().union(*(text.sentences[row].words for row in rows))) / len(numbers)
            )
        if score > best_score + 1e-9:
            best_score = score
            best = Window(text.spans[min(rows)][0], text.spans[max(rows)][1], min(rows), max(rows), covered)
    return best


def _windows(text: Reading) -> Iterator[tuple[list[int], float]]:
    """Yield the rows of sentences that may bear a sentence together, and what each further row costs."""
    count = len(text.spans)
    for first in range(count):
        for last in range(first, min(first + WINDOW, count)):
            yield list(range(first, last + 1)), 0.04 * (last - first)
    for lead, items in text.lists:
        for item in items[WINDOW - 1 :]:
            yield [item, lead], 0.04
        if len(items) >= WINDOW:
            yield [lead, *items], 0.08


def numbers(reading: Reading) -> frozenset[str]:
    """Return the numbers of a sentence as they are written."""
    return frozenset(token.word for token in reading.tokens if token.word[0].isdigit())


def bearing(reading: Reading, passage: Reading, window: Window, rarity: Rarity | None) -> list[Reading]:
    """Return the sentences of a passage that a sentence is about: the window, and the best for each of its clauses."""
    rows = set(range(window.first, window.last + 1))
    if len(reading.clauses) > 1:
        for clause in reading.clauses:
            if len(clause.content) >= CLAUSE_WORDS:
                rows.add(best_window(clause.content, passage, rarity, numbers(clause)).first)
    return [passage.sentences[row] for row in sorted(rows) if row < len(passage.sentences)]


def too_little(
    reading: Reading,
    passages: Sequence[Reading],
    windows: Sequence[Window],
    content: Sequence[Token],
    rarity: Rarity | None,
) -> bool:
    """Tell whether too little of what a sentence says (`content`) stands in its passages; its figures count as words."""
    words = sum(weight(token.stem, rarity) for token in content)
    if not words:
        return False
    figures = FIGURE_WEIGHT * sum(figure.unit not in {"rank", "year"} for figure in reading.figures)
    share = max(_share(content, passage, window, rarity) for passage, window in zip(passages, windows, strict=True))
    least = LEAST_OF_SHORT if len(content) <= SHORT else LEAST_COVERAGE
    return (share * words + figures) / (words + figures) < least


def _share(content: Sequence[Token], passage: Reading, window: Window, rarity: Rarity | None) -> float:
    """Return how much of a sentence a passage bears; what stands outside the best window counts less."""
    return max(window.coverage, coverage(content, credits(content, passage), rarity) - APART)

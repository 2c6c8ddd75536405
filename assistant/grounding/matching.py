"""Which clauses of the passages say what a clause of the sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.grounding.amounts import agreement
from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import root
from assistant.grounding.reading import Reading
from assistant.grounding.wording import Rarity, coverage, credits, kin

#: Share of a clause's words that another must hold to be about the same thing; less where both give one figure.
SAME_MATTER, SAME_FIGURE = 0.55, 0.2
_INTELLIGENCE = {"ia", "iag", "intelligence"}


class Match(NamedTuple):
    """A clause of a passage that says something of a clause of the sentence: how much, and how many of its figures."""

    clause: Reading
    share: float
    figures: int


def matches(clause: Reading, around: Sequence[Reading], rarity: Rarity | None) -> list[Match]:
    """Return the clauses of the passages by how much of `clause` they say; those with its figure first."""
    tokens = clause.content
    if not tokens or (len(tokens) < 2 and not clause.figures):
        return []
    found = [
        Match(other, coverage(tokens, credits(tokens, other), rarity), _shared_figures(clause, other))
        for text in around
        for other in text.clauses
    ]
    said = [match for match in found if match.share > 0]
    return sorted(said, key=lambda match: (match.figures, match.share), reverse=True)


def _shared_figures(clause: Reading, other: Reading) -> int:
    """Return how many figures of a clause another gives too."""
    telling = [figure for figure in clause.figures if figure.unit in {"%", "", "€"} and figure.high is None]
    return sum(any(agreement(one, two) == "same" for two in other.figures) for one in telling)


def same_word(one: Token, other: Token) -> bool:
    """Tell whether two tokens are forms of one word, or « IA » and « intelligence artificielle »."""
    if one.stem == other.stem or root(one.stem) == root(other.stem) or {one.word, other.word} <= _INTELLIGENCE:
        return True
    return one.stem[:4] == other.stem[:4] and kin(one.stem, other.stem)

"""At which level something counts as found: the passage that proves it, its page, or its study."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eval.metrics.base import NO_EVIDENCE, NOT_ANSWERABLE, NOTHING_RELEVANT
from eval.observed import Observed

Level = Literal["span", "page", "study"]
NO_PAGES = "les passages qui portent la preuve n’ont pas de page"
LEVELS: dict[Level, tuple[str, str]] = {
    "span": ("", "un passage compte s’il est de la source voulue et dit tous les faits de la preuve, ou la cite"),
    "page": (" (page)", "compte toute page où se trouve un passage qui porte la preuve"),
    "study": (" (étude)", "compte tout passage de l’étude voulue"),
}


@dataclass(frozen=True)
class Ranking:
    """A ranking at some level: what was found without repeats, what is relevant, and each piece that is wanted."""

    found: list[str]
    relevant: frozenset[str]
    pieces: list[frozenset[str]]


def ranking(observed: Observed, level: Level) -> Ranking | str:
    """Return the ranking of a question at a level, or in French why there is none."""
    if not observed.case.answerable:
        return NOT_ANSWERABLE
    if not observed.case.evidence:
        return NO_EVIDENCE
    if level == "study":
        wanted = [frozenset({piece.source}) for piece in observed.case.evidence]
        return Ranking(_places(observed, observed.ranking, level), frozenset().union(*wanted), wanted)
    if level == "page" and not any(_place(observed, name, level) for name in observed.relevant):
        return NO_PAGES if observed.relevant else NOTHING_RELEVANT
    pieces = [frozenset(_places(observed, sorted(piece), level)) for piece in observed.pieces]
    return Ranking(
        _places(observed, observed.ranking, level), frozenset(_places(observed, observed.relevant, level)), pieces
    )


def _places(observed: Observed, names: list[str], level: Level) -> list[str]:
    """Return where passages are, without repeats and in their order."""
    return list(dict.fromkeys(place for name in names if (place := _place(observed, name, level))))


def _place(observed: Observed, name: str, level: Level) -> str:
    """Return a passage's place at a level; empty where it has none."""
    passage = observed.passage(name)
    if passage is None:
        return ""
    if level == "study":
        return passage.source
    if level == "page":
        return f"{passage.source}#{passage.page}" if passage.page is not None else ""
    return passage.id

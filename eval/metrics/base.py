"""What a metric is: a definition, a measurement of one question, and how measurements become one figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eval.observed import Observed
from eval.statistics import Pool, ratio

Unit = Literal["share", "score", "words", "ms"]
Better = Literal["higher", "lower", "neither"]


class Part(NamedTuple):
    """What one question brings to a metric; how the two are used is up to the metric's pool."""

    value: float
    weight: float = 1.0


Measured = Part | str


@dataclass(frozen=True)
class Metric:
    """A metric. `measure` returns a part, or in French why the metric is not defined for this question."""

    key: str
    name: str
    definition: str
    measure: Callable[[Observed], Measured]
    unit: Unit = "share"
    better: Better = "higher"
    pool: Pool = ratio


#: Why metrics are undefined; shared, so that a report says the same thing the same way.
NOT_ANSWERABLE = "le corpus ne répond pas à ces questions"
ANSWERABLE = "le corpus répond à ces questions"
NO_FACT = "aucun fait n’est attendu"
NO_EVIDENCE = "aucune preuve n’est étiquetée"
NOTHING_RELEVANT = "aucun passage de l’index ne porte la preuve"
REFUSED = "rien n’a été répondu"
NO_CLAIM = "la réponse n’affirme rien de vérifiable"
NO_CONFIDENCE = "le modèle ne donne pas sa confiance"
NO_TIMING = "aucune durée n’a été gardée"


def answered(observed: Observed) -> str:
    """Return why an answer cannot be judged, or an empty text: it must be to an answerable question, and not refuse."""
    if not observed.case.answerable:
        return NOT_ANSWERABLE
    return REFUSED if observed.refused else ""


def stating(observed: Observed) -> str:
    """Return why the sentences of an answer cannot be judged, or an empty text, whatever the question."""
    if observed.refused:
        return REFUSED
    return "" if observed.claims else NO_CLAIM

"""What each signal of retrieval brings: the ranking with all of them, without each, with each alone, and unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel

from assistant.models import ScoredPassage
from assistant.retrieval.fusion import SIGNALS, WEIGHTS, fuse
from assistant.retrieval.ordering import CLOSELY, reorder
from assistant.retrieval.retriever import Retriever
from eval.cases import Case
from eval.matching import proves
from eval.observing import queries_of
from eval.statistics import bootstrap

MEASURES = ("hit@1", "hit@5", "mrr")
DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """A question: what is searched, the signals of every passage, shape (passages, signals), and what proves it."""

    query: str
    signals: np.ndarray
    relevant: frozenset[int]

    @property
    def cluster(self) -> str:
        """What questions that succeed and fail together share."""
        return str(min(self.relevant))


@dataclass(frozen=True)
class Variant:
    """A way to rank: weights of the signals, and whether the first passages are read closely afterwards."""

    name: str
    weights: dict[str, float]
    read: bool = True


class Difference(BaseModel):
    """A measure of a variant, and what it changes: the 95 % interval of the paired difference."""

    value: float
    change: float
    low: float | None = None
    high: float | None = None


class Outcome(BaseModel):
    """The measures of a variant."""

    name: str
    measures: dict[str, Difference]


def judged(retriever: Retriever, cases: Sequence[Case]) -> list[Judged]:
    """Return the signals of the answerable questions whose answer stands in the index."""
    found = []
    for case in cases:
        proving = [row for row, passage in enumerate(retriever.index.passages) if proves(passage, case.evidence)]
        if case.answerable and proving:
            query = queries_of(case)[0]
            found.append(Judged(query, retriever.signals(query), frozenset(proving)))
    return found


def variants() -> list[Variant]:
    """Return what is compared: as shipped, without close reading, without each signal, each alone, and all alike."""
    return [
        Variant("all", WEIGHTS),
        Variant("without reading", WEIGHTS, read=False),
        *(Variant(f"without {name}", {**WEIGHTS, name: 0.0}) for name in SIGNALS),
        *(Variant(f"only {name}", {other: float(other == name) for other in SIGNALS}, read=False) for name in SIGNALS),
        Variant("equal", dict.fromkeys(SIGNALS, 1 / len(SIGNALS))),
    ]


def ablate(
    retriever: Retriever, questions: Sequence[Judged], progress: Callable[[int, int], None] = lambda *_: None
) -> list[Outcome]:
    """Return each variant's measures beside those of retrieval as it ships."""
    clusters, outcomes = [question.cluster for question in questions], list[Outcome]()
    compared, base = variants(), np.zeros((0, 0))
    for number, variant in enumerate(compared, 1):
        values = measured(retriever, questions, variant)
        base = values if number == 1 else base
        measures = {key: difference(values[:, row], base[:, row], clusters) for row, key in enumerate(MEASURES)}
        outcomes.append(Outcome(name=variant.name, measures=measures))
        progress(number, len(compared))
    return outcomes


def measured(retriever: Retriever, questions: Sequence[Judged], variant: Variant) -> np.ndarray:
    """Return hit@1, hit@5 and reciprocal rank to ten for each question, shape (questions, 3)."""
    ranks = np.array([first_rank(retriever, question, variant) for question in questions])
    return np.stack([ranks == 1, ranks <= 5, np.where(ranks <= DEPTH, 1 / ranks, 0)], axis=1).astype(float)


def first_rank(retriever: Retriever, question: Judged, variant: Variant) -> int:
    """Return the place from 1 of the first passage that proves the answer; one beyond the last that is looked at."""
    scores = fuse(question.signals, variant.weights)
    order = np.lexsort((np.arange(len(scores)), -scores))[: max(CLOSELY, DEPTH)]
    rows = [int(row) for row in order if scores[row] > 0]
    if variant.read:
        found = [_scored(retriever, question, row, float(scores[row])) for row in rows]
        read = reorder(question.query, retriever.queries.build(question.query), found, retriever.index)
        rows = [retriever.index.rows[scored.passage.id] for scored in read]
    return next((rank for rank, row in enumerate(rows, 1) if row in question.relevant), max(CLOSELY, DEPTH) + 1)


def _scored(retriever: Retriever, question: Judged, row: int, score: float) -> ScoredPassage:
    signals = {name: round(float(value), 4) for name, value in zip(SIGNALS, question.signals[row], strict=True)}
    return ScoredPassage(passage=retriever.index.passages[row], score=round(score, 6), signals=signals)


def difference(values: np.ndarray, base: np.ndarray, clusters: Sequence[str]) -> Difference:
    """Return a measure and how it differs from `base`, question by question."""
    change = values - base
    interval = bootstrap(np.stack([change, np.ones_like(change)], axis=1), clusters) if np.any(change) else (0.0, 0.0)
    low, high = interval or (None, None)
    return Difference(
        value=round(float(values.mean()), 4), change=round(float(change.mean()), 4),
        low=None if low is None else round(low, 4), high=None if high is None else round(high, 4),
    )  # fmt: skip

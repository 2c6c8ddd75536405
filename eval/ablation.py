"""What each signal of retrieval brings: the ranking with all of them, without each, and with each alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel

from assistant.retrieval.fusion import SIGNALS, WEIGHTS, fuse
from assistant.retrieval.retriever import Retriever
from eval.cases import Case
from eval.matching import proves
from eval.observing import queries_of
from eval.statistics import bootstrap

MEASURES = ("hit@1", "hit@5", "mrr")


@dataclass(frozen=True)
class Judged:
    """A question: the signals of every passage, shape (passages, signals), and which passages prove the answer."""

    signals: np.ndarray
    relevant: np.ndarray
    cluster: str


class Difference(BaseModel):
    """A measure without some signals, and what that changes: the 95 % interval of the paired difference."""

    value: float
    change: float
    low: float | None = None
    high: float | None = None


class Variant(BaseModel):
    """A set of signals."""

    name: str
    measures: dict[str, Difference]


def judged(retriever: Retriever, cases: Sequence[Case]) -> list[Judged]:
    """Return the signals of the answerable questions whose answer stands in the index."""
    found = []
    for case in cases:
        rows = [row for row, passage in enumerate(retriever.index.passages) if proves(passage, case.evidence)]
        if not case.answerable or not rows:
            continue
        found.append(Judged(retriever.signals(queries_of(case)[0]), np.array(rows), str(rows[0])))
    return found


def variants() -> dict[str, dict[str, float]]:
    """Return the weights to compare: as shipped, without each signal, each alone, and all alike."""
    weights: dict[str, dict[str, float]] = {"all": dict(WEIGHTS)}
    for name in SIGNALS:
        weights[f"without {name}"] = {**WEIGHTS, name: 0.0}
    for name in SIGNALS:
        weights[f"only {name}"] = {other: float(other == name) for other in SIGNALS}
    weights["equal"] = dict.fromkeys(SIGNALS, 1 / len(SIGNALS))
    return weights


def ablate(questions: Sequence[Judged]) -> list[Variant]:
    """Return each variant's measures beside those of all signals together."""
    clusters = [question.cluster for question in questions]
    base = measured(questions, WEIGHTS)
    found = []
    for name, weights in variants().items():
        values = measured(questions, weights)
        found.append(
            Variant(
                name=name,
                measures={
                    key: difference(values[:, column], base[:, column], clusters) for column, key in enumerate(MEASURES)
                },
            )
        )
    return found


def measured(questions: Sequence[Judged], weights: dict[str, float]) -> np.ndarray:
    """Return hit@1, hit@5 and reciprocal rank to ten for each question, shape (questions, 3)."""
    ranks = np.array([first_rank(question, weights) for question in questions])
    return np.stack([ranks == 1, ranks <= 5, np.where(ranks <= 10, 1 / ranks, 0)], axis=1).astype(float)


def first_rank(question: Judged, weights: dict[str, float]) -> int:
    """Return the place from 1 of the first passage that proves the answer; ties count against it."""
    scores = fuse(question.signals, weights)
    best = scores[question.relevant].max()
    others = np.delete(scores, question.relevant)
    return 1 + int((others >= best).sum())


def difference(values: np.ndarray, base: np.ndarray, clusters: Sequence[str]) -> Difference:
    """Return a measure and how it differs from `base`, question by question."""
    change = values - base
    interval = bootstrap(np.stack([change, np.ones_like(change)], axis=1), clusters) if np.any(change) else (0.0, 0.0)
    low, high = interval or (None, None)
    return Difference(
        value=round(float(values.mean()), 4), change=round(float(change.mean()), 4),
        low=None if low is None else round(low, 4), high=None if high is None else round(high, 4),
    )  # fmt: skip

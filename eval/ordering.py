"""Fits the weights that order the first passages: pairs of a passage that proves and one that does not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel
from sklearn.linear_model import LogisticRegression

from assistant.retrieval.ordering import CLOSELY, FEATURES, features
from assistant.retrieval.retriever import Retriever
from eval.calibration import FOLDS, fold
from eval.cases import Case
from eval.matching import proves
from eval.observing import queries_of

#: Strength of the ridge, chosen by the folds below among 0.0003, 0.001 and 0.01.
INVERSE_RIDGE = 0.0003


@dataclass(frozen=True)
class Ranking:
    """The first passages found for a question: their features, shape (passages, features), and which of them prove."""

    id: str
    features: np.ndarray
    proves: np.ndarray


class Order(BaseModel):
    """Fitted weights, and how often the first passage proves, before and after, on questions left out of the fit."""

    weights: dict[str, float]
    questions: int
    first_before: float
    first_after: float


def ranking(retriever: Retriever, case: Case) -> Ranking | None:
    """Return the ranking of a question by fused scores alone; None where none of the first passages proves."""
    text = queries_of(case)[0]
    found = retriever.fused(text, CLOSELY)
    holds = np.array([proves(scored.passage, case.evidence) for scored in found])
    if not holds.any() or holds.all():
        return None
    return Ranking(case.id, features(text, retriever.queries.build(text), found, retriever.index), holds)


def fit_order(found: Sequence[Ranking]) -> Order:
    """Return weights fitted on all rankings, measured on folds left out by the question's id."""
    folds = np.array([fold(ranking.id) for ranking in found])
    after = np.zeros(len(found))
    for number in range(FOLDS):
        weights = _fit([ranking for ranking, other in zip(found, folds, strict=True) if other != number])
        for row in np.flatnonzero(folds == number).tolist():
            after[row] = found[row].proves[int(np.argmax(found[row].features @ weights))]
    final = _fit(found)
    return Order(
        weights={name: round(float(value), 5) for name, value in zip(FEATURES, final, strict=True)},
        questions=len(found),
        first_before=round(float(np.mean([ranking.proves[0] for ranking in found])), 4),
        first_after=round(float(after.mean()), 4),
    )


def _fit(found: Sequence[Ranking]) -> np.ndarray:
    """Return weights, shape (features,), that tell the proving passage of a pair from the other."""
    scale = np.maximum(np.concatenate([ranking.features for ranking in found]).std(axis=0), 1e-6)
    pairs = [
        (ranking.features[right] - ranking.features[wrong]) / scale
        for ranking in found
        for right in np.flatnonzero(ranking.proves)
        for wrong in np.flatnonzero(~ranking.proves)
    ]
    differences = np.concatenate([pairs, np.negative(pairs)])
    sides = np.repeat([1, 0], len(pairs))
    model = LogisticRegression(C=INVERSE_RIDGE, fit_intercept=False, max_iter=1000).fit(differences, sides)
    return np.asarray(model.coef_[0] / scale)


def written(order: Order) -> str:
    """Return the file that keeps the weights."""
    return json.dumps(order.weights, indent=2) + "\n"

"""Fits the numbers of abstention on development questions: weights by logistic regression, then the threshold."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel
from scipy.optimize import minimize

from assistant.abstention import calibration
from assistant.abstention.evidence import EVIDENCE, IN_FAVOUR, weigh
from assistant.abstention.judge import CONSIDERED, considered, holds, unknown_names
from assistant.question import understand
from assistant.retrieval.retriever import Retriever
from eval.cases import Case
from eval.observing import queries_of
from eval.statistics import auroc

#: Of the questions that the corpus answers, at most this share may be refused.
MOST_FALSE_REFUSALS = 0.05
FOLDS, RIDGE = 5, 10.0
TARGET = calibration.FILE


@dataclass(frozen=True)
class Example:
    """A question: whether the corpus answers it, and what speaks for that and against, shape (evidence,).

    No evidence means that a name, a year or a place has already decided to refuse.
    """

    id: str
    answerable: bool
    evidence: np.ndarray | None


class Fit(BaseModel):
    """The numbers of abstention and what they come to on questions that were left out of the fit."""

    weights: dict[str, float]
    intercept: float
    threshold: float
    questions: int
    answerable: int
    decided_by_rule: int
    refused_unanswerable: float
    refused_answerable: float
    auroc: float


def example(retriever: Retriever, case: Case) -> Example:
    """Return the example that a question makes, read from the index as the assistant reads it."""
    read = [evidence for query in queries_of(case) if (evidence := evidence_of(retriever, query)) is not None]
    return Example(case.id, case.answerable, read[0] if read else None)


def evidence_of(retriever: Retriever, text: str) -> np.ndarray | None:
    """Return the evidence for a question as `judge` weighs it; None where a rule refuses."""
    question, query = understand(text), retriever.queries.build(text)
    found = retriever.search(text, CONSIDERED)
    if not found or unknown_names(text, query, retriever.index):
        return None
    kept = [read for read in considered(question, query, found, retriever.index) if holds(read[2])]
    return weigh(kept) if kept else None


def calibrate(found: Sequence[Example], most: float = MOST_FALSE_REFUSALS) -> Fit:
    """Return the weights fitted on all of `found`, and the threshold chosen on probabilities from folds left out."""
    folds = np.array([fold(example.id) for example in found])
    outside = np.zeros(len(found))
    for number in range(FOLDS):
        weights = fit([kept for kept, other in zip(found, folds, strict=True) if other != number])
        for row in np.flatnonzero(folds == number).tolist():
            outside[row] = probability(found[row], weights)
    answerable = np.array([example.answerable for example in found])
    least = threshold(outside[answerable], most)
    final = fit(found)
    return Fit(
        weights={name: round(float(value), 4) for name, value in zip(EVIDENCE, final[1:], strict=True)},
        intercept=round(float(final[0]), 4),
        threshold=least,
        questions=len(found),
        answerable=int(answerable.sum()),
        decided_by_rule=sum(example.evidence is None for example in found),
        refused_unanswerable=round(float((outside[~answerable] < least).mean()), 4),
        refused_answerable=round(float((outside[answerable] < least).mean()), 4),
        auroc=round(auroc(outside[answerable].tolist(), outside[~answerable].tolist()), 4),
    )


def fold(identifier: str) -> int:
    """Return the fold of a question, by its id alone."""
    return int(hashlib.sha256(f"fold {identifier}".encode()).hexdigest(), 16) % FOLDS


def fit(found: Sequence[Example]) -> np.ndarray:
    """Return intercept and weights, shape (1 + evidence,), that tell apart what the corpus answers."""
    usable = [example for example in found if example.evidence is not None]
    rows = np.array([example.evidence for example in usable])
    scale = np.maximum(rows.std(axis=0), 1e-6)
    weights = _logistic(rows / scale, np.array([example.answerable for example in usable], dtype=float))
    return np.concatenate([weights[:1], weights[1:] / scale])


def _logistic(rows: np.ndarray, answers: np.ndarray) -> np.ndarray:
    """Return intercept and weights of a logistic regression with a ridge, each weight kept to its side of zero."""
    full = np.concatenate([np.ones((len(rows), 1)), rows], axis=1)

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = full @ weights
        penalty = np.concatenate([[0.0], weights[1:]])
        value = np.logaddexp(0, margin).sum() - answers @ margin + RIDGE / 2 * penalty @ penalty
        return float(value), full.T @ (1 / (1 + np.exp(-margin)) - answers) + RIDGE * penalty

    bounds = [(None, None), *((0, None) if name in IN_FAVOUR else (None, 0) for name in EVIDENCE)]
    return np.asarray(minimize(cost, np.zeros(full.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x)


def probability(example: Example, weights: np.ndarray) -> float:
    """Return the probability that the corpus answers: 0 where a rule refuses."""
    if example.evidence is None:
        return 0.0
    return float(1 / (1 + math.exp(-float(weights[0] + example.evidence @ weights[1:]))))


def threshold(likely: np.ndarray, most: float = MOST_FALSE_REFUSALS) -> float:
    """Return the highest threshold that refuses at most the share `most` of the answerable; 0 where rules refuse more."""
    ordered = np.sort(likely)
    allowed = min(math.floor(most * len(ordered)), len(ordered) - 1)
    if ordered[allowed] <= 0:
        return 0.0
    below = ordered[allowed - 1] if allowed else 0.0
    return math.floor(1e4 * float((below + ordered[allowed]) / 2)) / 1e4


def written(found: Fit, kept: str, authored: bool) -> str:
    """Return the file that keeps the numbers: `kept` with a fit in the place of the numbers of its kind of passage."""
    numbers = {"weights": found.weights, "intercept": found.intercept, "threshold": found.threshold}
    return json.dumps({**json.loads(kept), "authored" if authored else "plain": numbers}, indent=2) + "\n"

"""Selective answering: what would be wrong at each share of the questions answered, most confident first."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from eval.judgement import is_right
from eval.metrics.base import NO_CONFIDENCE, Measured, Metric, Part
from eval.observed import Observed
from eval.statistics import auroc


class Point(NamedTuple):
    """A point of the curve."""

    coverage: float
    risk: float


def loss(observed: Observed) -> Measured:
    """Return the loss of answering, 0 or 1, with the confidence as weight.

    A refused question counts with what would have been said in its place; answering what the corpus does not hold is
    always a loss.
    """
    confidence = observed.answer.confidence
    given = observed.row.unrefused if observed.answer.status == "refused" else observed.answer
    if confidence is None:
        return NO_CONFIDENCE
    right = observed.case.answerable and given is not None and is_right(observed.case, given)
    return Part(float(not right), confidence)


def curve(parts: np.ndarray) -> list[Point]:
    """Return the risk at each coverage; `parts` has shape (questions, 2): loss, confidence."""
    found = risks(parts)
    return [Point(number / len(found), float(risk)) for number, risk in enumerate(found, 1)]


def risks(parts: np.ndarray) -> np.ndarray:
    """Return the risk when the one, two, … most confident questions are answered, shape (questions,).

    Questions of equal confidence are answered together: each brings their mean loss.
    """
    confidences, rows = np.unique(-parts[:, 1], return_inverse=True)
    sizes = np.bincount(rows, minlength=len(confidences))
    losses = np.bincount(rows, weights=parts[:, 0], minlength=len(confidences))
    each = np.repeat(losses / sizes, sizes)
    return np.asarray(np.cumsum(each) / np.arange(1, len(parts) + 1))


def area(parts: np.ndarray) -> float:
    """Return AURC: the mean of the risk over all coverages (Geifman and El-Yaniv 2017)."""
    return float(risks(parts).mean())


def excess(parts: np.ndarray) -> float:
    """Return E-AURC: AURC above that of an order that puts every loss last (Geifman et al. 2019)."""
    perfect = np.stack([parts[:, 0], -parts[:, 0]], axis=1)
    return area(parts) - area(perfect)


def _told_apart(observed: Observed) -> Measured:
    if observed.answer.confidence is None:
        return NO_CONFIDENCE
    return Part(float(observed.case.answerable), observed.answer.confidence)


def _auroc(parts: np.ndarray) -> float:
    positive, negative = parts[parts[:, 0] == 1, 1], parts[parts[:, 0] == 0, 1]
    return auroc(positive.tolist(), negative.tolist()) if len(positive) and len(negative) else math.nan


AURC = Metric(
    key="aurc",
    name="AURC",
    definition="Aire sous la courbe risque–couverture\u00a0: moyenne, sur toutes les couvertures, de la part de réponses fausses parmi "
    "les questions répondues par confiance décroissante\u00a0; une question refusée compte avec ce qui aurait été dit à la place.",
    measure=loss,
    unit="score",
    better="lower",
    pool=area,
)
EXCESS_AURC = Metric(
    key="e_aurc",
    name="E-AURC",
    definition="AURC moins celle de l’ordre parfait, qui met toutes les erreurs à la fin.",
    measure=loss,
    unit="score",
    better="lower",
    pool=excess,
)
AUROC = Metric(
    key="abstention_auroc",
    name="AUROC de l’abstention",
    definition="Probabilité que la confiance d’une question à laquelle le corpus répond dépasse celle d’une question à laquelle "
    "il ne répond pas.",
    measure=_told_apart,
    unit="score",
    pool=_auroc,
)

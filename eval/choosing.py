"""Fits how likely a unit of a passage is to hold the answer: units of the development questions and the facts they tell."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic import BaseModel
from sklearn.linear_model import LogisticRegression

from assistant.agent.drafting import READ
from assistant.agent.selection import FEATURES, Weights, choose, features
from assistant.agent.sentences import candidates
from assistant.agent.units import Unit, units, words_of
from assistant.question import understand
from assistant.retrieval.retriever import Retriever
from eval.calibration import FOLDS, fold
from eval.cases import Case
from eval.matching import missing
from eval.observing import queries_of

#: Strength of the ridge; from 0.01 to 1 the folds below measure alike.
INVERSE_RIDGE = 0.05


@dataclass(frozen=True)
class Reading:
    """The units found for a question: their features, shape (units, features), and the share of the facts each tells."""

    case: Case
    units: list[Unit]
    features: np.ndarray
    tells: np.ndarray


class Choice(BaseModel):
    """Fitted weights, and what answers come to on questions left out of the fit when nothing is refused."""

    weights: dict[str, float]
    questions: int
    right: float
    words: float


def reading(retriever: Retriever, case: Case) -> Reading | None:
    """Return what is read for a question; None where nothing is found."""
    text = queries_of(case)[0]
    question = understand(text)
    pool = candidates(question, retriever.queries.build(text), retriever.search(text)[:READ], retriever.index)
    found = units(question.intent, pool)
    if not found:
        return None
    tells = [1 - len(missing(text_of(unit), case.must)) / len(case.must) for unit in found]
    return Reading(case, found, features(question.intent, found), np.array(tells))


def text_of(unit: Unit) -> str:
    """Return a unit as it would be said."""
    return "\n".join(candidate.text for candidate in unit.sentences)


def fit_choice(found: Sequence[Reading]) -> Choice:
    """Return weights fitted on all readings, measured on folds left out by the question's id."""
    right, words = [], []
    for number in range(FOLDS):
        intercept, weights = fit([one for one in found if fold(one.case.id) != number])
        for one in (one for one in found if fold(one.case.id) == number):
            said = choose(one.units, Weights(intercept, weights).chances(one.features).tolist())
            right.append(not missing("\n".join(map(text_of, said)), one.case.must))
            words.append(words_of(list({id(own): own for unit in said for own in unit.sentences}.values())))
    intercept, weights = fit(found)
    named = dict(zip(FEATURES, (round(float(value), 5) for value in weights), strict=True))
    return Choice(
        weights={"intercept": round(intercept, 5), **named},
        questions=len(found),
        right=round(float(np.mean(right)), 4),
        words=round(float(np.mean(words)), 1),
    )


def fit(found: Sequence[Reading]) -> tuple[float, np.ndarray]:
    """Return intercept and weights, shape (features,); a unit that tells a share of the facts counts as that share."""
    rows = np.concatenate([one.features for one in found])
    tells = np.concatenate([one.tells for one in found])
    middle, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    scaled = (rows - middle) / scale
    model = LogisticRegression(C=INVERSE_RIDGE, max_iter=2_000)
    sides = np.repeat([1, 0], len(rows))
    model.fit(np.concatenate([scaled, scaled]), sides, sample_weight=np.concatenate([tells, 1 - tells]))
    weights = model.coef_[0] / scale
    return float(model.intercept_[0] - middle @ weights), np.asarray(weights)


def written(choice: Choice, kept: str, authored: bool) -> str:
    """Return the file that keeps the weights: `kept` with a fit in the place of the weights of its kind of passage."""
    return json.dumps({**json.loads(kept), "authored" if authored else "plain": choice.weights}, indent=2) + "\n"

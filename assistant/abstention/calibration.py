"""The numbers of abstention: fitted on the development questions by `python -m eval calibrate`, then fixed here."""

from __future__ import annotations

#: Weights of a logistic regression over the signs of the best passage.
WEIGHTS = {
    "score": 4.0,
    "uncovered": -2.0,
    "worst_noun": -0.25,
    "lacking_nouns": -2.0,
    "no_figure": -2.0,
    "other_count": -1.5,
    "untold": -3.0,
    "unknown": -2.0,
}
INTERCEPT = 2.0
#: Below this estimated probability the corpus is held not to answer.
MIN_PROBABILITY = 0.0

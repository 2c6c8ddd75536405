"""The numbers of abstention: fitted on the development questions by `python -m eval calibrate`, then fixed here."""

from __future__ import annotations

#: Weights of a logistic regression over the signs of the best passage.
WEIGHTS = {
    "score": 3.5418,
    "text_likeness": 0.0,
    "question_likeness": 0.0,
    "wording": 0.0,
    "uncovered": 0.0,
    "missing": -1.4313,
    "surprise": 0.0,
    "worst_surprise": -0.1599,
    "noun_surprise": 0.0,
    "worst_noun": -0.3115,
    "rare_hits": 0.2202,
    "no_figure": -2.0812,
    "other_count": -1.4033,
    "untold": -2.8055,
    "unknown": -0.7104,
}
INTERCEPT = -2.462
#: Below this estimated probability the corpus is held not to answer.
MIN_PROBABILITY = 0.0879

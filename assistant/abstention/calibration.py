"""The numbers of abstention: fitted on the development questions by `python -m eval calibrate`, then fixed here."""

from __future__ import annotations

#: Weights of a logistic regression over the signs of the best passage.
WEIGHTS = {
    "score": 2.0396,
    "text_likeness": 0.0,
    "question_likeness": 1.8598,
    "wording": 0.0,
    "uncovered": 0.0,
    "missing": -1.2657,
    "surprise": 0.0,
    "worst_surprise": 0.0,
    "noun_surprise": -0.2987,
    "worst_noun": -0.2994,
    "rare_hits": 0.4019,
    "no_figure": -5.0857,
    "other_count": -1.9535,
    "untold": -5.2251,
    "unknown": -3.8105,
}
INTERCEPT = -1.5296
#: Below this estimated probability the corpus is held not to answer.
MIN_PROBABILITY = 0.2826

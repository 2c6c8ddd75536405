"""How the signals of a passage become one score.

A weighted sum of absolute signals rather than of ranks: the same numbers tell afterwards whether the corpus holds an
answer at all, which ranks cannot. The weights were chosen on the development questions of `eval/suites` and on the
authored questions taken out one at a time (`python -m eval ablation` prints what each signal brings).
"""

from __future__ import annotations

import numpy as np

SIGNALS = ("text", "question", "dense_text", "dense_question", "named")
WEIGHTS = {"text": 0.24, "question": 0.05, "dense_text": 0.20, "dense_question": 0.35, "named": 0.16}

#: For a passage without authored questions, a document that a user added: nothing taught the vectors how people ask for
#: it, and its words weigh more. Chosen on the development questions asked of the five studies as PDF alone.
PLAIN_WEIGHTS = {"text": 0.67, "question": 0.0, "dense_text": 0.17, "dense_question": 0.0, "named": 0.16}


def fuse(signals: np.ndarray, weights: dict[str, float]) -> np.ndarray:
    """Return the weighted sum of `signals`, shape (passages, signals), as shape (passages,)."""
    return np.asarray(signals @ np.array([weights[name] for name in SIGNALS], dtype=np.float32))

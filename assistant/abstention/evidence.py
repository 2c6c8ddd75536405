"""What the first passages together say for and against an answer, as numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.abstention.signs import IN_FAVOUR as FAVOURABLE_SIGNS
from assistant.abstention.signs import NUMERIC, Signs
from assistant.models import ScoredPassage

#: Below these the score and the likeness of the first passage speak against it more than in proportion: what is asked lies
#: outside the corpus. About the lower quartile of the answerable development questions.
USUAL_SCORE, USUAL_LIKENESS = 0.45, 0.5

#: The signs of the first passage that passes the rules, then what holds of all that pass them.
EVIDENCE = (*NUMERIC, "low_score", "low_likeness", "least_missing", "least_noun", "place", "is_list")
#: What speaks for an answer; everything else is a lack.
IN_FAVOUR = FAVOURABLE_SIGNS | {"is_list"}


def weigh(kept: Sequence[tuple[int, ScoredPassage, Signs]]) -> np.ndarray:
    """Return the numbers of `EVIDENCE` for the passages that pass the rules, each with its place among those found."""
    place, scored, signs = kept[0]
    return np.array(
        [
            *signs.numbers(),
            max(0.0, USUAL_SCORE - signs.score),
            max(0.0, USUAL_LIKENESS - signs.text_likeness),
            min(other.missing for _, _, other in kept),
            min(other.noun_surprise for _, _, other in kept),
            float(place),
            float(scored.passage.kind == "liste"),
        ]
    )

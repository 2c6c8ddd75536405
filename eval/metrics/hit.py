"""hit@k: is the answer among the first k passages?"""

from __future__ import annotations

from eval.metrics.base import Measured, Metric, Part
from eval.metrics.levels import LEVELS, Level, ranking
from eval.observed import Observed


def hit(k: int, level: Level = "span") -> Metric:
    """Return hit@k at a level."""
    suffix, counts = LEVELS[level]

    def measure(observed: Observed) -> Measured:
        ranked = ranking(observed, level)
        if isinstance(ranked, str):
            return ranked
        return Part(float(any(name in ranked.relevant for name in ranked.found[:k])))

    return Metric(
        key=f"hit@{k}" if level == "span" else f"hit@{k}-{level}",
        name=f"Réponse dans les {k} premiers{suffix}" if k > 1 else f"Réponse en tête{suffix}",
        definition=f"hit@{k}\u00a0: part des questions dont l’un des {k} premiers résultats est pertinent\u00a0; {counts}.",
        measure=measure,
    )

"""MRR: how high does the first relevant passage stand?"""

from __future__ import annotations

from eval.metrics.base import Measured, Metric, Part
from eval.metrics.levels import LEVELS, Level, ranking
from eval.observed import Observed

DEPTH = 10


def mrr(level: Level = "span") -> Metric:
    """Return the mean reciprocal rank at a level, over the first ten results."""
    suffix, counts = LEVELS[level]

    def measure(observed: Observed) -> Measured:
        ranked = ranking(observed, level)
        if isinstance(ranked, str):
            return ranked
        ranks = [rank for rank, name in enumerate(ranked.found[:DEPTH], 1) if name in ranked.relevant]
        return Part(1 / ranks[0] if ranks else 0.0)

    return Metric(
        key="mrr" if level == "span" else f"mrr-{level}",
        name=f"Rang réciproque moyen{suffix}",
        definition="MRR@10\u00a0: moyenne de 1/rang du premier résultat pertinent parmi les dix premiers, 0 s’il n’y en a pas\u00a0; "
        f"{counts}.",
        measure=measure,
        unit="score",
    )

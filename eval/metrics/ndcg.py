"""nDCG@10: is everything relevant near the top?"""

from __future__ import annotations

from math import log2

from eval.metrics.base import NOTHING_RELEVANT, Measured, Metric, Part
from eval.metrics.levels import LEVELS, Level, ranking
from eval.observed import Observed

DEPTH = 10


def ndcg(level: Level = "span") -> Metric:
    """Return nDCG@10 at a level, with relevance 0 or 1 (Järvelin and Kekäläinen 2002)."""
    suffix, counts = LEVELS[level]

    def measure(observed: Observed) -> Measured:
        ranked = ranking(observed, level)
        if isinstance(ranked, str):
            return ranked
        if not ranked.relevant:
            return NOTHING_RELEVANT
        gained = sum(discount(rank) for rank, name in enumerate(ranked.found[:DEPTH]) if name in ranked.relevant)
        return Part(gained / sum(discount(rank) for rank in range(min(DEPTH, len(ranked.relevant)))))

    return Metric(
        key="ndcg@10" if level == "span" else f"ndcg@10-{level}",
        name=f"nDCG à 10{suffix}",
        definition="nDCG@10\u00a0: somme de 1/log2(rang + 1) sur les résultats pertinents parmi les dix premiers, "
        f"rapportée à celle de l’ordre parfait\u00a0; {counts}.",
        measure=measure,
        unit="score",
    )


def discount(rank: int) -> float:
    """Return what a relevant result is worth at a rank counted from 0."""
    return 1 / log2(rank + 2)

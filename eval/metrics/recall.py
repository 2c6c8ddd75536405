"""recall@k: how much of the evidence is among the first k passages?"""

from __future__ import annotations

from eval.metrics.base import Measured, Metric, Part
from eval.metrics.levels import LEVELS, Level, ranking
from eval.observed import Observed


def recall(k: int, level: Level = "span") -> Metric:
    """Return recall@k at a level: pieces of evidence are joined by « and », the passages of a piece by « or »."""
    suffix, counts = LEVELS[level]

    def measure(observed: Observed) -> Measured:
        ranked = ranking(observed, level)
        if isinstance(ranked, str):
            return ranked
        first = set(ranked.found[:k])
        return Part(sum(bool(piece & first) for piece in ranked.pieces) / len(ranked.pieces))

    return Metric(
        key=f"recall@{k}" if level == "span" else f"recall@{k}-{level}",
        name=f"Rappel à {k}{suffix}",
        definition=f"recall@{k}\u00a0: part des preuves étiquetées dont un passage est parmi les {k} premiers, "
        f"en moyenne par question\u00a0; {counts}.",
        measure=measure,
    )

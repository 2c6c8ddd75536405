"""CRAG's score: a wrong answer costs as much as a right one earns."""

from __future__ import annotations

from eval.metrics.base import Metric, Part
from eval.observed import Observed


def _measure(observed: Observed) -> Part:
    if observed.right:
        return Part(1.0)
    return Part(0.0 if observed.refused else -1.0)


CRAG = Metric(
    key="crag",
    name="Score CRAG",
    definition="CRAG (Yang et coll. 2024)\u00a0: +1 pour une réponse juste ou un refus à raison, 0 pour un refus à tort, −1 pour une "
    "réponse fausse ou donnée alors que le corpus ne répond pas\u00a0; moyenne sur toutes les questions, de −1 à 1.",
    measure=_measure,
    unit="score",
)

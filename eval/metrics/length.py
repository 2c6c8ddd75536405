"""How long are the answers?"""

from __future__ import annotations

from eval.judgement import length
from eval.metrics.base import REFUSED, Measured, Metric, Part
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    return REFUSED if observed.refused else Part(float(length(observed.answer)))


LENGTH = Metric(
    key="length",
    name="Longueur",
    definition="Nombre moyen de mots des réponses données, sans les renvois.",
    measure=_measure,
    unit="words",
    better="neither",
)

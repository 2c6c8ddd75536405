"""The pair that is never shown apart: refused as it should, refused though it should answer."""

from __future__ import annotations

from eval.metrics.base import ANSWERABLE, NOT_ANSWERABLE, Measured, Metric, Part
from eval.observed import Observed


def _right_refusal(observed: Observed) -> Measured:
    return ANSWERABLE if observed.case.answerable else Part(float(observed.refused))


def _false_refusal(observed: Observed) -> Measured:
    return Part(float(observed.refused)) if observed.case.answerable else NOT_ANSWERABLE


REFUSED_UNANSWERABLE = Metric(
    key="refused_unanswerable",
    name="Refus quand il le faut",
    definition="Part des questions auxquelles le corpus ne répond pas qui ne reçoivent aucune réponse. Toujours à lire avec les "
    "refus à tort.",
    measure=_right_refusal,
)
REFUSED_ANSWERABLE = Metric(
    key="refused_answerable",
    name="Refus à tort",
    definition="Part des questions auxquelles le corpus répond qui ne reçoivent aucune réponse. Toujours à lire avec les refus "
    "quand il le faut.",
    measure=_false_refusal,
    better="lower",
)

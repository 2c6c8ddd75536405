"""ALCE's citation recall: is each sentence borne by what it cites?"""

from __future__ import annotations

from eval.metrics.base import Measured, Metric, Part, stating
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    if reason := stating(observed):
        return reason
    borne = [observed.checker.bears(claim.text, observed.cited(claim)) for claim in observed.claims]
    return Part(sum(borne) / len(borne))


CITATION_RECALL = Metric(
    key="citation_recall",
    name="Rappel des citations",
    definition="ALCE (Gao et coll. 2023) avec la garde pour juge\u00a0: part des phrases d’une réponse que l’ensemble des passages "
    "cités appuie, en moyenne par réponse\u00a0; une phrase sans citation compte 0, une phrase qui n’affirme rien ne compte pas.",
    measure=_measure,
)

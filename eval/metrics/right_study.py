"""Does the answer cite the study it should rest on?"""

from __future__ import annotations

from eval.metrics.base import Measured, Metric, Part, answered
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    if reason := answered(observed):
        return reason
    wanted = {piece.source for piece in observed.case.evidence} | {observed.case.study} - {""}
    if not wanted:
        return "aucune étude n’est étiquetée"
    return Part(float(any(citation.source in wanted for citation in observed.answer.citations)))


RIGHT_STUDY = Metric(
    key="right_study",
    name="Bonne étude citée",
    definition="Part des réponses données aux questions auxquelles le corpus répond qui citent au moins une fois l’étude voulue.",
    measure=_measure,
)

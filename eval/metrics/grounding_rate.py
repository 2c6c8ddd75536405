"""citation_grounding_rate: how many citations survive the guard?"""

from __future__ import annotations

from eval.metrics.base import Measured, Metric, Part, stating
from eval.metrics.markers import NO_MARKER, valid_numbers
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    if reason := stating(observed):
        return reason
    marks = sum(len(claim.citations) for claim in observed.claims)
    if not marks:
        return NO_MARKER
    valid = valid_numbers(observed)
    surviving = [
        number
        for claim in observed.claims
        if observed.checker.bears(claim.text, observed.cited(claim))
        for number in claim.citations
        if number in valid
    ]
    return Part(len(surviving), marks)


GROUNDING_RATE = Metric(
    key="citation_grounding_rate",
    name="Citations fondées",
    definition="citation_grounding_rate\u00a0: renvois valides de phrases appuyées, rapportés à tous les renvois (rapport des sommes).",
    measure=_measure,
)

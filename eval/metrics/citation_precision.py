"""ALCE's citation precision: is each citation needed?"""

from __future__ import annotations

from assistant.models import Sentence
from eval.metrics.base import Measured, Metric, Part, stating
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    if reason := stating(observed):
        return reason
    marks = sum(len(claim.citations) for claim in observed.claims)
    return Part(sum(useful(observed, claim) for claim in observed.claims) / marks if marks else 0.0)


def useful(observed: Observed, claim: Sentence) -> int:
    """Return how many citations of a sentence are needed.

    None where they do not support it together. Else a citation is superfluous when it does not support the sentence
    alone and the others do without it.
    """
    cited = observed.cited(claim)
    if not observed.checker.bears(claim.text, cited):
        return 0
    if len(cited) == 1:
        return 1
    bears = observed.checker.bears
    return sum(
        bears(claim.text, [name]) or not bears(claim.text, [other for other in cited if other != name])
        for name in cited
    )


CITATION_PRECISION = Metric(
    key="citation_precision",
    name="Précision des citations",
    definition="ALCE avec la garde pour juge\u00a0: part des citations nécessaires parmi toutes, en moyenne par réponse. Une citation "
    "est superflue si elle n’appuie pas seule la phrase et que les autres suffisent\u00a0; celles d’une phrase non appuyée comptent 0.",
    measure=_measure,
)

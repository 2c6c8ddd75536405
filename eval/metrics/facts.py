"""How many of the facts that must be there are there, and how many that must not."""

from __future__ import annotations

from eval.judgement import said
from eval.matching import missing, says
from eval.metrics.base import NO_FACT, Measured, Metric, Part, answered
from eval.observed import Observed


def _present(observed: Observed) -> Measured:
    if reason := answered(observed):
        return reason
    must = observed.case.must
    if not must:
        return NO_FACT
    return Part(1 - len(missing(said(observed.answer), must)) / len(must))


def _forbidden(observed: Observed) -> Measured:
    if reason := answered(observed):
        return reason
    if not observed.case.must_not:
        return "aucun fait n’est exclu"
    text = said(observed.answer)
    return Part(float(any(says(text, fact) for fact in observed.case.must_not)))


FACTS_PRESENT = Metric(
    key="facts_present",
    name="Faits attendus",
    definition="Part des groupes de faits attendus dont la réponse dit une variante, en moyenne par réponse donnée.",
    measure=_present,
)
FACTS_FORBIDDEN = Metric(
    key="facts_forbidden",
    name="Faits exclus",
    definition="Part des réponses données qui disent un fait que la bonne réponse ne peut pas contenir.",
    measure=_forbidden,
    better="lower",
)

"""Is the answer right: does it say what it must, in few words?"""

from __future__ import annotations

from eval.judgement import MOST_WORDS
from eval.metrics.base import NO_FACT, NOT_ANSWERABLE, Measured, Metric, Part
from eval.observed import Observed


def _measure(observed: Observed) -> Measured:
    if not observed.case.answerable:
        return NOT_ANSWERABLE
    if not observed.case.must:
        return NO_FACT
    return Part(float(observed.right))


RIGHT = Metric(
    key="right",
    name="Réponse juste",
    definition="Part des questions auxquelles le corpus répond dont la réponse dit chacun des faits attendus (une variante "
    f"de chaque groupe), aucun fait exclu, en {MOST_WORDS} mots au plus sans compter les renvois\u00a0; un refus est faux.",
    measure=_measure,
)

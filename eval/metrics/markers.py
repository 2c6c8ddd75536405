"""Do the markers lead somewhere: to a citation whose words stand in a passage of the index?"""

from __future__ import annotations

from eval.metrics.base import REFUSED, Measured, Metric, Part
from eval.observed import Observed

NO_MARKER = "la réponse ne porte aucun renvoi"


def valid_numbers(observed: Observed) -> set[int]:
    """Return the numbers of the citations that exist: their passage is in the index and holds the quoted words there."""
    return {
        citation.n
        for citation in observed.answer.citations
        if (passage := observed.passage(citation.passage))
        and passage.text[citation.start : citation.end] == citation.quote
    }


def _measure(observed: Observed) -> Measured:
    if observed.refused:
        return REFUSED
    marks = [number for sentence in observed.answer.sentences for number in sentence.citations]
    if not marks:
        return NO_MARKER
    valid = valid_numbers(observed)
    return Part(sum(number in valid for number in marks), len(marks))


MARKERS = Metric(
    key="marker_validity",
    name="Renvois valides",
    definition="Part des renvois [n] qui mènent à une citation dont le passage existe et porte les mots cités à l’endroit dit "
    "(rapport des sommes).",
    measure=_measure,
)

"""What the guard found for the sentences of the answers, and how many answers are wholly supported."""

from __future__ import annotations

from assistant.models import Support
from eval.metrics.base import REFUSED, Better, Measured, Metric, Part, stating
from eval.observed import Observed

_NAMES: dict[Support, tuple[str, str, Better]] = {
    "verbatim": ("Phrases littérales", "reprennent mot pour mot un passage cité", "higher"),
    "supported": ("Phrases appuyées autrement", "disent en d’autres mots ce qu’un passage cité appuie", "neither"),
    "unsupported": ("Phrases non appuyées", "disent quelque chose que les passages cités ne disent pas", "lower"),
    "not_checkable": ("Phrases sans affirmation", "n’affirment rien de vérifiable", "neither"),
}


def support_share(support: Support) -> Metric:
    """Return the share of the sentences in one state."""
    name, says, better = _NAMES[support]

    def measure(observed: Observed) -> Measured:
        if observed.refused or not observed.answer.sentences:
            return REFUSED
        states = [sentence.support for sentence in observed.answer.sentences]
        return Part(states.count(support), len(states))

    return Metric(
        key=f"support_{support}",
        name=name,
        definition=f"Part des phrases des réponses qui {says}, d’après la garde (rapport des sommes).",
        measure=measure,
        better=better,
    )


def _adherence(observed: Observed) -> Measured:
    if reason := stating(observed):
        return reason
    return Part(float(all(claim.support != "unsupported" for claim in observed.claims)))


ADHERENCE = Metric(
    key="adherence",
    name="Réponses entièrement appuyées",
    definition="Part des réponses dont aucune phrase n’est non appuyée (adherence de TRACe, Friel et coll. 2024).",
    measure=_adherence,
)

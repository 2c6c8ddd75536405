"""The warnings that a pathway owes, read from the records of its offers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from assistant.advice.models import Pathway
from eval.advice.record import generates, least_hours
from ingestion.catalogue.models import Offer
from ingestion.french import fold

#: « Trois jours ou moins », the length that the learners of the study find too short.
SHORT = 21
YEAR = timedelta(days=365)
_AUGMENTED = ("realisateur de films ia", "producteur ia", "creative technologist", "chief ia officer")


def missing_warnings(pathway: Pathway, offers: Mapping[str, Offer], day: date) -> list[str]:
    """Return « kind: offer » for each warning that an offer of the pathway calls for and that is not there."""
    told = {(reason.kind, step) for reason in pathway.warnings for step in reason.steps}
    owed = [(kind, step.offer) for step in pathway.steps if step.offer for kind in kinds(offers[step.offer], day)]
    return [f"{kind}: {step}" for kind, step in owed if (kind, step) not in told]


def kinds(offer: Offer, day: date) -> list[str]:
    """Return the kinds of warnings that an offer calls for on a day."""
    hours, trades = least_hours(offer), fold(" ".join(offer.trades))
    found = {
        "format_court": offer.hours is not None and hours is not None and hours <= SHORT,
        "generaliste": not (offer.trades or offer.rome or offer.sectors),
        "cout_outils": generates(offer) and not offer.open_source,
        "metiers_augmentes": any(trade in trades for trade in _AUGMENTED),
        "pas_encore_ouverte": offer.opens is not None and offer.opens > day,
        "information_ancienne": offer.checked_on is None or day - offer.checked_on > YEAR,
    }
    return [kind for kind, owed in found.items() if owed]

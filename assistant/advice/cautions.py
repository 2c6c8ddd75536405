"""Warnings that the studies support, each a sentence of theirs and the steps that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from assistant.advice.candidates import Candidate
from assistant.advice.constraints import duration, generates
from assistant.advice.lexicon import names, padded, phrases
from assistant.advice.models import Reason
from assistant.advice.reasons import Reasoning
from ingestion.catalogue.models import Offer

#: Hours of the « trois jours ou moins » that the focus groups find too short, and of the survey's shortest class.
SHORT, VERY_SHORT = 21.0, 4.0
YEAR = timedelta(days=365)
AUGMENTED = (
    "realisateur ia",
    "realisateur de films ia",
    "producteur ia",
    "chief ia officer",
    "creative technologist",
    "directeur artistique ia",
)


def cautions(steps: Sequence[Candidate], reasoning: Reasoning, today: date) -> list[Reason]:
    """Return the warnings of a pathway; one whose passage cannot be quoted is left out."""
    found = []
    for kind, passage, about, concerns in _RULES:
        named = [one.id for one in steps if one.offer and concerns(one.offer, today)]
        reason = reasoning.cite(kind, passage, about) if named else None
        if reason:
            found.append(reason.model_copy(update={"steps": named, "title": phrases()["warnings"][kind]}))
    return found


def _very_short(offer: Offer, today: date) -> bool:
    most = duration(offer)[1]
    return most is not None and most <= VERY_SHORT


def _short(offer: Offer, today: date) -> bool:
    most = duration(offer)[1]
    return most is not None and VERY_SHORT < most <= SHORT


def _general(offer: Offer, today: date) -> bool:
    return not offer.trades and not offer.rome and not offer.sectors


def _paid_tools(offer: Offer, today: date) -> bool:
    return bool(generates(offer)) and not offer.open_source


def _augmented(offer: Offer, today: date) -> bool:
    return names(padded(*offer.trades), AUGMENTED)


def _closed(offer: Offer, today: date) -> bool:
    return offer.opens is not None and offer.opens > today


def _old(offer: Offer, today: date) -> bool:
    return offer.checked_on is None or today - offer.checked_on > YEAR


#: Which warning, the passage that supports it, the words of the sentence to quote, and which offers it is about.
_RULES: tuple[tuple[str, str, str, Callable[[Offer, date], bool]], ...] = (
    ("format_court", "cnc-afdas-2026/d-satisfaction-courtes", "insatisfaisants 4 heures", _very_short),
    ("format_court", "cnc-afdas-2026/e-formations-courtes", "trois jours ou moins solides compétences", _short),
    ("generaliste", "cnc-afdas-2026/d-satisfaction-perso-mecontents", "trop générale premier regret", _general),
    ("cout_outils", "cnc-afdas-2026/e-cout-outils", "ensuite payer budget professionnel", _paid_tools),
    ("metiers_augmentes", "cnc-afdas-2026/f-reco-vigilance-augmentes", "vigilant promesses insertion", _augmented),
    ("pas_encore_ouverte", "cnc-afdas-2026/b-clcf-lancement", "rentrée 2026", _closed),
    ("information_ancienne", "cnc-afdas-2026/b-renouvellement-offres", "changent session à la suivante", _old),
)

"""What the record of an offer says, read apart from the code that advises: the measure must not share its errors."""

from __future__ import annotations

import re

from ingestion.catalogue.models import Mode, Offer
from ingestion.french import fold

#: Least hours behind a unit: a day is counted at seven, a month of any course at four.
_UNITS = {"h": 1.0, "heure": 1.0, "heures": 1.0, "jour": 7.0, "jours": 7.0, "mois": 4.0, "an": 48.0, "ans": 48.0}
_SPAN = re.compile(r"(\d+(?:[,.]\d+)?)(?: a \d+(?:[,.]\d+)?)? ?(heures?|jours?|mois|ans?|h)(?![a-z])")
_GENERATIVE = (
    "generati", "midjourney", "chatgpt", "chat gpt", "prompt", "dall", "stable diffusion", "iag ",
)  # fmt: skip
_CERTIFIED = {"any": {"rncp", "rs", "diplome"}, "rncp": {"rncp"}, "rs": {"rs"}}


def least_hours(offer: Offer) -> float | None:
    """Return the fewest hours that an offer can take, None where its record gives nothing to count."""
    if offer.hours is not None:
        return offer.hours
    text = fold(offer.duration_text).replace("\u00a0", " ")
    spans = [float(number.replace(",", ".")) * _UNITS[unit] for number, unit in _SPAN.findall(text)]
    if "demi-journee" in text:
        spans.append(3.5)
    if offer.months:
        spans.append(offer.months * 4)
    return max(spans) if spans else None


def ways(offer: Offer) -> tuple[Mode, ...]:
    """Return the ways in which an offer can be followed; empty where nobody says."""
    return offer.modes or ((offer.mode,) if offer.mode else ())


def generates(offer: Offer) -> bool:
    """Tell whether a record says, or its title or tools name, that generative tools are used."""
    text = fold(f"{offer.title} {' '.join(offer.tools)} ")
    return offer.generative is True or any(word in text for word in _GENERATIVE)


def certifies(offer: Offer, demanded: bool | str) -> bool:
    """Tell whether an offer leads to what is demanded: anything certified, `rncp` or `rs`."""
    kinds = _CERTIFIED["any" if demanded is True else str(demanded).lower()]
    return offer.certification is not None and offer.certification.kind in kinds


def named(offer: Offer, word: str) -> bool:
    """Tell whether the title, the provider or a tool of an offer holds a word."""
    wanted = re.compile(rf"\b{re.escape(fold(word))}\b")
    return bool(wanted.search(fold(f"{offer.title} {offer.provider} {' '.join(offer.tools)}")))

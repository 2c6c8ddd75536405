"""Conditions on a proposed step, as labels write them: `territory:quebec`, `hours>20`, `generative`, an id…

They read the record of an offer, never the program's judgement of it.
"""

from __future__ import annotations

import re

from assistant.advice.models import Step
from eval.advice.record import certifies, generates, least_hours, named, ways
from ingestion.catalogue.models import Offer

_CONDITION = re.compile(r"^(\w+)([:>])(.+)$")


def holds(condition: str, step: Step, offer: Offer | None) -> bool:
    """Tell whether a step is what a condition names; what a record does not say is never it."""
    if condition in (step.offer, step.activity):
        return True
    if condition in {"activity", "offer"}:
        return (offer is not None) == (condition == "offer")
    if offer is None:
        return False
    if condition == "generative":
        return generates(offer)
    if condition.startswith("uncertified"):
        return not certifies(offer, condition.partition(":")[2] or True)
    found = _CONDITION.match(condition)
    return bool(found) and _compared(offer, *found.groups())  # type: ignore[union-attr]


def _compared(offer: Offer, name: str, sign: str, value: str) -> bool:
    """Compare one field of a record with the value of a condition."""
    if sign == ">":
        return _above(offer, name, value)
    if name == "mode":
        return bool(ways(offer)) and set(ways(offer)) <= {value}
    if name == "sector":
        return value in offer.sectors
    if name in {"tool", "provider"}:
        return named(offer, value)
    told = getattr(offer, name)
    return told is not None and str(told) == value


def _above(offer: Offer, name: str, value: str) -> bool:
    """Tell whether a quantity of a record is known to be above a value."""
    if name == "opens":
        return offer.opens is not None and offer.opens.isoformat() > value
    quantity = {
        "hours": least_hours(offer),
        "price": offer.price,
        "education": offer.prerequisites.education,
        "experience": offer.prerequisites.years_experience,
    }[name]
    return quantity is not None and quantity > float(value)

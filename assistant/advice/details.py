"""What is told of each hard criterion, in words; whether it is met is judged elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from assistant.advice.lexicon import phrases
from assistant.advice.models import CriterionState
from assistant.advice.sheet import Sheet
from assistant.advice.situation import Situation
from ingestion.catalogue.models import Offer


def say(key: str, **values: object) -> str:
    """Return a detail of a criterion in words."""
    return str(phrases()["details"][key]).format(**values)


def number(value: float) -> str:
    """Return a number as it is written in French."""
    return f"{value:g}".replace(".", ",")


def where(offer: Offer) -> str:
    """Return the territory of an offer in words."""
    return str(phrases()["territories"].get(offer.territory, offer.territory or ""))


def ways(sheet: Sheet) -> str:
    """Return in words how an offer can be followed."""
    told = [str(phrases()["modes"][way]) for way in sheet.ways]
    return say("choice", ways=" ou ".join(told)) if len(told) > 1 else "".join(told) or say("mode_unknown")


def price(offer: Offer) -> str:
    """Return the price of an offer in words."""
    if offer.price is None:
        return offer.price_text or say("price_unknown")
    return say("price", price=number(offer.price), currency=phrases()["currencies"].get(offer.currency, offer.currency))


def _hours(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    if sheet.least is None:
        return say("hours_unknown", left=number(left))
    key = "hours_exact" if sheet.least == sheet.most else "hours"
    return say(key, hours=number(sheet.least), left=number(left))


def _territory(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    if state == "unknown" and who.region is None:
        return say("territory_abroad", place=where(sheet.offer))
    return say("territory_unknown") if state == "unknown" else say("territory", place=where(sheet.offer))


def _start(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    first = sheet.offer.first_day
    return say("start", day=f"{first:%d/%m/%Y}") if first else say("start_unknown")


def _status(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    offer = sheet.offer
    if offer.statuses:
        return say("statuses", statuses=", ".join(phrases()["statuses"].get(key, key) for key in offer.statuses))
    return say("team" if offer.for_team else "initial" if sheet.school else "status_unknown")


def _certification(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    held = sheet.offer.certification
    return str(phrases()["certifications"][held.kind]) if held else say("certification_unknown")


def _language(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    taught = sheet.offer.language
    return str(phrases()["languages"].get(taught, taught)) if taught else say("language_unknown")


def _refuses(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    if state != "unmet":
        return say("refusal_met" if state == "met" else "refusal_unknown")
    named = [phrase.strip() for phrase in who.refused if phrase in sheet.text]
    return say("refused", what=", ".join(named) or say("tools" if who.no_ai else "generative"))


def _budget(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    return price(sheet.offer)


def _prerequisites(sheet: Sheet, who: Situation, state: CriterionState, left: float) -> str:
    asked = sheet.offer.prerequisites
    return asked.text or say("prerequisites_" + (asked.entry or state).replace("-", "_"))


Detail = Callable[[Sheet, Situation, CriterionState, float], str]
DETAILS: dict[str, Detail] = {
    "prerequisites": _prerequisites,
    "territory": _territory,
    "mode": lambda sheet, who, state, left: ways(sheet),
    "hours_max": _hours,
    "start_by": _start,
    "status": _status,
    "certification": _certification,
    "language": _language,
    "refuses": _refuses,
    "budget": _budget,
}

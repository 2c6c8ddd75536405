"""The criteria that are weighed and shown, each met, not met or unknown, told in words."""

from __future__ import annotations

from assistant.advice.candidates import sector
from assistant.advice.details import price, say
from assistant.advice.models import Criterion, CriterionState
from assistant.advice.sheet import QUALITIES, Sheet
from assistant.advice.situation import Situation

#: Level from which a course builds a whole workflow rather than single uses.
WORKFLOW = 2


def soft_criteria(sheet: Sheet, who: Situation) -> list[Criterion]:
    """Return the soft criteria of an offer for a person."""
    offer, trade, area = sheet.offer, who.fit(sheet), sector(sheet, who)
    found = [
        Criterion(name="trade", state=trade, detail=_trade(trade, sheet)),
        Criterion(name="sector", state=area, detail=say(f"sector_{area}", sectors=", ".join(offer.sectors))),
        *(_told(name, getattr(offer, name)) for name in QUALITIES),
    ]
    level = offer.levels.get("organisation")
    found.append(_told("organisation", None) if level is None else _organisation(level.level))
    free: CriterionState = "met" if offer.price == 0 else "unknown"
    found.append(Criterion(name="cost", state=free, detail=price(offer)))
    if not offer.provider:
        found.append(Criterion(name="provider", state="unknown", detail=say("provider_unknown")))
    known = any(sheet.gains.values())
    return [*found, _adds(known)]


def _organisation(level: int) -> Criterion:
    """Return how far an offer goes into the organisation of work, by the level of its record."""
    detail = say("organisation_level", level=level)
    return Criterion(name="organisation", state="met" if level >= WORKFLOW else "unmet", detail=detail)


def _trade(state: CriterionState, sheet: Sheet) -> str:
    """Return how a course stands to the trade; a neighbouring trade is named."""
    near = state == "unknown" and bool(sheet.offer.trades)
    return say("trade_near" if near else f"trade_{state}", trades=", ".join(sheet.offer.trades))


def _adds(known: bool) -> Criterion:
    """Return whether the record tells the levels that the offer leads to."""
    detail = say("adds_known" if known else "adds_unknown")
    return Criterion(name="adds", state="met" if known else "unknown", detail=detail)


def _told(name: str, value: bool | None) -> Criterion:
    """Return a quality criterion from what the record says."""
    if value is None:
        return Criterion(name=name, state="unknown", detail=say("not_said"))
    return Criterion(name=name, state="met" if value else "unmet", detail=say("said" if value else "said_no"))

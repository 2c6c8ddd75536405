"""Tells in words what choosing another offer would change."""

from __future__ import annotations

from assistant.advice.candidates import Candidate
from assistant.advice.details import number
from assistant.advice.lexicon import phrases
from ingestion.catalogue.models import EXPECTATIONS


def difference(other: Candidate, one: Candidate) -> str:
    """Return how the offer of `other` differs from that of `one`: hours, mode, levels, trade."""
    texts = phrases()["difference"]
    parts = [*_hours(other, one), *_mode(other, one)]
    for key, sign in (("more", 1), ("less", -1)):
        names = [name for name in EXPECTATIONS if sign * (other.gains.get(name, 0) - one.gains.get(name, 0)) > 0]
        if names:
            parts.append(texts[key].format(expectations=", ".join(phrases()["expectations"][name] for name in names)))
    if ("trade" in other.covers) != ("trade" in one.covers):
        parts.append(texts["trade" if "trade" in other.covers else "no_trade"])
    return " ; ".join(parts) or str(texts["same"])


def _hours(other: Candidate, one: Candidate) -> list[str]:
    """Return the hours of the other offer where they are known and differ."""
    theirs = other.offer.hours if other.offer else None
    ours = one.offer.hours if one.offer else None
    texts = phrases()["difference"]
    if theirs is None or theirs == ours:
        return []
    if ours is None:
        return [texts["hours"].format(hours=number(theirs))]
    return [texts["shorter"].format(hours=number(theirs), other=number(ours))]


def _mode(other: Candidate, one: Candidate) -> list[str]:
    """Return how the other offer is taught where that is known and differs."""
    theirs = other.offer.mode if other.offer else None
    ours = one.offer.mode if one.offer else None
    return [phrases()["modes"][theirs]] if theirs and theirs != ours else []

"""Small catalogues and advisers for the tests."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from assistant.advice.adviser import Adviser
from assistant.advice.models import Pathway, Profile
from assistant.advice.sheet import Sheet
from assistant.advice.situation import Situation, read
from assistant.advice.trade_fit import TradeBook
from ingestion.catalogue.corpus import load_offers
from ingestion.catalogue.models import Offer
from ingestion.catalogue.trades import Trades
from ingestion.corpus import load_corpus
from ingestion.models import Passage
from ingestion.settings import PROJECT

CORPUS = PROJECT / "corpus"
TODAY = date(2026, 3, 1)


@lru_cache
def passages() -> tuple[Passage, ...]:
    return tuple(load_corpus(CORPUS).passages)


@lru_cache
def trades() -> Trades:
    return Trades.load(CORPUS)


@lru_cache
def shipped_offers() -> dict[str, Offer]:
    return {offer.id: offer for offer in load_offers(CORPUS)}


@lru_cache
def shipped_adviser() -> Adviser:
    """The adviser over the corpus that ships."""
    return Adviser(shipped_offers().values(), trades(), passages(), "test")


def course(identifier: str = "cours", levels: dict[str, int] | None = None, **fields: Any) -> Offer:
    """Return a French continuing course that leads somewhere; every field can be set."""
    told = {
        key: {"level": level, "by": "source"} for key, level in (levels or {"technique": 2, "fondamentaux": 2}).items()
    }
    given = {
        "id": identifier,
        "title": f"L’IA, {identifier}",
        "territory": "france",
        "training": "continue",
        "levels": told,
        **fields,
    }
    return Offer.model_validate(given)


@lru_cache
def book() -> TradeBook:
    return TradeBook(trades())


def sheet(offer: Offer) -> Sheet:
    return Sheet(offer, book())


def situation(today: date = TODAY, **profile: Any) -> Situation:
    return read(Profile.model_validate(profile), today, book())


def advise(*offers: Offer, **profile: Any) -> Pathway:
    """Return what an adviser over these offers recommends for a profile that wants to use tools."""
    given = {"goal": "usage", "territory": "france", **profile}
    return Adviser(offers, trades(), passages()).recommend(Profile.model_validate(given), TODAY)


def chosen(pathway: Pathway) -> list[str]:
    """Return the ids of the offers of a pathway, in order."""
    return [step.offer for step in pathway.steps if step.offer]

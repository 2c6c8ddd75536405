"""The record of one offer as its template takes it: facts with the numbers of their proofs, levels, age, passages."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from assistant.models import Record
from assistant.web.catalogue_facts import Fact, Reached, Teller, is_old
from assistant.web.catalogue_proof import Proof
from assistant.web.desk import Desk
from assistant.web.sources import Card, cards_of
from assistant.web.turns import Line, groups_of
from ingestion.catalogue.models import Offer
from ingestion.catalogue.places import UNKNOWN
from ingestion.index import NoIndex
from ingestion.models import Passage


class Proved(Record):
    """One fact as lines with their markers; without lines, no source tells it."""

    fact: Fact
    lines: list[Line] = Field(default_factory=list)


class Sheet(Record):
    """Everything the record of an offer shows."""

    id: str
    title: str
    provider: str
    kind: str
    url: str
    groups: list[tuple[str, str, list[Proved]]] = Field(description="Key, heading and facts")
    levels: list[Reached]
    cards: list[Card]
    checked: str = Field(default="", description="« Vérifié le 12 janvier 2026. »")
    warning: str = Field(default="", description="Why what stands here should be confirmed")
    origin: str = Field(default="", description="Where a record comes from that no passage describes")


def sheet_of(offer: Offer, desk: Desk, teller: Teller, words: dict[str, Any], today: date) -> Sheet:
    """Return an offer as its record; `words` are those of the interface."""
    passages = passages_of(offer, desk)
    proof = Proof(offer, passages)
    facts = teller.facts(offer)
    answer = proof.answer(fact for group in facts.values() for fact in group)
    lines = iter([line for group in groups_of(answer, desk, words) for line in group.lines])
    groups = []
    for key, group in facts.items():
        proved = [Proved(fact=fact, lines=[next(lines) for _ in proof.sentences_of(fact)]) for fact in group]
        groups.append((key, teller.words["groups"][key], proved))
    said = teller.words
    age = said["old"] if is_old(offer, today) else "" if offer.checked_on else said["unchecked"]
    return Sheet(
        id=offer.id,
        title=offer.title,
        provider=offer.provider,
        kind=offer.kind,
        url=offer.url if offer.url.startswith(("http://", "https://")) else "",
        groups=groups,
        levels=teller.levels(offer),
        cards=cards_of(answer, desk, words),
        checked=said["checked"].format(date=teller.day(offer.checked_on)) if offer.checked_on else "",
        warning=age,
        origin="" if passages else origin_of(offer, teller),
    )


def passages_of(offer: Offer, desk: Desk) -> list[Passage]:
    """Return the passages that describe an offer and that the index in service holds."""
    try:
        return [found for name in offer.evidence if (found := desk.passage(name))]
    except NoIndex:
        return []


def origin_of(offer: Offer, teller: Teller) -> str:
    """Return where a record comes from that no passage of the corpus describes."""
    if offer.source == "corpus" or offer.source == UNKNOWN:
        return str(teller.words["no_passage"])
    origin = teller.named("origin", offer.source)
    return str(teller.words["imported_from"].format(origin=origin, reference=offer.source_ref))

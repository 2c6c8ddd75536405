"""Up to four offers side by side, with what differs between them marked in words and by a sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from assistant.models import Record
from assistant.web.catalogue_facts import GROUPS, Teller
from ingestion.catalogue.models import EXPECTATIONS, Offer

#: Whether offers differ, are alike, or cannot be told apart because one of them does not say.
State = Literal["differs", "same", "unsure"]
#: Fields that say what an offer is; comparing them tells nothing, or fills the screen.
LEFT_OUT = frozenset({"note", "language", "starts"})


class Compared(Record):
    """One field of several offers."""

    label: str
    values: list[str] = Field(description="One an offer; empty where no source tells it")
    asides: list[str] = Field(default_factory=list, description="One an offer: who says so")
    state: State


def compared(offers: Sequence[Offer], teller: Teller) -> list[tuple[str, list[Compared]]]:
    """Return the rows of a comparison under their headings; a field that no offer tells is left out."""
    groups = [
        (teller.words["groups"][group], [_row(name, offers, teller) for name in names if name not in LEFT_OUT])
        for group, names in GROUPS.items()
    ]
    groups.append((teller.words["groups"]["levels"], _levels(offers, teller)))
    told = [(heading, [row for row in rows if any(row.values)]) for heading, rows in groups]
    return [(heading, rows) for heading, rows in told if rows]


def state_of(values: Sequence[str]) -> State:
    """Return how the values of one field compare; an empty one is unknown."""
    if len({value for value in values if value}) > 1:
        return "differs"
    return "same" if all(values) else "unsure"


def _row(name: str, offers: Sequence[Offer], teller: Teller) -> Compared:
    values = [teller.fact(offer, name).value for offer in offers]
    return Compared(label=teller.words["fields"][name], values=values, state=state_of(values))


def _levels(offers: Sequence[Offer], teller: Teller) -> list[Compared]:
    """Return the six expectations; levels differ, not the words that explain them."""
    reached = [{one.name: one for one in teller.levels(offer)} for offer in offers]
    return [
        Compared(
            label=reached[0][name].label,
            values=[each[name].value for each in reached],
            asides=[each[name].by for each in reached],
            state=state_of([each[name].value for each in reached]),
        )
        for name in EXPECTATIONS
    ]

"""The levels of a pathway on the six expectations: today, aimed at, and once every step is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from assistant.advice.models import Pathway, Profile
from assistant.advice.needs import is_empty, needs_of
from assistant.advice.situation import read
from assistant.advice.trade_fit import TradeBook
from assistant.models import Record
from ingestion.catalogue.models import EXPECTATIONS, Expectation
from ingestion.catalogue.trades import Trades

#: The highest level of the study's grid.
HIGHEST = 3


class Figure(Record):
    """One expectation; levels go from 0 to 3."""

    expectation: Expectation
    now: int | None = Field(default=None, description="None: not assessed, which counts as 0 for what is missing")
    goal: int = 0
    after: int | None = Field(default=None, description="None: not assessed, and no step is known to add anything")

    @property
    def short(self) -> bool:
        """Whether the goal is not known to be reached in the end."""
        return (self.after or 0) < self.goal


def figures_of(pathway: Pathway) -> list[Figure]:
    """Return the levels of a pathway; what its steps add counts only where it is known."""
    gained = {key: sum(step.adds.get(key, 0) for step in pathway.steps) for key in EXPECTATIONS}
    levels, aimed = pathway.profile.levels, goals_of(pathway.profile)
    # What the adviser found missing says exactly what is aimed at; elsewhere nothing beyond the present level is.
    goals = {
        key: levels.get(key, 0) + pathway.needs[key] if key in pathway.needs else min(level, levels.get(key, 0))
        for key, level in aimed.items()
    }
    return compared(levels, goals, gained)


def compared(
    levels: Mapping[Expectation, int], goals: Mapping[Expectation, int], gained: Mapping[Expectation, int]
) -> list[Figure]:
    """Return levels beside goals, in the order of the study."""
    return [
        Figure(
            expectation=key,
            now=levels.get(key),
            goal=goals.get(key, 0),
            after=min(HIGHEST, levels.get(key, 0) + gained.get(key, 0)) if key in levels or gained.get(key) else None,
        )
        for key in EXPECTATIONS
    ]


def goals_of(profile: Profile) -> dict[Expectation, int]:
    """Return the level aimed at on each expectation; nothing for a profile that does not say what it is after."""
    if is_empty(profile):
        return {}
    return needs_of(read(profile, date.today(), TradeBook(Trades(())))).targets

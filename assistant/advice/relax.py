"""When no offer fits: the fewest constraints to give up, and what that would open."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.advice.candidates import covered, offer_candidate
from assistant.advice.constraints import State, broken
from assistant.advice.lexicon import phrases
from assistant.advice.models import Relaxation
from assistant.advice.needs import Needs
from assistant.advice.situation import Situation
from assistant.advice.trade_fit import TradeBook
from ingestion.catalogue.models import Offer

#: Most choices that are shown, and most offers that one of them names.
MOST, NAMED = 3, 10
#: What a person can hardly give up, told last.
GIVEN = ("status", "prerequisites", "language")


def relaxations(offers: Sequence[Offer], who: Situation, needs: Needs, book: TradeBook) -> list[Relaxation]:
    """Return the smallest sets of constraints that keep worthy offers out, the easiest to give up first.

    The territory is never one of them: a person is sent to another only where they ask for it.
    """
    start = State(levels=who.profile.levels)
    opens: dict[frozenset[str], list[tuple[int, str]]] = {}
    for offer in offers:
        covers = covered(offer, who, needs, book)
        kept_out = broken(offer, who, start) if covers else frozenset()
        if not kept_out or "territory" in kept_out:
            continue
        worth = offer_candidate(offer, covers, who, book, start).worth
        if worth > 0:
            opens.setdefault(kept_out, []).append((-worth, offer.id))
    if not opens:
        return []
    fewest = min(map(len, opens))
    smallest = [names for names in opens if len(names) == fewest]
    smallest.sort(key=lambda names: (sum(name in GIVEN for name in names), -len(opens[names]), sorted(names)))
    return [_relaxation(sorted(names), [key for _, key in sorted(opens[names])]) for names in smallest[:MOST]]


def _relaxation(names: list[str], offers: list[str]) -> Relaxation:
    """Return one choice in words."""
    told = ", ".join(phrases()["criteria"][name] for name in names)
    if len(offers) == 1:
        text = phrases()["relax_one"].format(constraints=told)
    else:
        text = phrases()["relax"].format(constraints=told, count=phrases()["offers"].format(count=len(offers)))
    return Relaxation(constraints=names, opens=offers[:NAMED], text=text)

"""When no offer fits: the fewest constraints to give up, and what that would open."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.advice.candidates import covered, offer_candidate
from assistant.advice.constraints import State, active
from assistant.advice.lexicon import phrases
from assistant.advice.models import Relaxation
from assistant.advice.needs import Needs
from assistant.advice.sheet import Sheet
from assistant.advice.situation import Situation

#: Most choices that are shown, and most offers that one of them names.
MOST, NAMED = 3, 10
#: What a person can hardly give up, told last.
GIVEN = ("status", "prerequisites", "language")


def relaxations(sheets: Iterable[Sheet], who: Situation, needs: Needs) -> list[Relaxation]:
    """Return the smallest sets of constraints that keep worthy offers out, the easiest to give up first.

    The territory is never one of them: a person is sent to another only where they ask for it.
    """
    start, checks = State(levels=who.profile.levels), active(who)
    fewest = len(checks)
    opens: dict[frozenset[str], list[tuple[int, str]]] = {}
    for sheet in sheets:
        covers = covered(sheet, who, needs)
        if not covers:
            continue
        states = {name: check(sheet, who, start) for name, check in checks.items()}
        kept_out = frozenset(name for name, state in states.items() if state == "unmet")
        if not kept_out or "territory" in kept_out or len(kept_out) > fewest:
            continue
        worth = offer_candidate(sheet, covers, who, needs, states.values()).worth
        if worth > 0:
            opens.setdefault(kept_out, []).append((-worth, sheet.id))
            fewest = len(kept_out)
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

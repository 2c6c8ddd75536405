"""Leaves out the candidates in whose place another one is at least as good in everything that counts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import numpy as np

from assistant.advice.candidates import Candidate
from assistant.advice.situation import Situation

#: Rows by which the table of those that rule others out grows.
ROWS = 256
#: Expectations whose levels the study's scale of entry asks for.
ENTRY = ("technique", "fondamentaux")


def undominated(
    found: Sequence[Candidate], named: Collection[str], who: Situation, fits: Callable[[Candidate], bool]
) -> list[Candidate]:
    """Return the candidates in whose place no other one is at least as good in everything, the worthiest first.

    Taking the better of two in the place of the other never loses, and a set with both has an idle step: so the best set
    is among those of the candidates that are left. Of two that are alike in everything, the first by id stays. Hours
    and prices count only where they are limited, and the levels that open the entry of others only where one waits for
    them. `named`: ids that another offer asks for, which nothing replaces. `fits` tells whether a candidate can be taken
    first: one that must wait for another rules nothing out.
    """
    dimensions = sorted({dimension for one in found for dimension in one.covers})
    waited = any(one.waits for one in found)
    limited, spent = who.profile.hours_max is not None, who.profile.budget is not None
    kept: list[Candidate] = []
    seen: set[tuple[float, ...]] = set()
    rulers, count = np.empty((ROWS, len(dimensions) + 5)), 0
    for one in sorted(found, key=lambda one: (-one.worth, one.hours, one.price, one.id)):
        points = (
            *(one.covers.get(key, 0) for key in dimensions),
            one.merit,
            -one.hours if limited else 0,
            -one.price if spent else 0,
            -one.school,
            max(one.gains.get(key, 0) for key in ENTRY) if waited else 0,  # type: ignore[call-overload]
        )
        if one.id not in named and (points in seen or (rulers[:count] >= points).all(axis=1).any()):
            continue
        kept.append(one)
        if fits(one):
            seen.add(points)
            if count == len(rulers):
                rulers = np.vstack([rulers, np.empty_like(rulers)])
            rulers[count], count = points, count + 1
    return kept

"""Finds the best one to four steps: exact over the candidates, with the same result each time.

A set of steps is worth the points of what it covers (each dimension once, at its best) plus the merits of its steps.
Coverage so counted has diminishing returns, so the points of the best candidates not yet looked at, each alone, bound
what a set can still become, and branches that cannot win are cut without losing the best set (branch and bound).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.advice.candidates import Candidate
from assistant.advice.constraints import State, broken
from assistant.advice.needs import AIMS
from assistant.advice.situation import Situation

MOST_STEPS = 4


@dataclass(frozen=True)
class Chosen:
    """A set of steps in the order in which they are to be taken."""

    steps: tuple[Candidate, ...]
    value: int


def best(found: Sequence[Candidate], who: Situation) -> Chosen | None:
    """Return the worthiest set of one to four of the candidates, or None where nothing is worth more than nothing.

    Of sets that are worth the same, that of fewer steps, then the first by ids, is taken.
    """
    search = _Search(found, who)
    search.extend((), State(levels=who.profile.levels))
    if search.best is None:
        return None
    return Chosen(steps=tuple(ordered(search.best, who)), value=value(search.best))


class _Search:
    """A depth-first walk over the sets of candidates that can be ordered."""

    def __init__(self, found: Sequence[Candidate], who: Situation) -> None:
        self._needed = {key for one in found if one.offer for key in one.offer.prerequisites.offers}
        self._found = [one for one in found if one.worth > 0 or one.id in self._needed]
        self._who = who
        self._seen: set[frozenset[str]] = set()
        self.best: tuple[Candidate, ...] | None = None
        self._key: tuple[int, int, tuple[str, ...]] = (0, 0, ())

    def extend(self, taken: tuple[Candidate, ...], state: State) -> None:
        """Try every set that holds `taken`; `state` is where these steps lead."""
        ids = frozenset(one.id for one in taken)
        if ids in self._seen:
            return
        self._seen.add(ids)
        worth = value(taken)
        key = (-worth, len(taken), tuple(sorted(ids)))
        if taken and worth > 0 and (self.best is None or key < self._key) and self._earned(taken):
            self.best, self._key = taken, key
        left = MOST_STEPS - len(taken)
        rest = [one for one in self._found if one.id not in ids and self._adds(one, taken)]
        reach = worth + sum(max(0, one.worth) for one in rest[:left])
        if not left or (self.best is not None and reach < -self._key[0]):
            return
        for one in rest:
            if fits(one, self._who, state):
                self.extend((*taken, one), after(state, one))

    def _adds(self, one: Candidate, taken: tuple[Candidate, ...]) -> bool:
        """Tell whether a candidate covers something that `taken` does not, or opens the way to another."""
        return one.id in self._needed or coverage((*taken, one)) > coverage(taken)

    def _earned(self, taken: tuple[Candidate, ...]) -> bool:
        """Tell whether no step could be left out without losing coverage or a prerequisite."""
        needed = {key for one in taken if one.offer for key in one.offer.prerequisites.offers}
        whole = coverage(taken)
        return all(one.id in needed or coverage([other for other in taken if other is not one]) < whole for one in taken)


def fits(one: Candidate, who: Situation, state: State) -> bool:
    """Tell whether a candidate breaks no hard constraint after the steps that led to `state`."""
    if one.offer is not None:
        return not broken(one.offer, who, state)
    limit = who.profile.hours_max
    return limit is None or state.hours + one.hours <= limit


def after(state: State, one: Candidate) -> State:
    """Return where a person stands once a step is done."""
    levels = dict(state.levels)
    for key, level in one.gains.items():
        levels[key] = max(levels.get(key, 0), level)
    return State(levels=levels, done=state.done | {one.id}, hours=state.hours + one.hours, spent=state.spent + one.price)


def coverage(taken: Iterable[Candidate]) -> int:
    """Return the points of what a set covers, each dimension at its best."""
    points: dict[str, int] = {}
    for one in taken:
        for dimension, worth in one.covers.items():
            points[dimension] = max(points.get(dimension, 0), worth)
    return sum(points.values())


def value(taken: Sequence[Candidate]) -> int:
    """Return the points of a set."""
    return coverage(taken) + sum(one.merit for one in taken)


def ordered(taken: Iterable[Candidate], who: Situation) -> list[Candidate]:
    """Return steps in the order in which to take them: the gentlest of those whose prerequisites are met comes next."""
    waiting = sorted(taken, key=_gentleness)
    state, order = State(levels=who.profile.levels), []
    while waiting:
        one = next((one for one in waiting if fits(one, who, state)), waiting[0])
        waiting.remove(one)
        order.append(one)
        state = after(state, one)
    return order


def _gentleness(one: Candidate) -> tuple[bool, int, float, str]:
    """Return what orders two steps: courses first, then the lower aim, the shorter, the id."""
    aims = one.offer.aims if one.offer else ()
    return one.offer is None, max((AIMS.index(aim) for aim in aims), default=len(AIMS)), one.hours, one.id

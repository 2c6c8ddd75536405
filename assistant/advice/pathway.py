"""Finds the best one to four steps: exact over the candidates, with the same result each time.

A set of steps is worth the points of what it covers (each dimension once, at its best) plus the merits of its steps.
Coverage so counted has diminishing returns, so the points of the best candidates not yet looked at, each alone, bound
what a set can still become, and branches that cannot win are cut without losing the best set (branch and bound).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import ge

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
    search.extend((), 0)
    if search.best is None:
        return None
    return Chosen(steps=tuple(ordered(search.best, who)), value=value(search.best))


class _Search:
    """A depth-first walk over the combinations of candidates, each combination once."""

    def __init__(self, found: Sequence[Candidate], who: Situation) -> None:
        self._who = who
        self._enabling = _enabling(found, who)
        self._found = undominated(
            [one for one in found if one.worth > 0 or one.id in self._enabling], self._enabling, who
        )
        self.best: tuple[Candidate, ...] | None = None
        self._key: tuple[int, int, tuple[str, ...]] = (0, 0, ())

    def extend(self, taken: tuple[Candidate, ...], begin: int) -> None:
        """Try every combination of `taken` with candidates from row `begin` on."""
        worth = value(taken)
        self._offer(taken, worth)
        left = MOST_STEPS - len(taken)
        gains = self._gains(taken, begin)
        while gains and left:
            reach = worth + sum(sorted((max(0, gain) for gain, _ in gains), reverse=True)[:left])
            if self._hopeless(reach, len(taken) + 1):
                return
            _, row = gains.pop(0)
            longer = (*taken, self._found[row])
            if affordable(longer, self._who):
                self.extend(longer, row + 1)

    def _offer(self, taken: tuple[Candidate, ...], worth: int) -> None:
        """Keep a combination if it is better than the best so far, can be ordered and has no idle step."""
        key = (-worth, len(taken), tuple(sorted(one.id for one in taken)))
        better = taken and worth > 0 and (self.best is None or key < self._key)
        if better and feasible(taken, self._who) and self._earned(taken):
            self.best, self._key = taken, key

    def _gains(self, taken: tuple[Candidate, ...], begin: int) -> list[tuple[int, int]]:
        """Return (points that it would add, row) of the candidates that add coverage or open the way to another."""
        points = best_points(taken)
        found = []
        for row in range(begin, len(self._found)):
            one = self._found[row]
            more = sum(max(0, worth - points.get(dimension, 0)) for dimension, worth in one.covers.items())
            if more or one.id in self._enabling:
                found.append((more + one.merit, row))
        return found

    def _hopeless(self, reach: int, steps: int) -> bool:
        """Tell whether sets of at least `steps` steps and at most `reach` points cannot be better than the best."""
        return self.best is not None and (-reach, steps) > self._key[:2]

    def _earned(self, taken: tuple[Candidate, ...]) -> bool:
        """Tell whether no step could be left out without losing coverage or another step's prerequisite."""
        whole = coverage(taken)
        for one in taken:
            others = [other for other in taken if other is not one]
            if coverage(others) == whole and feasible(others, self._who):
                return False
        return True


def undominated(found: Sequence[Candidate], enabling: frozenset[str], who: Situation) -> list[Candidate]:
    """Return the candidates in whose place no other one is at least as good in everything, the worthiest first.

    Taking the better of two in the place of the other never loses, and a set with both has an idle step: so the best set
    is among those of the candidates that are left. Of two that are alike in everything, the first by id stays.
    """
    dimensions = sorted({dimension for one in found for dimension in one.covers})
    start = State(levels=who.profile.levels)
    kept: list[Candidate] = []
    rulers: list[tuple[float, ...]] = []
    for one in sorted(found, key=lambda one: (-one.worth, one.hours, one.price, one.id)):
        school = one.offer is not None and one.offer.training == "initiale"
        points = (*(one.covers.get(key, 0) for key in dimensions), one.merit, -one.hours, -one.price, -school)
        if one.id not in enabling and any(all(map(ge, ruler, points)) for ruler in rulers):
            continue
        kept.append(one)
        if fits(one, who, start):
            rulers.append(points)
    return kept


def _enabling(found: Sequence[Candidate], who: Situation) -> frozenset[str]:
    """Return the candidates that may meet a prerequisite of another that the person does not meet."""
    start = State(levels=who.profile.levels)
    waiting = [one.offer for one in found if one.offer and "prerequisites" in broken(one.offer, who, start)]
    named = {key for offer in waiting for key in offer.prerequisites.offers}
    if any(offer.prerequisites.entry for offer in waiting):
        named |= {one.id for one in found if {"technique", "fondamentaux"} & set(one.gains)}
    return frozenset(named)


def affordable(taken: Sequence[Candidate], who: Situation) -> bool:
    """Tell whether the hours and the money of a set are there, whatever its order, and it holds one curriculum at most."""
    hours, budget = who.profile.hours_max, who.profile.budget
    spent = sum(one.hours for one in taken), sum(one.price for one in taken)
    if sum(one.offer is not None and one.offer.training == "initiale" for one in taken) > 1:
        return False
    return (hours is None or spent[0] <= hours) and (budget is None or spent[1] <= budget)


def feasible(taken: Sequence[Candidate], who: Situation) -> bool:
    """Tell whether there is an order in which no step breaks a constraint."""
    return possible(ordered(taken, who), who)


def possible(steps: Sequence[Candidate], who: Situation) -> bool:
    """Tell whether steps can be taken in this order without breaking a constraint."""
    state = State(levels=who.profile.levels)
    for one in steps:
        if not fits(one, who, state):
            return False
        state = after(state, one)
    return True


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
    return State(
        levels=levels, done=state.done | {one.id}, hours=state.hours + one.hours, spent=state.spent + one.price
    )


def best_points(taken: Iterable[Candidate]) -> dict[str, int]:
    """Return the points of each dimension that a set covers, at its best."""
    points: dict[str, int] = {}
    for one in taken:
        for dimension, worth in one.covers.items():
            points[dimension] = max(points.get(dimension, 0), worth)
    return points


def coverage(taken: Iterable[Candidate]) -> int:
    """Return the points of what a set covers."""
    return sum(best_points(taken).values())


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

"""Finds the best one to four steps: exact over the candidates, with the same result each time.

A set of steps is worth the points of what it covers (each dimension once, at its best) plus the merits of its steps.
Coverage so counted has diminishing returns, so the points of the best candidates not yet looked at, each alone, bound
what a set can still become, and branches that cannot win are cut without losing the best set (branch and bound).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.advice.candidates import Candidate
from assistant.advice.constraints import State, holds
from assistant.advice.dominance import ENTRY, undominated
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

    Of sets that are worth the same, that of fewer steps is taken, then the first that is met: the worthiest candidates
    come first, then the shorter, the cheaper, the id, so that it is the same each time.
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
        named, opening = _enabling(found)
        worthy = [one for one in found if one.worth > 0 or one.id in named or one.id in opening]
        start = State(levels=who.profile.levels)
        self._found = undominated(worthy, named, who, lambda one: fits(one, who, start))
        self._enabling = named | opening
        self.best: tuple[Candidate, ...] | None = None
        self._key: tuple[int, int] = (0, 0)

    def extend(self, taken: tuple[Candidate, ...], begin: int) -> None:
        """Try every combination of `taken` with candidates from row `begin` on."""
        worth, points = value(taken), best_points(taken)
        self._offer(taken, worth)
        rows = self._open(taken, points, begin)
        for row, reach in zip(rows, self._reach(rows, points, MOST_STEPS - len(taken)), strict=True):
            # what the rows from here on can still bring: a set that cannot win is not looked for
            if not self._hopeless(worth + reach, len(taken) + 1):
                self.extend((*taken, self._found[row]), row + 1)

    def _open(self, taken: tuple[Candidate, ...], points: dict[str, int], begin: int) -> list[int]:
        """Return the rows from `begin` on that can be afforded and add coverage or open the way to another."""
        if len(taken) == MOST_STEPS:
            return []
        hours, budget = self._who.profile.hours_max, self._who.profile.budget
        time = float("inf") if hours is None else hours - sum(one.hours for one in taken)
        money = float("inf") if budget is None else budget - sum(one.price for one in taken)
        school = any(one.school for one in taken)
        return [
            row
            for row in range(begin, len(self._found))
            if (one := self._found[row]).hours <= time
            and one.price <= money
            and not (school and one.school)
            and (one.id in self._enabling or added(points, one))
        ]

    def _reach(self, rows: Sequence[int], points: dict[str, int], left: int) -> list[int]:
        """Return, for each row, the most that it and those after it can add in `left` steps.

        Two bounds hold: the highest gains of single rows, for coverage has diminishing returns; and the best that each
        dimension can still become with the highest merits. The lower of the two counts.
        """
        reach: list[int] = []
        highest: list[int] = []
        merits: list[int] = []
        missing: dict[str, int] = {}
        for row in reversed(rows):
            one, gain = self._found[row], 0
            for dimension, worth in one.covers.items():
                more = worth - points.get(dimension, 0)
                if more > 0:
                    gain += more
                    missing[dimension] = max(missing.get(dimension, 0), more)
            highest = sorted((*highest, max(0, gain + one.merit)), reverse=True)[:left]
            merits = sorted((*merits, one.merit), reverse=True)[:left]
            positive = sum(merit for merit in merits if merit > 0) or merits[0]
            reach.append(min(sum(highest), sum(missing.values()) + positive))
        return reach[::-1]

    def _offer(self, taken: tuple[Candidate, ...], worth: int) -> None:
        """Keep a combination if it is better than the best so far, can be ordered and has no idle step."""
        key = (-worth, len(taken))
        better = taken and worth > 0 and (self.best is None or key < self._key)
        if better and feasible(taken, self._who) and self._earned(taken):
            self.best, self._key = taken, key

    def _hopeless(self, reach: int, steps: int) -> bool:
        """Tell whether sets of at least `steps` steps and at most `reach` points cannot be better than the best."""
        return self.best is not None and (-reach, steps) >= self._key

    def _earned(self, taken: tuple[Candidate, ...]) -> bool:
        """Tell whether no step could be left out without losing coverage or another step's prerequisite."""
        whole = coverage(taken)
        for one in taken:
            others = [other for other in taken if other is not one]
            if coverage(others) == whole and feasible(others, self._who):
                return False
        return True


def _enabling(found: Sequence[Candidate]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the candidates that another asks for by name, and those whose levels may open the entry of another."""
    waiting = [one.offer for one in found if one.offer and one.waits]
    named = frozenset(key for offer in waiting for key in offer.prerequisites.offers)
    if not any(offer.prerequisites.entry for offer in waiting):
        return named, frozenset()
    return named, frozenset(one.id for one in found if any(one.gains.get(key) for key in ENTRY))  # type: ignore[call-overload]


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
    if one.sheet is not None:
        return holds(one.sheet, who, state)
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


def added(points: dict[str, int], one: Candidate) -> int:
    """Return the coverage that a candidate adds to what a set covers already."""
    more = 0
    for dimension, worth in one.covers.items():
        held = points.get(dimension, 0)
        if worth > held:
            more += worth - held
    return more


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

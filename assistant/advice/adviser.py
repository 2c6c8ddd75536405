"""From a profile to a pathway: needs, candidates, search, reasons, warnings, and what to relax where nothing fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.advice.activities import activity_criteria
from assistant.advice.candidates import Candidate, candidates
from assistant.advice.cautions import cautions
from assistant.advice.constraints import State, judge
from assistant.advice.difference import difference
from assistant.advice.lexicon import phrases
from assistant.advice.models import Alternative, Criterion, Pathway, Profile, Step
from assistant.advice.needs import Needs, is_empty, needs_of
from assistant.advice.pathway import Chosen, added, after, best, best_points, possible
from assistant.advice.reasons import Proofs, Reasoning
from assistant.advice.relax import relaxations
from assistant.advice.situation import Situation, read
from assistant.advice.soft import soft_criteria
from assistant.advice.stock import Listed, Shelved
from assistant.advice.trade_fit import TradeBook
from ingestion.catalogue.models import EXPECTATIONS, Expectation, Offer
from ingestion.catalogue.trades import Trades
from ingestion.models import Passage

MOST_QUESTIONS = 3
#: What is asked first.
ASKED = ("goal", "trade", "territory", "hours_max", "status")


class Adviser:
    """Advises from a list of offers and the passages that prove them; the same profile gives the same pathway on a day."""

    def __init__(
        self, offers: Iterable[Offer], trades: Trades, passages: Iterable[Passage], corpus_version: str = ""
    ) -> None:
        self._book = TradeBook(trades)
        self._stock = offers if isinstance(offers, Shelved) else Listed(offers, self._book)
        self._proofs = Proofs(passages)
        self._version = corpus_version

    def recommend(self, profile: Profile, today: date | None = None) -> Pathway:
        """Return the pathway for a profile; a profile that says nothing of a need is asked about first.

        `no_fit` means that no offer of the catalogue fits: the steps are then only other ways to learn, or none.
        """
        day = today or date.today()
        if is_empty(profile):
            return Pathway(
                status="need_more", profile=profile, questions=questions(profile), corpus_version=self._version
            )
        who = read(profile, day, self._book)
        needs = needs_of(who)
        found = candidates(self._stock.sheets(who), who, needs)
        chosen = best(found, who)
        steps = chosen.steps if chosen else ()
        fit = bool(steps) and (any(one.offer for one in steps) or not needs.missing)
        reasoning = Reasoning(self._proofs, needs)
        return Pathway(
            status="recommended" if fit else "no_fit",
            profile=profile,
            steps=self._steps(chosen, found, who, needs, reasoning) if chosen else [],
            hours=_hours(steps),
            warnings=cautions(steps, reasoning, who),
            unmet=uncovered(steps, needs),
            relax=[] if fit else relaxations(self._stock.sheets(), who, needs),
            questions=questions(profile),
            needs=needs.missing,
            corpus_version=self._version,
        )

    def _steps(
        self, chosen: Chosen, found: Sequence[Candidate], who: Situation, needs: Needs, reasoning: Reasoning
    ) -> list[Step]:
        """Return the chosen steps as they are told."""
        state, left, told = State(levels=who.profile.levels), dict(needs.missing), []
        for row, one in enumerate(chosen.steps):
            criteria = criteria_of(one, who, state)
            later = after(state, one)
            told.append(
                Step(
                    offer=one.offer.id if one.offer else None,
                    activity=one.activity.id if one.activity else None,
                    title=one.offer.title if one.offer else one.activity.title if one.activity else "",
                    hours=one.offer.hours if one.offer else one.activity.hours if one.activity else None,
                    duration=one.offer.duration_text if one.offer else "",
                    adds=gained(state, later),
                    aims=list(one.offer.aims) if one.offer else [],
                    criteria=criteria,
                    why=reasoning.of(one, {str(key): level for key, level in left.items()}),
                    alternative=alternative(chosen, row, found, who) if one.offer else None,
                    ask_provider=to_ask(criteria) if one.offer else [],
                )
            )
            left = {key: level for key, level in left.items() if later.levels.get(key, 0) < needs.targets[key]}
            state = later
        return told


def gained(before: State, later: State) -> dict[Expectation, int]:
    """Return the levels that a step adds to those that were there."""
    rise = {key: later.levels.get(key, 0) - before.levels.get(key, 0) for key in EXPECTATIONS}
    return {key: levels for key, levels in rise.items() if levels > 0}


def criteria_of(one: Candidate, who: Situation, state: State) -> list[Criterion]:
    """Return every criterion of a step, the hard ones first."""
    if one.sheet:
        return [*judge(one.sheet, who, state), *soft_criteria(one.sheet, who)]
    return activity_criteria(one.activity, who) if one.activity else []


def alternative(chosen: Chosen, row: int, found: Sequence[Candidate], who: Situation) -> Alternative | None:
    """Return the offer that would serve best in the place of a step, the others kept."""
    before, one, rest = chosen.steps[:row], chosen.steps[row], chosen.steps[row + 1 :]
    points = best_points((*before, *rest))
    taken = {step.id for step in chosen.steps}
    choices = []
    for place, other in enumerate(found):
        if other.sheet is not None and other.id not in taken and (more := added(points, other)):
            choices.append((-(more + other.merit), other.id, place))
    for _, _, place in sorted(choices):
        other = found[place]
        if other.offer and possible((*before, other, *rest), who):
            return Alternative(offer=other.id, title=other.offer.title, difference=difference(other, one))
    return None


def to_ask(criteria: Iterable[Criterion]) -> list[str]:
    """Return what to ask the provider: one question for each criterion that the record leaves open."""
    texts = phrases()["ask"]
    return list(dict.fromkeys(texts[one.name] for one in criteria if one.state == "unknown" and one.name in texts))


def uncovered(steps: Iterable[Candidate], needs: Needs) -> list[str]:
    """Return the needs that no step is known to cover, in words."""
    reached: dict[Expectation, int] = {}
    for one in steps:
        for key, level in one.gains.items():
            reached[key] = max(reached.get(key, 0), level)
    words = phrases()
    return [
        words["unmet"].format(target=needs.targets[key], expectation=words["expectations"][key])
        for key in needs.missing
        if reached.get(key, 0) < needs.targets[key]
    ]


def questions(profile: Profile) -> list[str]:
    """Return what to ask the person next, at most three questions; nothing is asked twice."""
    texts = phrases()["questions"]
    return [texts[name] for name in ASKED if getattr(profile, name) in (None, "")][:MOST_QUESTIONS]


def _hours(steps: Sequence[Candidate]) -> float | None:
    """Return the sum of the hours of the courses, or None where one is unknown or there is none."""
    told = [one.offer.hours for one in steps if one.offer]
    known = [hours for hours in told if hours is not None]
    return sum(known) if told and len(known) == len(told) else None

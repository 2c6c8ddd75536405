"""The steps that a pathway is made from: what each covers, and what it is worth besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.advice.activities import Activity, activities, suits
from assistant.advice.constraints import State, active
from assistant.advice.models import CriterionState
from assistant.advice.needs import AIMS, Needs
from assistant.advice.sheet import Sheet
from assistant.advice.situation import Situation
from ingestion.catalogue.models import Expectation, Offer

#: Points: a level gained; a course for the trade of which nothing else is known; a way to learn for one expectation.
LEVEL, TRADE, WAY = 10, 5, 3
#: Points of a course whose title names what the goal is about, or else for each of the goal's words in its programme.
TITLE, PROGRAMME, MOST_NAMED = 12, 4, 2
#: Points of a soft criterion that is met or not.
TRADE_FIT: Mapping[CriterionState, int] = {"met": 4, "unmet": -16, "unknown": 0}
SECTOR_FIT: Mapping[CriterionState, int] = {"met": 2, "unmet": -6, "unknown": 0}
#: Points of a hard criterion that nobody can judge, of a provider that nobody names, and of any step at all.
UNKNOWN, NAMELESS, STEP = -2, -2, -3
#: Points that doubts leave to an offer that would serve: more than a way to learn for one expectation is worth.
KEPT = 2
#: Points for each degree by which a course begins beyond the aim of the goal, and of one that ends before what the
#: person has reached.
BEYOND, BEHIND = -20, -12
#: Most that a course brings to the hybridation with a trade or a sector that is not its own.
FOREIGN = 1
#: Points of initial training for a person who neither says that they study nor asks for a school, and of continuing
#: training for who does.
SCHOOL, CONTINUING = -20, -12


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer or a way to learn as the search sees it. `covers`: dimension → points, of which a set counts the best."""

    id: str
    covers: Mapping[str, int]
    merit: int
    #: Points of the candidate alone: the most it can bring to any pathway.
    worth: int
    hours: float
    price: float
    #: Whether it waits for an earlier step to bring a prerequisite.
    waits: bool = False
    #: Level that its record says it leads the person to, by expectation.
    gains: Mapping[Expectation, int] = field(default_factory=dict)
    sheet: Sheet | None = None
    activity: Activity | None = None

    @property
    def offer(self) -> Offer | None:
        """The offer, None for a way to learn."""
        return self.sheet.offer if self.sheet else None

    @property
    def school(self) -> bool:
        """Whether it is initial training."""
        return self.sheet is not None and self.sheet.school


def candidates(sheets: Iterable[Sheet], who: Situation, needs: Needs) -> list[Candidate]:
    """Return what serves a need and breaks no constraint that an earlier step could not lift, the worthiest first."""
    start = State(levels=who.profile.levels)
    checks = active(who)
    entry = checks.pop("prerequisites")
    found = []
    for sheet in sheets:
        if not (covers := covered(sheet, who, needs)):
            continue
        states = []
        for check in checks.values():
            states.append(check(sheet, who, start))
            if states[-1] == "unmet":
                break
        else:
            # an unmet prerequisite comes first: an earlier step may lift it
            found.append(offer_candidate(sheet, covers, who, needs, [entry(sheet, who, start), *states]))
    found += [activity_candidate(activity, needs) for activity in activities() if suits(activity, who)]
    return sorted((one for one in found if one.covers), key=lambda one: (-one.worth, one.id))


def covered(sheet: Sheet, who: Situation, needs: Needs) -> dict[str, int]:
    """Return what an offer covers of the needs; empty for what is no course, and for what brings nothing known."""
    if sheet.courseless or not needs.missing:
        return {}
    covers: dict[str, int] = {}
    for key, level in gains(sheet, who).items():
        if key in needs.missing:
            target = needs.targets[key]
            gained = min(level, target) - (target - needs.missing[key])
            if gained > 0:
                covers[key] = LEVEL * gained
    # what is known to raise nothing is behind the person, whatever its aim, its trade and its subject
    if not covers and any(sheet.gains.values()):
        return {}
    covers |= {f"aim:{aim}": needs.aims[aim] for aim in sheet.aims if aim in needs.aims}
    if who.fit(sheet) == "met":
        covers["trade"] = TRADE
    # a subject alone is no promise: something must be known of what the offer brings, or of whom it is for
    if covers and who.subject and (told := about(sheet, who)):
        covers["subject"] = told
    return covers


def about(sheet: Sheet, who: Situation) -> int:
    """Return the points of an offer for what the goal is about: named in its title, or in its programme."""
    return TITLE if who.subject & sheet.subject else PROGRAMME * min(MOST_NAMED, len(who.subject & sheet.about))


def gains(sheet: Sheet, who: Situation) -> Mapping[Expectation, int]:
    """Return the levels that an offer leads a person to: cases of another trade or sector are none of theirs."""
    if sheet.gains.get("hybridation", 0) > FOREIGN and "unmet" in (who.fit(sheet), sector(sheet, who)):
        return {**sheet.gains, "hybridation": FOREIGN}
    return sheet.gains


def offer_candidate(
    sheet: Sheet, covers: dict[str, int], who: Situation, needs: Needs, states: Iterable[CriterionState | None]
) -> Candidate:
    """Return an offer with the points of its soft criteria, less those of what is unknown."""
    judged = list(states)
    merit = STEP + sheet.quality + (sheet.offer.price == 0) + TRADE_FIT[who.fit(sheet)] + SECTOR_FIT[sector(sheet, who)]
    if sheet.lowest is not None:
        merit += BEYOND * max(0, sheet.lowest - AIMS.index(needs.aim))
        merit += BEHIND * (AIMS.index(sheet.aims[-1]) < AIMS.index(needs.aim) and not set(sheet.aims) & set(needs.aims))
    if sheet.school and who.status is None and not who.school:
        merit += SCHOOL
    if sheet.offer.training == "continue" and who.status == "etudiant":
        merit += CONTINUING
    doubts = UNKNOWN * judged.count("unknown") + NAMELESS * (not sheet.offer.provider)
    # what nobody knows makes an offer rank lower; it never makes one worthless that would otherwise serve
    total = sum(covers.values())
    merit = min(merit, max(merit + doubts, KEPT - total))
    return Candidate(
        id=sheet.id,
        covers=covers,
        merit=merit,
        worth=total + merit,
        hours=sheet.hours(),
        price=sheet.price,
        waits=bool(judged) and judged[0] == "unmet",
        gains=gains(sheet, who),
        sheet=sheet,
    )


def activity_candidate(activity: Activity, needs: Needs) -> Candidate:
    """Return a way to learn; it counts where a need is left, or to stay up to date where none is."""
    covers: dict[str, int] = {key: WAY for key in activity.serves if key in needs.missing}
    if not needs.missing and activity.maintains:
        covers = {"maintains": WAY}
    merit = 1 - WAY
    return Candidate(
        id=activity.id,
        covers=covers,
        merit=merit,
        worth=sum(covers.values()) + merit,
        hours=activity.hours or 0,
        price=0,
        activity=activity,
    )


def sector(sheet: Sheet, who: Situation) -> CriterionState:
    """Return whether an offer is meant for the person's sector; « culture » covers all of them."""
    if not who.sectors or not sheet.sectors:
        return "unmet" if {"sante", "presse"} & sheet.sectors else "unknown"
    return "met" if "culture" in sheet.sectors or who.sectors & sheet.sectors else "unmet"

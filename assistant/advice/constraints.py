"""The hard constraints, one function each: an offer and a situation in, met, unmet, unknown or not asked out.

The rule for what no source tells: an unknown prerequisite, price, opening, language or audience does not exclude an
offer; nor does an unknown mode or duration when a limit was given. Each such criterion is `unknown`, is shown, and makes
the offer rank lower. A demanded certification is the exception: a register would name it, so an offer of which nobody
says that it certifies does not meet the demand. A duration that is only told in days or months is read as the least it
can be (7 hours a day, 4 hours a month), so that a course of two years never passes for one of unknown length.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assistant.advice.details import DETAILS
from assistant.advice.models import Criterion, CriterionState
from assistant.advice.sheet import LEAST, Sheet
from assistant.advice.situation import HOME as HOME
from assistant.advice.situation import Situation
from ingestion.catalogue.models import Expectation

#: Least level on technique or fundamentals behind each of the study's entry requirements.
ENTRY = {"aucun": 0, "bases-informatique": 0, "elementaire": 1, "intermediaire": 2, "approfondie": 3}
WHEREVER = frozenset({"europe", "monde"})
CERTIFIED = {"any": {"rncp", "rs", "diplome"}, "rncp": {"rncp"}, "rs": {"rs"}}
_READY = frozenset({"technique", "fondamentaux"})


@dataclass(frozen=True)
class State:
    """Where a person stands when a step begins: what earlier steps brought and left."""

    levels: Mapping[Expectation, int] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    hours: float = 0
    spent: float = 0


def hours_max(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the hours that are left suffice."""
    limit = who.profile.hours_max
    if limit is None:
        return None
    left = limit - state.hours
    if (LEAST if sheet.least is None else sheet.least) > left:
        return "unmet"
    return "met" if sheet.most is not None and sheet.most <= left else "unknown"


def territory(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer is in the person's territory, in one that they ask for, or open to all from afar.

    Nobody whose territory is not known is sent to Québec or abroad: they are asked where they are.
    """
    place = sheet.offer.territory
    if who.region is None:
        return None if place is None or place in HOME["france"] else "unknown" if place == "monde" else "unmet"
    if place is None or (who.region == "ailleurs" and not sheet.ways and place != "quebec"):
        return "unknown"
    remote = "distance" in sheet.ways
    near = place in who.allowed or (remote and place in WHEREVER)
    far = remote and who.region in {"ailleurs", "europe"} and place != "quebec"
    return "met" if near or far else "unmet"


def mode(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer can be followed in the way that is asked for, and in none that is refused."""
    wanted = who.profile.mode
    if wanted is None and not who.refused_modes:
        return None
    if not sheet.ways:
        return "unknown"
    left = [way for way in sheet.ways if way not in who.refused_modes]
    return "met" if left and (wanted is None or wanted in left or wanted == sheet.offer.mode) else "unmet"


def start_by(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer is open on the last day on which the person can start; every step is held to it."""
    limit = who.profile.start_by
    if limit is None:
        return None
    first = sheet.offer.first_day
    return "unknown" if first is None else "met" if first <= limit else "unmet"


def status(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer is meant for people of that status.

    Initial training is for students, or for who asks for a school; what is given to a team is for who leads one, or
    speaks for an organisation.
    """
    offer = sheet.offer
    if offer.statuses:
        return "unknown" if who.status is None else "met" if who.status in offer.statuses else "unmet"
    if offer.for_team:
        return "met" if who.team else "unknown" if who.status is None else "unmet"
    if sheet.school:
        if who.status == "etudiant":
            return "met"
        return "unknown" if who.status is None or who.school else "unmet"
    return None if who.status is None else "unknown"


def certification(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer leads to the certification that is demanded; nothing said is not met."""
    if who.certification is None:
        return None
    held = sheet.offer.certification
    return "met" if held is not None and held.kind in CERTIFIED[who.certification] else "unmet"


def language(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer is taught in the person's language."""
    if who.language is None:
        return None
    taught = sheet.offer.language
    return "unknown" if not taught else "met" if taught == who.language else "unmet"


def refuses(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the offer does without the tools, providers and ways that the person refuses.

    Who refuses any AI can still be told about it: what teaches to use it or to put it to work is refused.
    """
    if not who.no_generative and not who.refused:
        return None
    hands_on = who.no_ai and (bool(sheet.offer.tools) or bool(sheet.offer.practice) or (sheet.lowest or 0) > 0)
    generative = sheet.generates if who.no_generative else False
    if hands_on or generative or any(phrase in sheet.text for phrase in who.refused):
        return "unmet"
    return "met" if generative is False and (not who.refused or bool(sheet.offer.tools)) else "unknown"


def budget(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the price is within what is left of the budget."""
    limit, price = who.profile.budget, sheet.offer.price
    if limit is None:
        return None
    if price is None or (price and (sheet.offer.currency == "CAD") != (who.region == "quebec")):
        return "unknown"
    return "met" if price <= limit - state.spent else "unmet"


def prerequisites(sheet: Sheet, who: Situation, state: State) -> CriterionState | None:
    """Whether the person, or an earlier step, brings what the offer asks for at the entry.

    Years of experience are years in the trades of the offer: a person of another trade does not bring them.
    """
    asked, brought = sheet.offer.prerequisites, who.profile.prerequisites
    parts: set[CriterionState] = set()
    if asked.entry:
        parts.add(_entry(asked.entry, who, state))
    if asked.years_experience and who.fit(sheet) == "unmet":
        parts.add("unmet")
    for needed, held in ((asked.years_experience, brought.years_experience), (asked.education, brought.education)):
        if needed:
            parts.add("unknown" if held is None else "met" if held >= needed else "unmet")
    if asked.offers:
        parts.add("met" if set(asked.offers) <= state.done else "unmet")
    return "unmet" if "unmet" in parts else "unknown" if "unknown" in parts or not parts else "met"


def _entry(step: str, who: Situation, state: State) -> CriterionState:
    """Whether a step of the study's scale of entry is reached."""
    if step == "non-specifie":
        return "unknown"
    if ENTRY[step] <= max(state.levels.get("technique", 0), state.levels.get("fondamentaux", 0)):
        return "met"
    # what an earlier step brings can only help: it must not turn what is unknown of the person into a failure
    return "unmet" if _READY & set(who.profile.levels) else "unknown"


Constraint = Callable[[Sheet, Situation, State], CriterionState | None]
#: Every hard constraint under the name of the field of the profile that sets it.
CONSTRAINTS: dict[str, Constraint] = {
    "prerequisites": prerequisites,
    "territory": territory,
    "mode": mode,
    "hours_max": hours_max,
    "start_by": start_by,
    "status": status,
    "certification": certification,
    "language": language,
    "refuses": refuses,
    "budget": budget,
}


def active(who: Situation) -> dict[str, Constraint]:
    """Return the constraints that a profile sets, those that always hold among them: the others are never judged."""
    profile = who.profile
    unset = {
        "mode": profile.mode is None and not who.refused_modes,
        "hours_max": profile.hours_max is None,
        "start_by": profile.start_by is None,
        "certification": who.certification is None,
        "language": who.language is None,
        "refuses": not who.no_generative and not who.refused,
        "budget": profile.budget is None,
    }
    return {name: check for name, check in CONSTRAINTS.items() if not unset.get(name)}


def judge(sheet: Sheet, who: Situation, state: State) -> list[Criterion]:
    """Return every hard criterion that the profile sets for an offer, told in words."""
    found = []
    for name, check in CONSTRAINTS.items():
        if judged := check(sheet, who, state):
            left = (who.profile.hours_max or 0) - state.hours
            found.append(Criterion(name=name, state=judged, detail=DETAILS[name](sheet, who, judged, left), hard=True))
    return found


def broken(sheet: Sheet, who: Situation, state: State) -> frozenset[str]:
    """Return the names of the hard constraints that an offer breaks."""
    return frozenset(name for name, check in CONSTRAINTS.items() if check(sheet, who, state) == "unmet")


def holds(sheet: Sheet, who: Situation, state: State) -> bool:
    """Tell whether an offer breaks no hard constraint."""
    return not any(check(sheet, who, state) == "unmet" for check in CONSTRAINTS.values())

"""What a person needs: the level that their goal asks for, minus the level that they have."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.advice.lexicon import names, padded, table
from assistant.advice.models import Profile
from assistant.advice.sheet import AIMS as AIMS
from assistant.advice.situation import Situation
from ingestion.catalogue.models import EXPECTATIONS, Aim, Expectation

#: Points of the aim of the goal, of the aims before it that are not reached, and of the aims that are of no use.
GOAL_AIM, EARLIER_AIM = 6, 3
#: Mean level on the known expectations from which an aim is behind a person.
REACHED = {"acculturation": 1.0, "usage": 2.0}


@dataclass(frozen=True)
class Needs:
    """What is aimed at, and what is missing."""

    aim: Aim
    targets: dict[Expectation, int]
    missing: dict[Expectation, int]
    aims: dict[Aim, int] = field(default_factory=dict)
    #: Passage that proves the need of an expectation, and of an aim, for the person's territory.
    evidence: dict[Expectation, str] = field(default_factory=dict)
    aim_evidence: dict[Aim, str] = field(default_factory=dict)
    #: What to quote of the first.
    quoted: str = ""


def is_empty(profile: Profile) -> bool:
    """Tell whether nothing in a profile says what the person might need."""
    told = (profile.goal, profile.trade, profile.sector, profile.maturity)
    return not profile.levels and not any(str(value).strip() for value in told if value)


def needs_of(who: Situation) -> Needs:
    """Return the needs of a person; a level that is not known counts as 0."""
    content = table("targets")
    aim = goal_aim(who)
    targets: dict[Expectation, int] = {key: content["aims"][aim].get(key, 0) for key in EXPECTATIONS}
    targets |= dict.fromkeys(content["support"]["spared"], 0) if _supports(who) else {}
    raised = [(topic["expectation"], topic["level"]) for topic in content["topics"] if _asked(who, topic["words"])]
    raised += list(content["statuses"].get(who.status, {}).items()) if aim != "acculturation" else []
    for key, level in raised:
        targets[key] = max(targets[key], level)
    levels = who.profile.levels
    missing = {key: targets[key] - levels.get(key, 0) for key in EXPECTATIONS if targets[key] > levels.get(key, 0)}
    land = "quebec" if who.region == "quebec" else "france"
    return Needs(
        aim=aim,
        targets=targets,
        missing=missing,
        aims=_aims(who, aim, bool(missing)),
        evidence={key: content["expectations"][land][key] for key in missing},
        aim_evidence=content["aim_passages"][land],
        quoted=content["quoted"][land],
    )


def _supports(who: Situation) -> bool:
    """Tell whether a person's trade organises, manages or documents rather than creates."""
    support = table("targets")["support"]
    coded = any(code.startswith(tuple(support["rome"])) for code in who.rome)
    return coded or names(padded(who.profile.trade or ""), support["words"])


def goal_aim(who: Situation) -> Aim:
    """Return the aim of the goal's own words, else of the organisation's maturity, else of the levels reached.

    Nothing said at all counts as `usage`, the middle of the three.
    """
    content, profile = table("targets"), who.profile
    for aim, looked_for in content["aim_words"].items():
        if _asked(who, looked_for):
            return aim
    if profile.maturity:
        return content["maturity"][profile.maturity]
    if not profile.levels:
        return "usage"
    mean = _mean(profile)
    return next((aim for aim in AIMS if mean < REACHED.get(aim, 4)), "integration")


def _aims(who: Situation, aim: Aim, needed: bool) -> dict[Aim, int]:
    """Return what each aim is worth to a person: that of the goal most, earlier ones where they are not reached."""
    if not needed:
        return {}
    worth = {aim: GOAL_AIM}
    for earlier in AIMS[: AIMS.index(aim)]:
        if _mean(who.profile) < REACHED[earlier]:
            worth[earlier] = EARLIER_AIM
    return worth


def _mean(profile: Profile) -> float:
    """Return the mean of the known levels, 0 where none is."""
    return sum(profile.levels.values()) / len(profile.levels) if profile.levels else 0.0


def _asked(who: Situation, looked_for: list[str]) -> bool:
    return names(padded(who.profile.goal or ""), looked_for)

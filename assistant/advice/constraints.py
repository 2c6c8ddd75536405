"""The hard constraints, one function each: an offer and a situation in, a criterion out.

The rule for what no source tells: an unknown prerequisite, price, opening, language or audience does not exclude an
offer; nor does an unknown mode or duration when a limit was given. Each such criterion is `unknown`, is shown, and makes
the offer rank lower. A demanded certification is the exception: a register would name it, so an offer of which nobody
says that it certifies does not meet the demand. A duration that is only told in days or months is read as the least it
can be (7 hours a day, 4 hours a month), so that a course of two years never passes for one of unknown length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from assistant.advice.lexicon import names, padded, phrases, table
from assistant.advice.models import Criterion, CriterionState
from assistant.advice.situation import Situation
from ingestion.catalogue.models import Expectation, Offer
from ingestion.french import fold

#: Hours of a day and of a half-day of training, and the least that a month of it and a course can be.
DAY, HALF_DAY, MONTH, LEAST = 7.0, 3.5, 4.0, 1.0
#: Least level on technique or fundamentals behind each of the study's entry requirements.
ENTRY = {"aucun": 0, "bases-informatique": 0, "elementaire": 1, "intermediaire": 2, "approfondie": 3}
HOME = {
    "france": frozenset({"france", "occitanie"}),
    "occitanie": frozenset({"france", "occitanie"}),
    "quebec": frozenset({"quebec"}),
    "europe": frozenset({"europe"}),
    "ailleurs": frozenset(),
}
WHEREVER = frozenset({"europe", "monde"})
CERTIFIED = {"any": {"rncp", "rs", "diplome"}, "rncp": {"rncp"}, "rs": {"rs"}}
_DURATION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:a\s*(\d+(?:[.,]\d+)?)\s*)?(heures?|h|jours?|jour|mois|ans?)\b")


@dataclass(frozen=True)
class State:
    """Where a person stands when a step begins: what earlier steps brought and left."""

    levels: Mapping[Expectation, int] = field(default_factory=dict)
    done: frozenset[str] = frozenset()
    hours: float = 0
    spent: float = 0


def say(key: str, **values: object) -> str:
    """Return a detail of a criterion in words."""
    return str(phrases()["details"][key]).format(**values)


def criterion(name: str, state: CriterionState, detail: str) -> Criterion:
    """Return a hard criterion."""
    return Criterion(name=name, state=state, detail=detail, hard=True)


def duration(offer: Offer) -> tuple[float | None, float | None]:
    """Return the least and the most hours an offer can take, as far as its record tells."""
    if offer.hours is not None:
        return offer.hours, offer.hours
    least, most = [], []
    for low, high, unit in _DURATION.findall(fold(offer.duration_text)):
        first, last = (float(number.replace(",", ".")) for number in (low, high or low))
        factor = DAY if unit[0] == "j" else MONTH if unit == "mois" else 12 * MONTH if unit[0] == "a" else 1
        least.append(first * factor)
        if factor in (1, DAY):
            most.append(last * factor)
    if "demi-journee" in fold(offer.duration_text):
        least.append(HALF_DAY)
        most.append(HALF_DAY)
    if offer.months:
        least.append(offer.months * MONTH)
    return (max(least) if least else None), (max(most) if most and len(most) == len(least) else None)


def hours_max(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the hours that are left suffice."""
    limit = who.profile.hours_max
    if limit is None:
        return None
    left = limit - state.hours
    low, high = duration(offer)
    told = say("hours", hours=number(low or 0), left=number(left)) if low else say("hours_unknown", left=number(left))
    if (LEAST if low is None else low) > left:
        return criterion("hours_max", "unmet", told)
    return criterion("hours_max", "met" if high is not None and high <= left else "unknown", told)


def territory(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer is in the person's territory, in one that they ask for, or open to all from afar."""
    if who.region is None:
        usual = offer.territory in (None, *HOME["france"])
        return None if usual else criterion("territory", "unknown", say("territory_abroad", place=where(offer)))
    allowed = HOME[who.region].union(*(HOME[place] for place in who.asked))
    remote = offer.mode == "distance"
    if offer.territory is None or (who.region == "ailleurs" and offer.mode is None and offer.territory != "quebec"):
        return criterion("territory", "unknown", say("territory_unknown"))
    near = offer.territory in allowed or (remote and offer.territory in WHEREVER)
    far = remote and who.region in {"ailleurs", "europe"} and offer.territory != "quebec"
    return criterion("territory", "met" if near or far else "unmet", say("territory", place=where(offer)))


def where(offer: Offer) -> str:
    """Return the territory of an offer in words."""
    return str(phrases()["territories"].get(offer.territory, offer.territory or ""))


def mode(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer is taught in the way that is asked for, and in none that is refused."""
    if who.profile.mode is None and not who.refused_modes:
        return None
    if offer.mode is None:
        return criterion("mode", "unknown", say("mode_unknown"))
    fits = who.profile.mode in (None, offer.mode) and offer.mode not in who.refused_modes
    return criterion("mode", "met" if fits else "unmet", str(phrases()["modes"][offer.mode]))


def start_by(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer is open on the last day on which the person can start; every step is held to it."""
    limit = who.profile.start_by
    if limit is None:
        return None
    days = [day for day in (offer.opens, *offer.starts) if day]
    if not days:
        return criterion("start_by", "unknown", say("start_unknown"))
    first = max(offer.opens, min(offer.starts)) if offer.opens and offer.starts else min(days)
    return criterion("start_by", "met" if first <= limit else "unmet", say("start", day=f"{first:%d/%m/%Y}"))


def status(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer is meant for people of that status; initial training is for students, or for who asks for a school."""
    if offer.statuses:
        told = say("statuses", statuses=", ".join(phrases()["statuses"].get(key, key) for key in offer.statuses))
        fits = who.status in offer.statuses
        return criterion("status", "unknown" if who.status is None else "met" if fits else "unmet", told)
    if offer.training == "initiale":
        if who.status == "etudiant":
            return criterion("status", "met", say("initial"))
        return criterion("status", "unknown" if who.status is None or who.school else "unmet", say("initial"))
    if who.status is None:
        return None
    return criterion("status", "unknown", say("status_unknown"))


def certification(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer leads to the certification that is demanded; nothing said is not met."""
    if who.certification is None:
        return None
    held = offer.certification
    if held is None:
        return criterion("certification", "unmet", say("certification_unknown"))
    fits = held.kind in CERTIFIED[who.certification]
    return criterion("certification", "met" if fits else "unmet", str(phrases()["certifications"][held.kind]))


def language(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer is taught in the person's language."""
    if who.language is None:
        return None
    if not offer.language:
        return criterion("language", "unknown", say("language_unknown"))
    told = str(phrases()["languages"].get(offer.language, offer.language))
    return criterion("language", "met" if offer.language == who.language else "unmet", told)


def generates(offer: Offer) -> bool | None:
    """Tell whether an offer makes one use generative tools: what its record says, or what its title and tools name."""
    if offer.generative or names(padded(offer.title, *offer.tools), table("lexicon")["generative_tools"]):
        return True
    return offer.generative


def refuses(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the offer does without the tools, providers and ways that the person refuses."""
    if not who.no_generative and not who.refused:
        return None
    text = padded(offer.title, offer.provider, offer.content, *offer.tools)
    named = [phrase.strip() for phrase in who.refused if phrase in text]
    generative = generates(offer) if who.no_generative else False
    if named or generative:
        return criterion("refuses", "unmet", say("refused", what=", ".join(named) or say("generative")))
    known = generative is False and (not who.refused or bool(offer.tools))
    return criterion("refuses", "met" if known else "unknown", say("refusal_met" if known else "refusal_unknown"))


def budget(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the price is within what is left of the budget."""
    limit = who.profile.budget
    if limit is None:
        return None
    if offer.price is None or (offer.price and (offer.currency == "CAD") != (who.region == "quebec")):
        return criterion("budget", "unknown", offer.price_text or say("price_unknown"))
    told = say("price", price=number(offer.price), currency=phrases()["currencies"].get(offer.currency, offer.currency))
    return criterion("budget", "met" if offer.price <= limit - state.spent else "unmet", told)


def prerequisites(offer: Offer, who: Situation, state: State) -> Criterion | None:
    """Whether the person, or an earlier step, brings what the offer asks for at the entry."""
    asked, brought = offer.prerequisites, who.profile.prerequisites
    parts: list[CriterionState] = []
    if asked.entry == "non-specifie":
        parts.append("unknown")
    elif asked.entry:
        reached = max(state.levels.get("technique", 0), state.levels.get("fondamentaux", 0))
        # what an earlier step brings can only help: it must not turn what is unknown of the person into a failure
        known = {"technique", "fondamentaux"} & set(who.profile.levels)
        parts.append("met" if ENTRY[asked.entry] <= reached else "unmet" if known else "unknown")
    for needed, held in ((asked.years_experience, brought.years_experience), (asked.education, brought.education)):
        if needed:
            parts.append("unknown" if held is None else "met" if held >= needed else "unmet")
    if asked.offers:
        parts.append("met" if set(asked.offers) <= state.done else "unmet")
    if not parts:
        parts.append("unknown")
    worst = next(found for found in ("unmet", "unknown", "met") if found in parts)
    return criterion(
        "prerequisites", worst, asked.text or say("prerequisites_" + (asked.entry or worst).replace("-", "_"))
    )


def number(value: float) -> str:
    """Return a number as it is written in French."""
    return f"{value:g}".replace(".", ",")


Constraint = Callable[[Offer, Situation, State], Criterion | None]
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


def judge(offer: Offer, who: Situation, state: State) -> list[Criterion]:
    """Return every hard criterion that the profile sets for an offer."""
    return [found for check in CONSTRAINTS.values() if (found := check(offer, who, state))]


def broken(offer: Offer, who: Situation, state: State) -> frozenset[str]:
    """Return the names of the hard constraints that an offer breaks."""
    return frozenset(found.name for found in judge(offer, who, state) if found.state == "unmet")

"""Every hard constraint that a pathway breaks, judged from the profile and the records alone.

Written from what the assistant promises, not from its code: prerequisites (met by the person or by an earlier step),
territory and mode, hours and until when, status, certification, opening date, language, refusals, budget. What no
source tells breaks nothing, except a certification that is demanded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.advice.models import Pathway, Profile, Step
from eval.advice.record import certifies, generates, least_hours, named, ways
from ingestion.catalogue.models import Offer
from ingestion.french import fold

MOST_STEPS = 4
_QUEBEC = ("quebec", "montreal", "gatineau", "sherbrooke", "laval")
_EUROPE = ("bruxelles", "belgique", "suisse", "geneve")
_ASKS_QUEBEC = ("quebecois", "au quebec", "a montreal")
_ASKS_FRANCE = ("francais", "en france", "a paris")
_ASKS_EUROPE = ("barcelone", "cologne", "etranger", "europe", "espagne")
_SCHOOL = ("master", "mastere", "bachelor", "ecole", "cursus", "diplome", "licence", "etudes")
_STUDENT = ("etudiant", "eleve", "apprenti", "alternant")
_STATUSES = {
    "salarie": ("salarie",), "intermittent": ("intermittent",), "auteur": ("auteur", "autrice"),
    "independant": ("independant", "freelance"), "etudiant": _STUDENT, "demandeur-emploi": ("demandeu", "chomage"),
    "dirigeant": ("dirigeant", "gerant"), "formateur": ("format", "enseignant"),
}  # fmt: skip
#: Level on technique or fundamentals that each known step of the study's scale of entry asks for.
_ENTRY = {"aucun": 0, "bases-informatique": 0, "elementaire": 1, "intermediaire": 2, "approfondie": 3}


def faults(pathway: Pathway, profile: Profile, offers: Mapping[str, Offer]) -> list[str]:
    """Return « constraint: offer » for everything that a pathway breaks."""
    found = [] if len(pathway.steps) <= MOST_STEPS else ["steps"]
    ids = [step.offer or step.activity for step in pathway.steps]
    found += ["repeated"] if len(set(ids)) < len(ids) else []
    if profile.hours_max is not None:
        hours = sum(least_hours(offers[step.offer]) or 0 for step in pathway.steps if step.offer)
        found += ["hours in all"] if hours > profile.hours_max else []
    if profile.budget is not None:
        spent = sum(offers[step.offer].price or 0 for step in pathway.steps if step.offer)
        found += ["budget in all"] if spent > profile.budget else []
    for row, step in enumerate(pathway.steps):
        if step.offer:
            earlier = [offers[one.offer] for one in pathway.steps[:row] if one.offer]
            broken = [name for name, check in _CHECKS.items() if check(offers[step.offer], profile)]
            broken += ["prerequisites"] if _lacks(offers[step.offer], profile, earlier) else []
            broken += ["shown unmet"] if _shown_unmet(step) else []
            found += [f"{name}: {step.offer}" for name in broken]
    return found


def place(profile: Profile) -> str | None:
    """Return the country that a profile names, None where it names none."""
    told = fold(profile.territory or "")
    if any(name in told for name in _QUEBEC):
        return "quebec"
    return "europe" if any(name in told for name in _EUROPE) else "france" if told else None


def _territory(offer: Offer, profile: Profile) -> bool:
    home, goal = place(profile), fold(profile.goal or "")
    if home is None or offer.territory is None:
        return offer.territory == "quebec" and home is None and not _any(goal, _ASKS_QUEBEC)
    land = {"occitanie": "france"}.get(offer.territory, offer.territory)
    asked = {
        country
        for country, asks in (("quebec", _ASKS_QUEBEC), ("france", _ASKS_FRANCE), ("europe", _ASKS_EUROPE))
        if _any(goal, asks)
    }
    if land == home or land in asked:
        return False
    return not ("distance" in ways(offer) and (home == "europe" or land in {"europe", "monde"}) and land != "quebec")


def _mode(offer: Offer, profile: Profile) -> bool:
    left = [way for way in ways(offer) if not _refused(way, profile)]
    wanted = profile.mode in (None, *left) or (profile.mode == offer.mode and bool(left))
    return bool(ways(offer)) and not (left and wanted)


def _refused(way: str, profile: Profile) -> bool:
    refused = {fold(text) for text in profile.refuses}
    return way in refused or (way == "mixte" and bool(refused & {"distance", "presentiel"}))


def _hours(offer: Offer, profile: Profile) -> bool:
    least = least_hours(offer)
    return profile.hours_max is not None and least is not None and least > profile.hours_max


def _opening(offer: Offer, profile: Profile) -> bool:
    limit = profile.start_by
    late = bool(offer.starts) and limit is not None and min(offer.starts) > limit
    return late or bool(limit and offer.opens and offer.opens > limit)


def _status(offer: Offer, profile: Profile) -> bool:
    told = fold(profile.status or "")
    if not told:
        return False
    if offer.statuses:
        return not any(_any(told, _STATUSES[status]) for status in offer.statuses)
    school = _any(fold(profile.goal or ""), _SCHOOL)
    return offer.training == "initiale" and not _any(told, _STUDENT) and not school


def _certification(offer: Offer, profile: Profile) -> bool:
    return bool(profile.certification) and not certifies(offer, profile.certification or True)


def _language(offer: Offer, profile: Profile) -> bool:
    return bool(profile.language and offer.language) and offer.language != profile.language


def _refusal(offer: Offer, profile: Profile) -> bool:
    refused = [text for text in map(fold, profile.refuses) if text not in {"distance", "presentiel"}]
    generative = any("generative" in text or text in {"ia", "toute ia"} for text in refused)
    return (generative and generates(offer)) or any(named(offer, text) for text in refused if "ia" not in text.split())


def _budget(offer: Offer, profile: Profile) -> bool:
    return profile.budget is not None and offer.price is not None and offer.price > profile.budget


def _lacks(offer: Offer, profile: Profile, earlier: Sequence[Offer]) -> bool:
    """Tell whether a prerequisite is known not to be met by the person nor by an earlier step."""
    asked, brought = offer.prerequisites, profile.prerequisites
    pairs = ((asked.years_experience, brought.years_experience), (asked.education, brought.education))
    short = [needed is not None and held is not None and held < needed for needed, held in pairs]
    missing = not set(asked.offers) <= {one.id for one in earlier}
    keys = {"technique", "fondamentaux"}
    told = [level for key, level in profile.levels.items() if key in keys]
    brings = [level.level for one in earlier for key, level in one.levels.items() if key in keys]
    unready = bool(told) and asked.entry in _ENTRY and max([*told, *brings]) < _ENTRY[asked.entry or "aucun"]
    return any(short) or missing or unready


def _shown_unmet(step: Step) -> bool:
    return any(found.hard and found.state == "unmet" for found in step.criteria)


def _any(text: str, looked_for: Sequence[str]) -> bool:
    return any(word in text for word in looked_for)


_CHECKS: dict[str, Callable[[Offer, Profile], bool]] = {
    "no course": lambda offer, profile: offer.kind == "gap",
    "territory": _territory,
    "mode": _mode,
    "hours": _hours,
    "opening": _opening,
    "status": _status,
    "certification": _certification,
    "language": _language,
    "refusal": _refusal,
    "budget": _budget,
}

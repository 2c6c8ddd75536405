"""The steps that a pathway is made from: what each covers, and what it is worth besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.advice.activities import Activity, activities, activity_criteria, suits
from assistant.advice.constraints import LEAST, State, broken, duration, judge, say
from assistant.advice.lexicon import names, padded, phrases, table
from assistant.advice.models import Criterion, CriterionState
from assistant.advice.needs import AIMS, Needs
from assistant.advice.situation import Situation
from assistant.advice.trade_fit import TradeBook, same_words
from ingestion.catalogue.models import Aim, Expectation, Offer

#: Points: a level gained; a course for the trade of which nothing else is known; a way to learn for one expectation.
LEVEL, TRADE, WAY = 10, 5, 3
#: Points of a soft criterion that is met or not, and of a hard one that nobody can judge.
SOFT = {"trade": (4, -8), "sector": (2, -6), "cost": (1, -1)}
QUALITY = (1, 0)
UNKNOWN, STEP = -2, -2
#: Points of initial training for a person who neither says that they study nor asks for a school.
SCHOOL = -20


@dataclass(frozen=True)
class Candidate:
    """An offer or a way to learn as the search sees it. `covers`: dimension → points, of which a set counts the best."""

    id: str
    covers: Mapping[str, int]
    merit: int
    hours: float
    price: float
    offer: Offer | None = None
    activity: Activity | None = None
    criteria: tuple[Criterion, ...] = ()

    @property
    def worth(self) -> int:
        """Points of the candidate alone: the most it can bring to any pathway."""
        return sum(self.covers.values()) + self.merit

    @property
    def gains(self) -> dict[Expectation, int]:
        """Level that its record says it leads to, by expectation."""
        return {key: level.level for key, level in self.offer.levels.items()} if self.offer else {}


def candidates(offers: Iterable[Offer], who: Situation, needs: Needs, book: TradeBook) -> list[Candidate]:
    """Return what serves a need and breaks no constraint that an earlier step could not lift, the worthiest first."""
    start = State(levels=who.profile.levels)
    found = [
        candidate
        for offer in offers
        if (covers := covered(offer, who, needs, book)) and not broken(offer, who, start) - {"prerequisites"}
        for candidate in (offer_candidate(offer, covers, who, book, start),)
    ]
    found += [activity_candidate(activity, who, needs) for activity in activities() if suits(activity, who)]
    return sorted((one for one in found if one.covers), key=lambda one: (-one.worth, one.id))


def covered(offer: Offer, who: Situation, needs: Needs, book: TradeBook) -> dict[str, int]:
    """Return what an offer covers of the needs; empty for what is no course that a person could take.

    A need without a course, a programme reserved to people its text names, an imported course that is not about AI, and
    an offer of which nobody says what it brings are no steps.
    """
    reserved = offer.kind == "programme" and bool(offer.prerequisites.text)
    foreign = offer.source != "corpus" and not names(padded(offer.title, offer.content), table("lexicon")["ai"])
    if offer.kind == "gap" or reserved or foreign or not needs.missing:
        return {}
    covers: dict[str, int] = {}
    for key, missing in needs.missing.items():
        level = offer.levels[key].level if key in offer.levels else 0
        gained = min(level, needs.targets[key]) - (needs.targets[key] - missing)
        if gained > 0:
            covers[key] = LEVEL * gained
    covers |= {f"aim:{aim}": needs.aims[aim] for aim in aims_of(offer) if aim in needs.aims}
    if trade_fit(offer, who, book) == "met":
        covers["trade"] = TRADE
    return covers


def aims_of(offer: Offer) -> tuple[Aim, ...]:
    """Return the aims of an offer, and those before them where its levels are known: the study's aims are three degrees."""
    if not offer.aims or not any(level.level for level in offer.levels.values()):
        return offer.aims
    return AIMS[: max(AIMS.index(aim) for aim in offer.aims) + 1]


def offer_candidate(offer: Offer, covers: dict[str, int], who: Situation, book: TradeBook, start: State) -> Candidate:
    """Return an offer with the points of its soft criteria, less those of what is unknown."""
    soft = soft_criteria(offer, who, book)
    merit = STEP + sum(_points(found) for found in soft)
    if offer.training == "initiale" and who.status is None and not who.school:
        merit += SCHOOL
    doubts = UNKNOWN * sum(found.state == "unknown" for found in judge(offer, who, start))
    # what nobody knows makes an offer rank lower; it never makes one worthless that would otherwise serve
    merit = min(merit, max(merit + doubts, 1 - sum(covers.values())))
    return Candidate(
        id=offer.id,
        covers=covers,
        merit=merit,
        hours=duration(offer)[0] or LEAST,
        price=offer.price or 0,
        offer=offer,
        criteria=tuple(soft),
    )


def activity_candidate(activity: Activity, who: Situation, needs: Needs) -> Candidate:
    """Return a way to learn; it counts where a need is left, or to stay up to date where none is."""
    covers: dict[str, int] = {key: WAY for key in activity.serves if key in needs.missing}
    if not needs.missing and activity.maintains:
        covers = {"maintains": WAY}
    criteria = tuple(activity_criteria(activity, who))
    return Candidate(
        id=activity.id,
        covers=covers,
        merit=STEP,
        hours=activity.hours or 0,
        price=0,
        activity=activity,
        criteria=criteria,
    )


def soft_criteria(offer: Offer, who: Situation, book: TradeBook) -> list[Criterion]:
    """Return the criteria that are weighed and shown, each met, not met or unknown."""
    trade, sector = trade_fit(offer, who, book), sector_fit(offer, who)
    found = [
        Criterion(name="trade", state=trade, detail=say(f"trade_{trade}", trades=", ".join(offer.trades))),
        Criterion(name="sector", state=sector, detail=say(f"sector_{sector}", sectors=", ".join(offer.sectors))),
    ]
    found += [
        _told(name, getattr(offer, name)) for name in ("practice", "active_trainers", "law_ethics", "open_source")
    ]
    level = offer.levels.get("organisation")
    found.append(_told("organisation", None if level is None else level.level >= 2))
    found.append(Criterion(name="cost", state="unknown", detail=offer.price_text or say("price_unknown")))
    if offer.price is not None:
        free: CriterionState = "met" if offer.price == 0 else "unknown"
        shown = say(
            "price", price=f"{offer.price:g}", currency=phrases()["currencies"].get(offer.currency, offer.currency)
        )
        found[-1] = Criterion(name="cost", state=free, detail=shown)
    known = any(level.level for level in offer.levels.values())
    detail = say("adds_known" if known else "adds_unknown")
    return [*found, Criterion(name="adds", state="met" if known else "unknown", detail=detail)]


def trade_fit(offer: Offer, who: Situation, book: TradeBook) -> CriterionState:
    """Return whether an offer is meant for the person's trade: by its names, its code, or the very words."""
    if not who.profile.trade or not (offer.trades or offer.rome):
        return "unknown"
    named = book.of(offer)
    if named & who.trades or same_words(who.profile.trade, offer.trades):
        return "met"
    return "met" if not offer.trades and who.rome & set(offer.rome) else "unmet"


def sector_fit(offer: Offer, who: Situation) -> CriterionState:
    """Return whether an offer is meant for the person's sector; « culture » covers all of them."""
    if not who.sectors or not offer.sectors:
        return "unknown" if not {"sante", "presse"} & set(offer.sectors) else "unmet"
    return "met" if {"culture", *who.sectors} & set(offer.sectors) else "unmet"


def _told(name: str, value: bool | None) -> Criterion:
    """Return a quality criterion from what the record says."""
    if value is None:
        return Criterion(name=name, state="unknown", detail=say("not_said"))
    return Criterion(name=name, state="met" if value else "unmet", detail=say("said" if value else "said_no"))


def _points(found: Criterion) -> int:
    """Return the points of a soft criterion; an unknown one gives none."""
    met, unmet = SOFT.get(found.name, QUALITY if found.name != "adds" else (0, 0))
    return {"met": met, "unmet": unmet, "unknown": 0}[found.state]

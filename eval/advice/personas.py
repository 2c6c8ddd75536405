"""Asks the adviser for every persona and compares the pathway with the labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pydantic import Field

from assistant.advice.adviser import Adviser
from assistant.advice.lexicon import phrases
from assistant.advice.models import Pathway
from eval.advice.cases import DAY, Persona
from eval.advice.conditions import holds
from eval.advice.oracle import faults
from eval.advice.support import unsupported
from eval.advice.warned import missing_warnings
from eval.records import Strict
from eval.statistics import wilson
from ingestion.catalogue.models import Offer
from ingestion.models import Passage


class Shelf:
    """What the advice of a bench is judged with: the adviser, its records and its passages."""

    def __init__(self, adviser: Adviser, offers: Iterable[Offer], passages: Iterable[Passage]) -> None:
        self.adviser = adviser
        self.offers: Mapping[str, Offer] = {offer.id: offer for offer in offers}
        self.passages: Mapping[str, Passage] = {passage.id: passage for passage in passages}

    def advise(self, persona: Persona) -> Pathway:
        """Return the pathway for a persona on the day of the suite."""
        return self.adviser.recommend(persona.profile, DAY)


class Judged(Strict):
    """One persona: what was proposed, and what was wrong under each check. A check that does not apply is absent."""

    id: str
    status: str
    proposed: list[str]
    wrong: dict[str, list[str]] = Field(description="Check → faults; empty: it holds")


class Share(Strict):
    """How many hold of those that a check applies to, with its 95 % interval (Wilson)."""

    check: str
    held: int
    n: int
    low: float
    high: float


def judge(shelf: Shelf, persona: Persona) -> Judged:
    """Return what is right and wrong with the pathway of one persona."""
    pathway = shelf.advise(persona)
    wrong = {"valid": _valid(pathway, shelf.offers)}
    if not wrong["valid"]:
        wrong |= {name: check(persona, pathway, shelf) for name, check in _CHECKS.items() if _applies(name, persona)}
    proposed = [step.offer or step.activity or "" for step in pathway.steps]
    return Judged(id=persona.id, status=pathway.status, proposed=proposed, wrong=wrong)


def shares(judged: Sequence[Judged]) -> list[Share]:
    """Return how each check came out over some personas, in a fixed order."""
    found = []
    for name in ("valid", *_CHECKS):
        results = [not one.wrong[name] for one in judged if name in one.wrong]
        if results:
            low, high = wilson(sum(results), len(results))
            found.append(Share(check=name, held=sum(results), n=len(results), low=low, high=high))
    return found


def _applies(name: str, persona: Persona) -> bool:
    """Tell whether a check says anything of a persona: those on a label need that label."""
    labels = {"within": persona.may, "must": persona.must, "proved_by": persona.needs_from}
    return bool(labels.get(name, True))


def _valid(pathway: Pathway, offers: Mapping[str, Offer]) -> list[str]:
    return [f"unknown offer: {step.offer}" for step in pathway.steps if step.offer and step.offer not in offers]


def _status(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    return [] if pathway.status in persona.status else [pathway.status]


def _constraints(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    return faults(pathway, persona.profile, shelf.offers)


def _must(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    proposed = {step.offer or step.activity for step in pathway.steps}
    return [" | ".join(group) for group in persona.must if not proposed & set(group)]


def _must_not(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    return [
        f"{condition}: {step.offer or step.activity}"
        for step in pathway.steps
        for condition in persona.must_not
        if holds(condition, step, shelf.offers.get(step.offer or ""))
    ]


def _within(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    allowed = [*persona.may, *(identifier for group in persona.must for identifier in group)]
    return [
        str(step.offer or step.activity)
        for step in pathway.steps
        if not any(holds(condition, step, shelf.offers.get(step.offer or "")) for condition in allowed)
    ]


def _warnings(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    told = {reason.kind for reason in pathway.warnings}
    return [kind for kind in persona.warnings if kind not in told] + missing_warnings(pathway, shelf.offers, DAY)


def _told(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    """Return what ought to be told and is not: uncovered needs, what to relax, what is unknown, what to ask."""
    unknown = {found.name for step in pathway.steps for found in step.criteria if found.state == "unknown"}
    relaxed = [set(choice.constraints) for choice in pathway.relax]
    found = [f"uncovered: {key}" for key in persona.unmet if not _uncovered(key, pathway, shelf)]
    found += [f"relax: {names}" for names in persona.relax if not any(set(names) <= one for one in relaxed)]
    found += [f"unknown: {name}" for name in persona.shown if name not in unknown]
    asked = [name for name in persona.asks if getattr(persona.profile, name) is not None or not pathway.questions]
    return found + [f"asked: {name}" for name in asked]


def _uncovered(key: str, pathway: Pathway, shelf: Shelf) -> bool:
    """Tell whether a need of an expectation is told as uncovered, by the words of the assistant's own catalogue."""
    return any(phrases()["expectations"][key] in text for text in pathway.unmet)


def _supported(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    return unsupported(pathway, shelf.passages, shelf.offers)


def _proved_by(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    """Return the offers of which no reason for the need comes from the study that is wanted."""
    found = []
    for step in pathway.steps:
        needs = [citation.source for reason in step.why if reason.kind == "need" for citation in reason.citations]
        if step.offer and persona.needs_from not in needs:
            found.append(f"{step.offer}: {', '.join(needs) or 'none'}")
    return found


def _steady(persona: Persona, pathway: Pathway, shelf: Shelf) -> list[str]:
    return [] if shelf.advise(persona) == pathway else ["another pathway"]


Check = Callable[[Persona, Pathway, Shelf], list[str]]
_CHECKS: dict[str, Check] = {
    "constraints": _constraints,
    "status": _status,
    "must": _must,
    "must_not": _must_not,
    "within": _within,
    "warnings": _warnings,
    "told": _told,
    "supported": _supported,
    "proved_by": _proved_by,
    "steady": _steady,
}

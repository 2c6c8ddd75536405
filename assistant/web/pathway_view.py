"""A pathway as its templates show it: no markup here, no logic there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import Field

from assistant.advice.lexicon import phrases
from assistant.advice.models import CriterionState, Pathway, PathwayStatus, Profile, Reason, Relaxation, Step
from assistant.export.figures import Figure, figures_of
from assistant.export.pathway_document import about, gains
from assistant.export.pathway_words import Fact, Words, hours_told, step_facts
from assistant.models import Answer, Citation, Language, Quoted, Record, Sentence
from assistant.web.pathway_profile import without
from assistant.web.sources import Card, Shelf, cards_of
from assistant.web.support import plural
from assistant.web.turns import Line, groups_of
from ingestion.catalogue.models import Offer

#: What stands in the line under the title of a step, and what under it.
FIRST, SECOND = ("hours", "mode", "price"), ("provider", "place", "certification", "opens", "checked", "way")

#: Offers that a relaxation names on the page.
NAMED = 4


class Shown(Record):
    """One criterion in words."""

    name: str
    state: CriterionState
    said: str
    detail: str
    hard: bool


class Stage(Record):
    """A step on the timeline."""

    number: int
    title: str
    activity: bool
    first: list[Fact]
    second: list[Fact]
    adds: list[str]
    known: bool = Field(description="Whether a source says what it adds")
    why: list[Line]
    criteria: list[Shown]
    tally: str
    alternative: str = ""
    difference: str = ""
    ask: list[str]


class Warned(Record):
    """A warning and the steps that it is about."""

    title: str
    about: str
    lines: list[Line]


class Opening(Record):
    """What giving up some constraints would open."""

    text: str
    titles: list[str]
    more: int = 0
    constraints: list[str] = Field(default_factory=list, description="Empty where nothing on the page can be given up")


class Asked(Record):
    """A question to the person and the line of the card that answers it."""

    text: str
    line: str


class Route(Record):
    """The whole of what stands beside the profile."""

    status: PathwayStatus
    count: str = ""
    hours: str = ""
    stages: list[Stage] = Field(default_factory=list)
    warnings: list[Warned] = Field(default_factory=list)
    openings: list[Opening] = Field(default_factory=list)
    unmet: list[str] = Field(default_factory=list)
    questions: list[Asked] = Field(default_factory=list)
    cards: list[Card] = Field(default_factory=list)
    figures: list[Figure] = Field(default_factory=list)
    announcement: str = ""


def route_of(
    pathway: Pathway,
    offers: Mapping[str, Offer],
    shelf: Shelf,
    said: Words,
    words: dict[str, Any],
    language: Language,
) -> Route:
    """Return a pathway as it is shown; `said`: the words of a pathway, `words`: those of the pages."""
    told = proven([*pathway.warnings, *(reason for step in pathway.steps for reason in step.why)])
    lines = lines_of(told, shelf, words)
    warned, proofs = lines[: len(pathway.warnings)], iter(lines[len(pathway.warnings) :])
    stages = [
        _stage(row, step, [next(proofs) for _ in step.why], offers.get(step.offer or ""), said, language)
        for row, step in enumerate(pathway.steps, 1)
    ]
    count = plural(said["steps_count"], len(stages)) if stages else ""
    hours = hours_told(pathway, said) if stages else ""
    status = said["status"][pathway.status]
    return Route(
        status=pathway.status,
        count=count,
        hours=hours,
        stages=stages,
        warnings=[
            Warned(title=reason.title, about=about(reason, pathway, said), lines=[line])
            for reason, line in zip(pathway.warnings, warned, strict=True)
        ],
        openings=[_opening(choice, pathway.profile, offers) for choice in pathway.relax],
        unmet=pathway.unmet if pathway.status != "need_more" else [],
        questions=[Asked(text=text, line=_line_of(text)) for text in pathway.questions],
        cards=cards_of(told, shelf, words),
        figures=figures_of(pathway),
        announcement=", ".join(part for part in (status, count, hours) if part),
    )


def proven(reasons: Sequence[Reason]) -> Answer:
    """Return reasons as the sentences of an answer, so that they are proven on screen by the panel of the conversation."""
    citations: dict[int, Citation] = {}
    sentences = []
    for reason in reasons:
        for citation in reason.citations:
            citations.setdefault(citation.n, citation)
        quoted = [Quoted(n=citation.n, start=citation.start, end=citation.end) for citation in reason.citations]
        numbers = [citation.n for citation in reason.citations]
        sentences.append(Sentence(text=reason.text, citations=numbers, quoted=quoted, support="verbatim"))
    return Answer(question="", status="answered", sentences=sentences, citations=list(citations.values()))


def lines_of(answer: Answer, shelf: Shelf, words: dict[str, Any]) -> list[Line]:
    """Return the sentences of an answer, one line each, with their markers."""
    return [line for group in groups_of(answer, shelf, words) for line in group.lines]


def _stage(row: int, step: Step, why: list[Line], offer: Offer | None, said: Words, language: Language) -> Stage:
    facts = {fact.name: fact for fact in step_facts(step, offer, language)}
    criteria = [
        Shown(
            name=said["criteria"].get(found.name, found.name),
            state=found.state,
            said=said["states"][found.state],
            detail=found.detail,
            hard=found.hard,
        )
        for found in step.criteria
    ]
    return Stage(
        number=row,
        title=step.title,
        activity=step.offer is None,
        first=[facts[name] for name in FIRST if name in facts],
        second=[facts[name] for name in SECOND if name in facts],
        adds=gains(step, said),
        known=bool(step.adds),
        why=why,
        criteria=criteria,
        tally=_tally(criteria, said),
        alternative=step.alternative.title if step.alternative else "",
        difference=step.alternative.difference if step.alternative else "",
        ask=step.ask_provider,
    )


def _tally(criteria: Iterable[Shown], said: Words) -> str:
    """Return how many criteria are in each state: « 4 remplis, 1 non rempli, 6 à vérifier »."""
    states = [found.state for found in criteria]
    counted = [(states.count(state), said["tally"][state]) for state in ("met", "unmet", "unknown")]
    return ", ".join(plural(forms, count) for count, forms in counted if count)


def _opening(choice: Relaxation, profile: Profile, offers: Mapping[str, Offer]) -> Opening:
    """Return a relaxation; it can be taken up where giving the constraints up changes the profile."""
    titles = [offers[one].title for one in choice.opens if one in offers]
    changes = without(profile, choice.constraints) != profile
    return Opening(
        text=choice.text,
        titles=titles[:NAMED],
        more=max(0, len(titles) - NAMED),
        constraints=choice.constraints if changes else [],
    )


def _line_of(question: str) -> str:
    """Return the line of the card that a question of the adviser is about."""
    asked = {text: name for name, text in phrases()["questions"].items()}
    return asked.get(question, "goal")

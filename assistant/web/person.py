"""What was understood of the person, and the pathway in short, as the card under an answer shows them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pydantic import Field

from assistant.advice.held import ASSESSMENT, FORM, HeldProfile
from assistant.advice.models import Pathway, Step
from assistant.advice.reading.telling import ProfileLine, lines_of
from assistant.advice.reading.trade import TradeNames
from assistant.models import Answer, Language, Record
from assistant.words import catalogue
from ingestion.catalogue.trades import Trades
from ingestion.settings import IngestionSettings

WORDS = Path(__file__).parent / "words" / "person"
PAGE: dict[Language, str] = {"fr": "mon-parcours", "en": "mon-parcours-en"}
RECORD: dict[Language, str] = {"fr": "catalogue?offre={offer}", "en": "catalogue-en?offre={offer}"}


class Understood(Record):
    """One line of the profile."""

    label: str
    value: str
    origin: str = Field(description="Where it comes from, for who points at the line or moves to it")
    fill: str = Field(description="What its button puts into the question box")
    correct: str = Field(description="Name of that button")


class Brief(Record):
    """One step of a pathway in a line."""

    title: str
    facts: str
    href: str = Field(default="", description="Its record in the catalogue; empty for what is no offer")


class Person(Record):
    """The card."""

    title: str
    lines: list[Understood] = Field(default_factory=list)
    correct: str
    heading: str = ""
    steps: list[Brief] = Field(default_factory=list)
    open: str
    href: str
    answers: str = Field(description="What stands above the answers that can be pressed")


def person_of(answer: Answer, language: Language) -> Person | None:
    """Return the card of an answer in an interface of `language`; None where the answer is about nobody."""
    if answer.profile is None:
        return None
    said = catalogue(language, WORDS)
    held = HeldProfile.model_validate(answer.profile)
    pathway = Pathway.model_validate(answer.pathway) if answer.pathway else None
    return Person(
        title=said["title"],
        lines=[_line(line, said) for line in lines_of(held, language, trade_names())],
        correct=said["correct"],
        heading=_heading(pathway, said),
        steps=[_brief(step, said, language) for step in pathway.steps] if pathway else [],
        open=said["open"],
        href=PAGE[language],
        answers=said["answers"],
    )


@lru_cache
def trade_names() -> TradeNames:
    """Return every way to name a trade, for trades to be shown in both genders."""
    return TradeNames(Trades.load(IngestionSettings().corpus))


def _line(line: ProfileLine, said: dict[str, Any]) -> Understood:
    origins = {FORM: said["form"], ASSESSMENT: said["assessment"], "": said["deduced"]}
    return Understood(
        label=line.label,
        value=line.value,
        origin=origins.get(line.origin) or said["from"].format(words=line.origin),
        fill=said["fill"].format(label=line.label.lower()),
        correct=said["correct_rest"].format(label=line.label, value=line.value),
    )


def _heading(pathway: Pathway | None, said: dict[str, Any]) -> str:
    """Return what stands above the steps; nothing where no pathway was worked out."""
    if pathway is None or pathway.status == "need_more":
        return ""
    return str(said["none"] if pathway.status == "no_fit" else said["steps"])


def _brief(step: Step, said: dict[str, Any], language: Language) -> Brief:
    """Return a step in a line; what no source says is said to be unknown."""
    if step.offer is None:
        return Brief(title=step.title, facts=said["activity"])
    hours = said["hours"].format(hours=f"{step.hours:g}".replace(".", ",")) if step.hours else said["no_hours"]
    return Brief(title=step.title, facts=hours, href=RECORD[language].format(offer=quote(step.offer)))

"""The self-assessment: plain questions place a person on the six expectations, and an organisation by its maturity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from pydantic import Field, model_validator

from assistant.advice.lexicon import HERE, table
from assistant.advice.models import Maturity, Profile, Reason
from assistant.advice.needs import needs_of
from assistant.advice.reasons import Proofs
from assistant.advice.situation import read
from assistant.advice.trade_fit import TradeBook
from assistant.models import Record
from ingestion.catalogue.models import EXPECTATIONS, Expectation
from ingestion.catalogue.trades import Trades
from ingestion.corpus import load_yaml
from ingestion.models import Strict

#: The passages that say how the Occitanie study tells organisations apart.
MATURITY_PASSAGES = {
    "pionniere": "occitanie-edec-2024/definition-pionnieres",
    "experimentatrice": "occitanie-edec-2024/definition-pionnieres",
    "suiveuse": "occitanie-edec-2024/definition-suiveuses",
    "refractaire": "occitanie-edec-2024/definition-suiveuses",
}


class Question(Strict):
    """One question; its n-th answer is level n - 1 of an expectation, or the n-th of `places`."""

    id: str
    text: str
    example: str
    answers: tuple[str, ...] = Field(min_length=4, max_length=4)
    expectation: Expectation | None = None
    places: tuple[Maturity, ...] = ()


class Answers(Record):
    """What a person answered: question → row of the answer from 0, None where it was skipped.

    The answers may also be given alone, without `answers` around them.
    """

    answers: dict[str, int | None] = Field(default_factory=dict)
    goal: str | None = Field(default=None, description="In words, or an aim, for the levels to compare with")

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, given: Any) -> Any:
        """Put answers that are given alone under their name."""
        if not isinstance(given, dict) or "answers" in given:
            return given
        return {"answers": {key: row for key, row in given.items() if key != "goal"}, "goal": given.get("goal")}


class Assessment(Record):
    """Where a person stands, and what that rests on."""

    levels: dict[Expectation, int] = Field(description="0 to 3; an expectation without an answer is missing")
    targets: dict[Expectation, int] = Field(description="The level that the goal asks for, 0 to 3")
    maturity: Maturity | None = None
    rests_on: dict[str, list[str]] = Field(description="Expectation or `maturity` → questions that were answered")
    skipped: list[str] = Field(description="Questions without an answer")
    why: list[Reason] = Field(description="What the studies say of the levels that were found, word for word")


class UnknownAnswer(ValueError):
    """An answer to no question, or one that the question does not have; the message is one French sentence."""


@lru_cache
def questionnaire() -> tuple[Question, ...]:
    """Return the questions in the order in which they are asked."""
    return tuple(Question.model_validate(entry) for entry in load_yaml(HERE / "assessment.yaml"))


def assess(given: Answers, proofs: Proofs) -> Assessment:
    """Return where a person stands; raise `UnknownAnswer` for an answer that is not one of the form's.

    A level is the mean of the answers on its expectation, rounded down, so that nobody is placed above what they said;
    of two maturities named as often, the less advanced counts.
    """
    answered = {question.id: row for question, row in _answered(given.answers)}
    rows: dict[Expectation, list[int]] = {}
    places: Counter[Maturity] = Counter()
    rests_on: dict[str, list[str]] = {}
    for question in questionnaire():
        if question.id not in answered:
            continue
        row = answered[question.id]
        rests_on.setdefault(question.expectation or "maturity", []).append(question.id)
        if question.expectation:
            rows.setdefault(question.expectation, []).append(row)
        else:
            places[question.places[row]] += 1
    levels = {key: sum(rows[key]) // len(rows[key]) for key in EXPECTATIONS if key in rows}
    maturity = _maturity(places)
    who = read(Profile(goal=given.goal, levels=levels, maturity=maturity), date.today(), TradeBook(Trades(())))
    return Assessment(
        levels=levels,
        targets=needs_of(who).targets,
        maturity=maturity,
        rests_on=rests_on,
        skipped=[question.id for question in questionnaire() if question.id not in answered],
        why=_reasons(levels, maturity, proofs),
    )


def _answered(answers: Mapping[str, int | None]) -> list[tuple[Question, int]]:
    """Return the questions that were answered with the rows of their answers."""
    known = {question.id: question for question in questionnaire()}
    found = []
    for identifier, row in answers.items():
        if identifier not in known:
            raise UnknownAnswer(
                f"La question « {identifier} » n’existe pas : lancez « assess » seul pour lire les questions."
            )
        if row is not None and not 0 <= row < len(known[identifier].answers):
            raise UnknownAnswer(f"La question « {identifier} » n’a que les réponses 0 à 3 : {row} n’en est pas une.")
        if row is not None:
            found.append((known[identifier], row))
    return found


def _maturity(places: Counter[Maturity]) -> Maturity | None:
    """Return the maturity named most often; the enumeration goes from the most to the least advanced."""
    advanced: Sequence[Maturity] = get_args(Maturity)
    most = max(places.values(), default=0)
    return next((place for place in reversed(advanced) if most and places[place] == most), None)


def _reasons(levels: Mapping[Expectation, int], maturity: Maturity | None, proofs: Proofs) -> list[Reason]:
    """Return the sentence of the grid for each level above 0, and that of the study on organisations."""
    passages = table("targets")["expectations"]["france"]
    wanted: list[tuple[str, str, str]] = [
        (key, passages[key], f"niveau {level}") for key, level in levels.items() if level
    ]
    if maturity:
        wanted.append(("maturity", MATURITY_PASSAGES[maturity], ""))
    found = [(kind, proofs.quote(passage, about)) for kind, passage, about in wanted]
    return [
        reason.model_copy(
            update={"kind": kind, "citations": [cited.model_copy(update={"n": n}) for cited in reason.citations]}
        )
        for n, (kind, reason) in enumerate(((kind, reason) for kind, reason in found if reason), 1)
    ]

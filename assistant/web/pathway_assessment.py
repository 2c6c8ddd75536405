"""The self-assessment as its template shows it: the questions, and where the answers place a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from assistant.advice.assessment import Answers, Assessment, Question, questionnaire
from assistant.advice.models import Profile
from assistant.export.figures import Figure, compared
from assistant.export.pathway_words import Words
from assistant.models import Record
from assistant.web.pathway_view import lines_of, proven
from assistant.web.sources import Card, Shelf, cards_of
from assistant.web.support import plural
from assistant.web.turns import Line


class Placed(Record):
    """One expectation: the level found, and how many answers it rests on."""

    figure: Figure
    name: str
    rests_on: str
    why: list[Line] = Field(default_factory=list)


class Result(Record):
    """Where a person stands."""

    places: list[Placed]
    maturity: str = ""
    maturity_rests_on: str = ""
    maturity_why: list[Line] = Field(default_factory=list)
    answered: int
    asked: int
    cards: list[Card] = Field(default_factory=list)


def answers_of(given: object, goal: str | None) -> Answers:
    """Return the answers that a browser sent; what is no answer of the form counts as skipped."""
    sent: Mapping[str, Any] = given if isinstance(given, dict) else {}
    rows = {question.id: _row(sent.get(question.id), question) for question in questionnaire()}
    return Answers(answers=rows, goal=goal)


def _row(value: Any, question: Question) -> int | None:
    """Return the row of an answer, or None."""
    row = int(value) if isinstance(value, int | str) and str(value).isdecimal() else -1
    return row if 0 <= row < len(question.answers) else None


def placed(profile: Profile, found: Assessment) -> Profile:
    """Return a profile with the levels that were found; what was skipped stays as it was."""
    levels = {**profile.levels, **found.levels}
    return profile.model_copy(update={"levels": levels, "maturity": found.maturity or profile.maturity})


def result_of(found: Assessment, shelf: Shelf, said: Words, words: dict[str, Any]) -> Result:
    """Return an assessment as it is shown; `said`: the words of a pathway, `words`: those of the pages."""
    told = proven(found.why)
    why: dict[str, list[Line]] = {}
    for reason, line in zip(found.why, lines_of(told, shelf, words), strict=True):
        why.setdefault(reason.kind, []).append(line)
    counts = words["pathway"]["assessment"]["rests_on"]

    def rests_on(key: str) -> str:
        return plural(counts, len(found.rests_on.get(key, [])))

    return Result(
        places=[
            Placed(
                figure=figure,
                name=said["expectations"][figure.expectation],
                rests_on=rests_on(figure.expectation),
                why=why.get(figure.expectation, []),
            )
            for figure in compared(found.levels, found.targets, {})
        ],
        maturity=said["choices"]["maturity"][found.maturity] if found.maturity else "",
        maturity_rests_on=rests_on("maturity"),
        maturity_why=why.get("maturity", []),
        answered=sum(map(len, found.rests_on.values())),
        asked=len(questionnaire()),
        cards=cards_of(told, shelf, words),
    )

"""The interview: three questions at most, one at a time, each skippable."""

from __future__ import annotations

import pytest

from assistant.advice.assessment import questionnaire
from assistant.advice.held import HeldProfile
from assistant.advice.interview import (
    MOST,
    Assessing,
    Interview,
    asking,
    next_question,
    ready,
    skips,
    speaks_of_another,
    stops,
)
from assistant.advice.interview_assessment import answer_row, answered, current
from assistant.advice.models import Profile


def test_what_matters_most_is_asked_first_and_never_more_than_three_questions() -> None:
    interview, asked = Interview(), []
    while name := next_question(HeldProfile(), interview):
        asked.append(name)
        interview = asking(interview, name)
    assert asked == ["trade", "need", "territory"]
    assert len(asked) == MOST
    assert ready(HeldProfile(), interview)


def test_nothing_that_is_known_is_asked() -> None:
    held = HeldProfile(profile=Profile(trade="monteur", levels={"technique": 0}))
    assert next_question(held, Interview()) == "territory"


def test_a_pathway_is_shown_once_most_is_known() -> None:
    held = HeldProfile(profile=Profile(trade="monteur", territory="occitanie", hours_max=21))
    assert ready(held, Interview())
    assert not ready(HeldProfile(profile=Profile(trade="monteur")), Interview())
    assert ready(HeldProfile(), Interview(advised=True))


@pytest.mark.parametrize(
    "text", ["passe", "Passer", "je ne sais pas", "peu importe", "aucune idée", "Skip", "I don't know."]
)
def test_an_answer_can_be_declined(text: str) -> None:
    assert skips(text)


@pytest.mark.parametrize("text", ["monteur", "je ne sais pas monter", "passe-moi la liste", "peu importe le lieu"])
def test_an_answer_is_not_taken_for_a_refusal_to_answer(text: str) -> None:
    assert not skips(text)


@pytest.mark.parametrize(("text", "expected"), [("stop", True), ("on arrête", True), ("stop motion", False)])
def test_a_self_assessment_can_be_left(text: str, expected: bool) -> None:
    assert stops(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("je conseille une cliente", True), ("my client is an editor", True), ("je suis monteuse", False)],
)
def test_who_advises_somebody_else_is_recognised(text: str, expected: bool) -> None:
    assert speaks_of_another(text) is expected


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("2", 1),
        ("la troisième", 2),
        ("b", 1),
        ("Je m’en sers seul pour des tâches simples.", 2),
        ("je m'en sers pour des taches simples", 2),
        ("jamais utilisé", 0),
        ("bla bla", None),
        ("7", None),
    ],
)
def test_an_answer_is_known_by_number_rank_or_words(text: str, row: int | None) -> None:
    assert answer_row(questionnaire()[0], text) == row


def test_every_answer_of_the_form_is_known_by_its_own_words() -> None:
    for question in questionnaire():
        assert [answer_row(question, answer) for answer in question.answers] == [0, 1, 2, 3]


def test_the_questions_come_one_by_one_and_end() -> None:
    assessing, seen = Assessing(), []
    while question := current(assessing):
        seen.append(question.id)
        assessing = answered(assessing, None if len(seen) % 2 else 1)
    assert seen == [question.id for question in questionnaire()]

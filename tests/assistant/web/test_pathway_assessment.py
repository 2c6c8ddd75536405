"""The self-assessment as the page shows it: what was answered counts, what was skipped changes nothing."""

from __future__ import annotations

import pytest

from assistant.advice.assessment import assess, questionnaire
from assistant.advice.models import Profile
from assistant.advice.reasons import Proofs
from assistant.export.pathway_words import words_of
from assistant.service import Assistant
from assistant.web.desk import Desk
from assistant.web.markup import words_of as page_words
from assistant.web.pathway_assessment import answers_of, placed, result_of
from tests.assistant.web.shelves import SmallShelf

ALL = {question.id: "2" for question in questionnaire()}


@pytest.mark.parametrize(
    "given", [None, [], "x", {"inconnue": "1"}, {"technique-outils": "9"}, {"technique-outils": "un"}]
)
def test_what_is_no_answer_of_the_form_counts_as_skipped(given: object) -> None:
    assert set(answers_of(given, None).answers.values()) == {None}


def test_levels_that_were_not_asked_stay_as_they_were() -> None:
    found = assess(answers_of({"technique-outils": "2"}, "usage"), Proofs([]))
    before = Profile(trade="monteuse", levels={"technique": 0, "creativite": 1}, maturity="suiveuse")
    after = placed(before, found)
    assert after.levels == {"technique": 2, "creativite": 1}
    assert (after.trade, after.maturity) == ("monteuse", "suiveuse")


def test_the_result_says_what_each_level_rests_on() -> None:
    answers = {**ALL, "technique-outils": None}
    result = result_of(assess(answers_of(answers, "usage"), Proofs([])), SmallShelf(), words_of("fr"), page_words("fr"))
    assert (result.answered, result.asked) == (13, 14)
    technique = result.places[0]
    assert (technique.figure.now, technique.figure.goal, technique.rests_on) == (2, 2, "1 réponse")
    assert result.maturity.startswith("expérimentatrice")
    assert result.cards == []


def test_nothing_answered_is_nothing_found() -> None:
    result = result_of(assess(answers_of({}, None), Proofs([])), SmallShelf(), words_of("fr"), page_words("fr"))
    assert result.answered == 0
    assert all(one.figure.now is None for one in result.places)


def test_the_result_cites_the_grid_of_the_study(shipped_assistant: Assistant) -> None:
    found = assess(answers_of(ALL, "usage"), shipped_assistant.counsel.proofs)
    desk = Desk(shipped_assistant.settings)
    result = result_of(found, desk, words_of("fr"), page_words("fr"))
    assert len(result.cards) >= 6
    assert all(one.why for one in result.places)
    assert any("Grille des attendus" in card.place for card in result.cards)

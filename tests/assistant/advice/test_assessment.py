"""The self-assessment: what the answers place, and what that rests on."""

from __future__ import annotations

import pytest

from assistant.advice.assessment import Answers, Assessment, UnknownAnswer, assess, questionnaire
from assistant.advice.reasons import Proofs
from ingestion.catalogue.models import EXPECTATIONS
from tests.assistant.advice.shelves import passages


def placed(goal: str | None = None, **answers: int | None) -> Assessment:
    given = {key.replace("_", "-"): row for key, row in answers.items()}
    return assess(Answers(answers=given, goal=goal), Proofs(passages()))


def test_the_form_has_twelve_to_eighteen_questions_that_cover_every_expectation() -> None:
    asked = questionnaire()
    assert 12 <= len(asked) <= 18
    assert len({question.id for question in asked}) == len(asked)
    assert {question.expectation for question in asked if question.expectation} == set(EXPECTATIONS)
    assert all(question.example and (question.expectation or len(question.places) == 4) for question in asked)


def test_a_level_is_the_mean_of_its_answers_rounded_down() -> None:
    found = placed(technique_outils=3, technique_enchainer=2)
    assert found.levels == {"technique": 2}
    assert found.rests_on == {"technique": ["technique-outils", "technique-enchainer"]}


def test_a_skipped_question_leaves_its_level_unknown() -> None:
    found = placed(technique_outils=None, transverses_droit=1)
    assert found.levels == {"transverses": 1}
    assert "technique-outils" in found.skipped


def test_nothing_answered_places_nobody() -> None:
    found = placed()
    assert (found.levels, found.maturity, found.why) == ({}, None, [])
    assert len(found.skipped) == len(questionnaire())


def test_of_two_maturities_the_less_advanced_counts() -> None:
    assert placed(structure_usages=3, structure_veille=1).maturity == "suiveuse"
    assert placed(structure_usages=3, structure_veille=3).maturity == "pionniere"


def test_the_levels_found_are_told_in_the_words_of_the_grid() -> None:
    found = placed(technique_outils=3, technique_enchainer=3, creativite_projet=0, structure_usages=0)
    texts = {passage.id: passage.text for passage in passages()}
    assert [reason.kind for reason in found.why] == ["technique", "maturity"]
    assert found.why[0].text.startswith("Niveau 3 de la maîtrise technique")
    assert all(reason.text in texts[reason.citations[0].passage] for reason in found.why)


def test_answers_may_be_given_alone() -> None:
    assert Answers.model_validate({"technique-outils": 2, "goal": "usage"}) == Answers(
        answers={"technique-outils": 2}, goal="usage"
    )


def test_the_goal_sets_the_levels_to_compare_with() -> None:
    assert placed("integration").targets["organisation"] == 3
    assert placed("acculturation").targets["organisation"] == 0


@pytest.mark.parametrize("answers", [{"inconnue": 1}, {"technique_outils": 4}, {"technique_outils": -1}])
def test_an_answer_that_the_form_lacks_is_refused_in_french(answers: dict[str, int]) -> None:
    with pytest.raises(UnknownAnswer, match="La question «"):
        placed(**answers)

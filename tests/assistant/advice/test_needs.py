"""From a goal, a maturity or levels to what is aimed at."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.advice.models import Profile
from assistant.advice.needs import goal_aim, is_empty, needs_of
from tests.assistant.advice.shelves import situation


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ({"goal": "integration"}, "integration"),
        ({"goal": "je veux juste comprendre ce que c’est"}, "acculturation"),
        ({"goal": "Créer des images"}, "usage"),
        ({"goal": "déployer l’IA dans mon équipe"}, "integration"),
        ({"maturity": "refractaire"}, "acculturation"),
        ({"maturity": "pionniere"}, "integration"),
        ({"levels": {"technique": 0}}, "acculturation"),
        ({"levels": {"technique": 3, "fondamentaux": 2}}, "integration"),
        ({"trade": "monteuse"}, "usage"),
    ],
)
def test_the_aim_comes_from_the_goal_then_the_maturity_then_the_levels(profile: dict[str, Any], expected: str) -> None:
    assert goal_aim(situation(**profile)) == expected


def test_what_is_missing_is_the_target_minus_the_level() -> None:
    needs = needs_of(situation(goal="usage", levels={"technique": 1, "fondamentaux": 3}))
    assert needs.missing["technique"] == 1
    assert "fondamentaux" not in needs.missing
    assert set(needs.evidence) == set(needs.missing)


def test_a_subject_in_the_goal_raises_its_target() -> None:
    assert needs_of(situation(goal="le droit d’auteur")).targets["transverses"] == 3
    assert needs_of(situation(goal="usage")).targets["transverses"] == 1


def test_who_leads_others_needs_more_of_organisation() -> None:
    assert needs_of(situation(goal="usage", status="dirigeante")).targets["organisation"] == 2


@pytest.mark.parametrize(
    "profile", [{}, {"territory": "france", "hours_max": 7}, {"goal": "  "}, {"refuses": ["distance"]}]
)
def test_a_profile_that_tells_no_need_is_empty(profile: dict[str, Any]) -> None:
    assert is_empty(Profile.model_validate(profile))


def test_a_field_given_as_null_is_absent_and_an_unknown_one_is_refused() -> None:
    assert Profile.model_validate({"levels": None, "trade": None}) == Profile()
    for wrong in ({"age": 40}, {"levels": {"technique": 4}}, {"hours_max": 0}):
        with pytest.raises(ValueError):
            Profile.model_validate(wrong)

"""Over generated profiles and the catalogue that ships: no step ever breaks a hard constraint, nothing depends on chance.

The oracle is written apart from the code that it checks; `python -m eval advice --profiles 2000` judges many more.
"""

from __future__ import annotations

import pytest

from assistant.advice.models import Pathway
from eval.advice.oracle import faults
from eval.advice.profiles import made_up
from tests.assistant.advice.shelves import TODAY, shipped_adviser, shipped_offers

GENERATED, AGAIN, SEED = 200, 40, 7


@pytest.fixture(scope="module")
def pathways() -> list[Pathway]:
    return [shipped_adviser().recommend(profile, TODAY) for profile in made_up(GENERATED, SEED)]


def test_no_recommended_step_breaks_a_hard_constraint(pathways: list[Pathway]) -> None:
    assert [found for one in pathways if (found := faults(one, one.profile, shipped_offers()))] == []


def test_a_status_goes_with_what_it_promises(pathways: list[Pathway]) -> None:
    assert {one.status for one in pathways} == {"recommended", "no_fit", "need_more"}
    for one in pathways:
        assert len(one.questions) <= 3
        if one.status == "need_more":
            assert not one.steps
            assert one.questions
        elif one.status == "no_fit":
            assert not any(step.offer for step in one.steps)
        else:
            assert one.steps


def test_the_same_profile_gives_the_same_pathway(pathways: list[Pathway]) -> None:
    assert [shipped_adviser().recommend(one.profile, TODAY) for one in pathways[:AGAIN]] == pathways[:AGAIN]

"""Which sentences answer: fitted on what each unit of a passage tells, measured on questions left out of the fit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.agent.selection import FEATURES
from assistant.agent.units import Unit
from assistant.retrieval.retriever import Retriever
from eval.cases import Case
from eval.choosing import Reading, fit, fit_choice, reading, text_of, written
from ingestion.index import Index
from tests.assistant.builders import candidate
from tests.eval.builders import SUITE

COSINE = FEATURES.index("cosine")


def made(number: int) -> Reading:
    """Return a question whose answering sentence is the one that is most like it."""
    case = Case.model_validate({**SUITE[0], "id": f"q{number}", "must": [["oui"]]})
    units = [Unit("sentence", (candidate(text, row),)) for row, text in enumerate(("Non.", "Oui.", "Peut-être."))]
    rows = np.abs(np.random.default_rng(number).normal(0, 0.05, (3, len(FEATURES))))
    rows[1, COSINE] += 0.8
    return Reading(case, units, rows, np.array([0.0, 1.0, 0.0]))


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [made(number) for number in range(40)]


def test_the_fit_finds_the_answering_sentence(readings: list[Reading]) -> None:
    intercept, weights = fit(readings)
    assert weights[COSINE] > 0
    assert all(int(np.argmax(intercept + one.features @ weights)) == 1 for one in readings)


def test_the_choice_is_measured_on_questions_left_out(readings: list[Reading]) -> None:
    found = fit_choice(readings)
    assert found.questions == len(readings)
    assert found.right == 1.0
    assert found.words <= 3
    kept = json.loads(written(found, json.dumps({"authored": {}, "plain": {"intercept": 1}}), authored=True))
    assert set(kept["authored"]) == {"intercept", *FEATURES}
    assert kept["plain"] == {"intercept": 1}


def test_units_are_read_from_the_index_with_the_share_of_the_facts_they_tell(index_folder: Path) -> None:
    found = reading(Retriever(Index.open(index_folder)), Case.model_validate(SUITE[0]))
    assert found is not None
    assert found.features.shape == (len(found.units), len(FEATURES))
    assert found.tells.max() == 1.0
    assert text_of(found.units[int(np.argmax(found.tells))])

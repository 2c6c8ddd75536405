"""The numbers of abstention: what is fitted, on which questions, and where the threshold falls."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.abstention.evidence import EVIDENCE, IN_FAVOUR
from assistant.retrieval.retriever import Retriever
from eval.calibration import Example, calibrate, example, fit, probability, threshold, written
from eval.cases import Case
from ingestion.index import Index
from tests.eval.builders import SUITE

SCORE, LACK = EVIDENCE.index("score"), next(row for row, name in enumerate(EVIDENCE) if name not in IN_FAVOUR)


def made(number: int, answerable: bool) -> Example:
    """Return a question whose evidence scores high where the corpus answers, and lacks much where it does not."""
    evidence = np.abs(np.random.default_rng(number).normal(0, 0.1, len(EVIDENCE)))
    evidence[SCORE] += 1.0 if answerable else 0.3
    evidence[LACK] += 0.0 if answerable else 0.8
    return Example(f"q{number}", answerable, evidence)


@pytest.fixture(scope="module")
def questions() -> list[Example]:
    return [made(number, number % 3 > 0) for number in range(120)]


def test_the_fit_tells_what_the_corpus_answers_from_what_it_does_not(questions: list[Example]) -> None:
    fitted = calibrate(questions)
    assert fitted.auroc > 0.95
    assert fitted.refused_unanswerable > 0.8
    assert fitted.refused_answerable <= 0.05


def test_every_weight_keeps_to_its_side(questions: list[Example]) -> None:
    weights = dict(zip(EVIDENCE, fit(questions)[1:], strict=True))
    assert all(weight >= 0 if name in IN_FAVOUR else weight <= 0 for name, weight in weights.items())
    assert weights["score"] > 0


def test_what_a_rule_decides_is_refused_whatever_the_weights() -> None:
    assert probability(Example("ruled", True, None), np.ones(1 + len(EVIDENCE))) == 0.0


def test_the_evidence_speaks_for_a_question() -> None:
    evidence, weights = np.zeros(len(EVIDENCE)), np.zeros(1 + len(EVIDENCE))
    evidence[SCORE], weights[1 + SCORE] = 2.0, 1.0
    assert probability(Example("q", True, evidence), weights) == pytest.approx(1 / (1 + np.exp(-2)))


def test_the_threshold_is_the_highest_that_refuses_no_more_than_allowed() -> None:
    likely = np.linspace(0.01, 1.0, 100)
    least = threshold(likely, 0.04)
    assert (likely < least).sum() == 4
    assert (likely < threshold(likely, 0.0)).sum() == 0


def test_where_rules_already_refuse_too_much_nothing_more_is_refused() -> None:
    assert threshold(np.array([0.0] * 10 + [0.9] * 90), 0.04) == 0.0


def test_evidence_is_read_from_the_index_as_the_assistant_reads_it(index_folder: Path) -> None:
    retriever = Retriever(Index.open(index_folder))
    found = example(retriever, Case.model_validate(SUITE[0]))
    assert found.answerable
    assert found.evidence is not None
    assert found.evidence.shape == (len(EVIDENCE),)
    assert example(retriever, Case.model_validate(SUITE[4])).evidence is None


def test_the_other_kind_of_passage_keeps_its_numbers(questions: list[Example]) -> None:
    kept = json.dumps({"authored": {"threshold": 1}, "plain": {"threshold": 2}})
    now = json.loads(written(calibrate(questions), kept, authored=True))
    assert now["plain"] == {"threshold": 2}
    assert set(now["authored"]) == {"weights", "intercept", "threshold"}

"""The risk–coverage curve and its areas."""

from __future__ import annotations

import numpy as np
import pytest

from eval.metrics.base import NO_CONFIDENCE, Part
from eval.metrics.risk_coverage import AUROC, area, curve, excess, loss
from tests.eval.builders import PASSAGES, answer, case, observed, refusal, unanswerable

GOOD = (PASSAGES["alpha/a"], ["alpha/a"])


def test_the_curve_answers_the_surest_first() -> None:
    parts = np.array([[1.0, 0.2], [0.0, 0.9], [1.0, 0.5], [0.0, 0.7]])
    assert [point.risk for point in curve(parts)] == pytest.approx([0, 0, 1 / 3, 1 / 2])
    assert [point.coverage for point in curve(parts)] == [0.25, 0.5, 0.75, 1.0]


def test_questions_of_equal_confidence_share_their_losses() -> None:
    one = np.array([[1.0, 0.5], [0.0, 0.5]])
    assert area(one) == area(one[::-1]) == pytest.approx(0.5)


def test_a_perfect_order_has_no_excess() -> None:
    parts = np.array([[0.0, 0.9], [0.0, 0.8], [1.0, 0.1]])
    assert area(parts) == pytest.approx(1 / 9)
    assert excess(parts) == pytest.approx(0)


def test_the_worst_order_has_excess() -> None:
    parts = np.array([[1.0, 0.9], [0.0, 0.5], [0.0, 0.1]])
    assert excess(parts) == pytest.approx((1 + 1 / 2 + 1 / 3) / 3 - 1 / 9)


def test_answering_what_the_corpus_lacks_is_a_loss_whatever_is_said() -> None:
    assert loss(observed(unanswerable(), answer(GOOD, confidence=0.8))) == Part(1.0, 0.8)


def test_a_refused_question_counts_with_what_would_have_been_said() -> None:
    given = observed(case(), refusal(0.1), unrefused=answer(GOOD))
    assert loss(given) == Part(0.0, 0.1)
    assert loss(observed(case(), refusal(0.1))) == Part(1.0, 0.1)


def test_without_confidence_the_curve_is_undefined() -> None:
    assert loss(observed(case(), answer(GOOD))) == NO_CONFIDENCE


def test_auroc_needs_questions_of_both_sorts() -> None:
    assert np.isnan(AUROC.pool(np.array([[1.0, 0.5], [1.0, 0.7]])))
    assert AUROC.pool(np.array([[1.0, 0.9], [0.0, 0.2]])) == 1.0

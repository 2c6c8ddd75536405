"""hit, recall, MRR and nDCG by span, page and study, against values worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from eval.cases import Evidence
from eval.metrics.base import NO_EVIDENCE, NOT_ANSWERABLE, NOTHING_RELEVANT, Part
from eval.metrics.hit import hit
from eval.metrics.levels import NO_PAGES
from eval.metrics.mrr import mrr
from eval.metrics.ndcg import ndcg
from eval.metrics.recall import recall
from tests.eval.builders import case, observed, refusal, unanswerable

TWO = [Evidence(source="alpha", facts=["312"]), Evidence(source="beta", facts=["81 %"])]


def test_a_passage_that_holds_the_facts_of_another_source_does_not_count() -> None:
    texts = {"alpha/a": "312 monteurs", "beta/b": "312 monteurs"}
    given = observed(case(), refusal(), ["beta/b", "alpha/a"], texts)
    assert hit(1).measure(given) == Part(0.0)
    assert hit(5).measure(given) == Part(1.0)


def test_hit_looks_no_deeper_than_k() -> None:
    given = observed(case(), refusal(), ["beta/c", "beta/d", "alpha/a"])
    assert [hit(k).measure(given) for k in (1, 2, 3)] == [Part(0.0), Part(0.0), Part(1.0)]


def test_recall_counts_pieces_of_evidence_and_not_passages() -> None:
    given = observed(case(evidence=TWO), refusal(), ["alpha/a", "beta/c", "beta/d"])
    assert recall(2).measure(given) == Part(0.5)
    assert recall(3).measure(given) == Part(1.0)


def test_any_passage_of_a_piece_will_do() -> None:
    texts = {"alpha/a": "312 monteurs", "alpha/b": "312 monteurs encore"}
    assert recall(1).measure(observed(case(), refusal(), ["alpha/b"], texts)) == Part(1.0)


def test_mrr_is_one_over_the_first_rank_and_zero_beyond_ten() -> None:
    assert mrr().measure(observed(case(), refusal(), ["beta/c", "alpha/a"])) == Part(0.5)
    assert mrr().measure(observed(case(), refusal(), ["beta/c"] * 10 + ["alpha/a"])) == Part(0.5)
    far = [f"beta/{number}" for number in range(10)]
    texts = {"alpha/a": "312 monteurs", **dict.fromkeys(far, "rien")}
    assert mrr().measure(observed(case(), refusal(), [*far, "alpha/a"], texts)) == Part(0.0)


def test_ndcg_compares_with_the_perfect_order() -> None:
    given = observed(case(evidence=TWO), refusal(), ["beta/c", "alpha/a", "alpha/b", "beta/d"])
    expected = (1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3))
    assert ndcg().measure(given).value == pytest.approx(expected)  # type: ignore[union-attr]


def test_pages_count_once_however_many_passages_they_hold() -> None:
    pages = {"alpha/a": 3, "alpha/b": 3, "beta/c": 7}
    given = observed(case(), refusal(), ["beta/c", "alpha/b"], pages=pages)
    assert hit(1, "page").measure(given) == Part(0.0)
    assert hit(2, "page").measure(given) == Part(1.0)
    assert hit(5).measure(given) == Part(0.0)


def test_without_pages_the_page_is_undefined_with_its_reason() -> None:
    assert hit(5, "page").measure(observed(case(), refusal(), ["alpha/a"])) == NO_PAGES


def test_the_study_is_that_of_the_evidence() -> None:
    given = observed(case(), refusal(), ["beta/c", "alpha/b"])
    assert mrr("study").measure(given) == Part(0.5)
    assert ndcg("study").measure(given).value == pytest.approx(1 / log2(3))  # type: ignore[union-attr]


def test_evidence_that_no_passage_holds_is_a_miss_but_has_no_perfect_order() -> None:
    given = observed(case(evidence=[Evidence(source="alpha", facts=["999"])]), refusal(), ["alpha/a"])
    assert hit(5).measure(given) == Part(0.0)
    assert recall(5).measure(given) == Part(0.0)
    assert ndcg().measure(given) == NOTHING_RELEVANT


def test_questions_without_answer_or_label_are_left_out() -> None:
    assert hit(5).measure(observed(unanswerable(), refusal(), ["alpha/a"])) == NOT_ANSWERABLE
    assert recall(5).measure(observed(case(evidence=[]), refusal(), ["alpha/a"])) == NO_EVIDENCE

"""Right answers, studies, facts, length, and the pair of refusals."""

from __future__ import annotations

from eval.judgement import is_right
from eval.metrics.abstention import REFUSED_ANSWERABLE, REFUSED_UNANSWERABLE
from eval.metrics.base import ANSWERABLE, NO_FACT, NOT_ANSWERABLE, REFUSED, Part
from eval.metrics.crag import CRAG
from eval.metrics.facts import FACTS_FORBIDDEN, FACTS_PRESENT
from eval.metrics.latency import latency
from eval.metrics.length import LENGTH
from eval.metrics.right import RIGHT
from eval.metrics.right_study import RIGHT_STUDY
from tests.eval.builders import PASSAGES, answer, case, observed, refusal, unanswerable

GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]))
WRONG = answer((PASSAGES["beta/d"], ["beta/d"]))


def test_an_answer_is_right_with_one_variant_of_each_group() -> None:
    asked = case(must=[["trois cents", "312"], ["mars 2024"]])
    assert RIGHT.measure(observed(asked, GOOD)) == Part(1.0)
    assert RIGHT.measure(observed(case(must=[["312"], ["avril"]]), GOOD)) == Part(0.0)


def test_a_forbidden_fact_makes_an_answer_wrong() -> None:
    asked = case(must_not=["enquête alpha"])
    assert RIGHT.measure(observed(asked, GOOD)) == Part(0.0)
    assert FACTS_FORBIDDEN.measure(observed(asked, GOOD)) == Part(1.0)


def test_a_right_answer_in_too_many_words_is_wrong() -> None:
    long = answer((PASSAGES["alpha/a"], ["alpha/a"]), (" ".join(["mot"] * 111) + ".", ["alpha/a"]))
    assert RIGHT.measure(observed(case(), long)) == Part(0.0)


def test_markers_are_not_counted_as_words() -> None:
    assert LENGTH.measure(observed(case(), GOOD)) == Part(12.0)


def test_a_refusal_is_wrong_where_the_corpus_answers_and_right_where_it_does_not() -> None:
    assert RIGHT.measure(observed(case(), refusal())) == Part(0.0)
    assert RIGHT.measure(observed(unanswerable(), refusal())) == NOT_ANSWERABLE
    assert REFUSED_ANSWERABLE.measure(observed(case(), refusal())) == Part(1.0)
    assert REFUSED_UNANSWERABLE.measure(observed(unanswerable(), refusal())) == Part(1.0)
    assert REFUSED_UNANSWERABLE.measure(observed(unanswerable(), GOOD)) == Part(0.0)
    assert REFUSED_UNANSWERABLE.measure(observed(case(), GOOD)) == ANSWERABLE


def test_an_ambiguous_question_wants_to_be_clarified() -> None:
    asked = case(kind="ambiguous")
    assert is_right(asked, refusal().model_copy(update={"status": "clarify"}))
    assert not is_right(asked, GOOD)


def test_without_expected_facts_right_is_undefined() -> None:
    assert RIGHT.measure(observed(case(must=[]), GOOD)) == NO_FACT


def test_the_right_study_is_that_of_the_evidence_or_of_the_question() -> None:
    assert RIGHT_STUDY.measure(observed(case(), GOOD)) == Part(1.0)
    assert RIGHT_STUDY.measure(observed(case(), WRONG)) == Part(0.0)
    assert RIGHT_STUDY.measure(observed(case(study="beta"), WRONG)) == Part(1.0)
    assert RIGHT_STUDY.measure(observed(case(), refusal())) == REFUSED


def test_facts_are_shared_out_by_group() -> None:
    assert FACTS_PRESENT.measure(observed(case(must=[["312"], ["Lille"]]), GOOD)) == Part(0.5)


def test_crag_charges_a_wrong_answer_and_spares_a_refusal() -> None:
    rows = [(case(), GOOD), (case(), refusal()), (case(), WRONG), (unanswerable(), refusal()), (unanswerable(), GOOD)]
    assert [CRAG.measure(observed(asked, given)) for asked, given in rows] == [
        Part(1.0), Part(0.0), Part(-1.0), Part(1.0), Part(-1.0),
    ]  # fmt: skip


def test_latency_is_a_percentile_and_undefined_without_timings() -> None:
    assert latency(50).measure(observed(case(), GOOD, milliseconds=12.0)) == Part(12.0)
    assert isinstance(latency(50).measure(observed(case(), GOOD)), str)

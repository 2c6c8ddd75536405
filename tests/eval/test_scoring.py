"""Summaries: n, interval, reason, slices and failures."""

from __future__ import annotations

from eval.metrics import METRICS
from eval.scoring import estimate, summarise
from eval.words import words
from tests.eval.builders import PASSAGES, answer, case, observed, refusal, row, run, unanswerable

GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]))


def test_every_metric_has_a_value_or_a_reason() -> None:
    summary = summarise([observed(case(), GOOD, ["alpha/a"]), observed(unanswerable(), refusal())])
    assert [entry.key for entry in summary.estimates] == list(METRICS)
    assert all(entry.value is not None or entry.reason for entry in summary.estimates)


def test_nothing_asked_gives_reasons_and_no_zero() -> None:
    assert {entry.value for entry in summarise([]).estimates} == {None}
    assert all(entry.reason for entry in summarise([]).estimates)


def test_below_thirty_questions_there_is_a_value_and_the_reason_why_there_is_no_interval() -> None:
    found = estimate(METRICS["right"], [observed(case(), GOOD)] * 29)
    assert (found.value, found.low, found.n) == (1.0, None, 29)
    assert "30" in found.reason


def test_from_thirty_questions_on_there_is_an_interval() -> None:
    questions = [observed(case(f"q{number}"), GOOD if number % 3 else refusal()) for number in range(45)]
    found = estimate(METRICS["right"], questions)
    assert found.value == round(30 / 45, 6)
    assert found.low is not None
    assert found.high is not None


def test_questions_are_cut_by_study_and_kind() -> None:
    summary = summarise(
        [observed(case(kind="figure"), GOOD), observed(unanswerable(miss="year", study="beta"), refusal())]
    )
    assert set(summary.slices["study"]) == {"alpha", "beta"}
    assert set(summary.slices["kind"]) == {"figure", "near-miss"}
    assert set(summary.slices["miss"]) == {"year"}


def test_what_is_wrong_is_listed_and_what_is_right_is_not() -> None:
    rows = [
        row(case("good"), GOOD, ["alpha/a"]),
        row(case("bad"), refusal(), ["alpha/a"]),
        row(unanswerable("right"), refusal()),
    ]
    assert [(failed.id, failed.cause) for failed in summarise(run(rows).questions).failures] == [
        ("bad", "wrong_refusal")
    ]


def test_every_metric_says_what_it_is_and_every_cause_has_a_name() -> None:
    assert all(len(metric.definition) > 30 and metric.name for metric in METRICS.values())
    causes = words()["causes"]
    assert {
        "lost",
        "not_retrieved",
        "ranked_low",
        "wrong_sentence",
        "wrong_citation",
        "wrong_refusal",
        "missed_refusal",
        "label",
    } == set(causes)

"""Better, worse, inconclusive, and the questions that changed sides."""

from __future__ import annotations

import pytest

from eval.comparison import Change, compare
from eval.metrics import METRICS
from eval.records import BenchError, Row
from tests.eval.builders import PASSAGES, answer, case, refusal, row, run

GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]))


def rows(right: int, count: int) -> list[Row]:
    """Return `count` questions, of which the first `right` are answered rightly; each rests on a passage of its own."""
    return [
        row(
            case(f"q{number:03d}", f"Combien, {number} ?", evidence=[]),
            GOOD if number < right else refusal(),
            ["alpha/a"],
        )
        for number in range(count)
    ]


def change(before: list[Row], after: list[Row], key: str = "right") -> Change:
    return next(entry for entry in compare(run(before), run(after)).changes if entry.key == key)


def test_a_large_gain_is_better_and_its_mirror_is_worse() -> None:
    assert change(rows(20, 60), rows(50, 60)).verdict == "better"
    assert change(rows(50, 60), rows(20, 60)).verdict == "worse"


def test_what_should_be_low_is_better_when_it_falls() -> None:
    found = change(rows(20, 60), rows(50, 60), "refused_answerable")
    assert found.difference < 0
    assert found.verdict == "better"


def test_a_small_gain_is_inconclusive_and_says_how_many_questions_it_would_take() -> None:
    found = change(rows(40, 60), rows(41, 60))
    assert found.verdict == "inconclusive"
    assert found.needed is not None
    assert found.needed > 60


def test_few_questions_never_decide() -> None:
    assert change(rows(0, 20), rows(20, 20)).verdict == "inconclusive"


def test_nothing_changed_is_the_same() -> None:
    assert change(rows(30, 40), rows(30, 40)).verdict == "same"


def test_newly_failing_and_newly_passing_are_listed() -> None:
    found = compare(run(rows(2, 4)), run(rows(3, 4)))
    assert (found.newly_passing, found.newly_failing) == (["q002"], [])


def test_questions_asked_in_other_words_are_not_compared() -> None:
    other = rows(3, 4)
    other[0] = row(case("q000", "Autre question ?", evidence=[]), GOOD)
    found = compare(run(rows(3, 4)), run(other))
    assert (found.questions, found.left_out) == (3, 2)


def test_both_runs_are_judged_by_the_labels_of_the_second() -> None:
    relabelled = [row(entry.case.model_copy(update={"must": [["autre chose"]]}), entry.answer) for entry in rows(4, 4)]
    found = compare(run(rows(4, 4)), run(relabelled))
    assert found.relabelled == 4
    assert found.newly_failing == []


def test_mcnemar_is_given_for_what_is_right_or_wrong_only() -> None:
    assert change(rows(20, 60), rows(50, 60)).mcnemar is not None
    assert METRICS["right"].unit == "share"


def test_runs_that_share_nothing_cannot_be_compared() -> None:
    with pytest.raises(BenchError, match="aucune question en commun"):
        compare(run(rows(1, 1)), run([row(case("autre"), GOOD)]))

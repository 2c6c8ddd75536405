"""Intervals and tests against values worked out by hand or known from the literature."""

from __future__ import annotations

import numpy as np
import pytest

from eval.statistics import auroc, bootstrap, group, holm, mcnemar, needed, permutation, ratio, wilson


def parts(values: list[float]) -> np.ndarray:
    return np.stack([values, np.ones(len(values))], axis=1)


def alone(count: int) -> list[str]:
    return [str(number) for number in range(count)]


def test_wilson_gives_the_published_interval() -> None:
    low, high = wilson(81, 263)  # Newcombe 1998, table I
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


def test_wilson_of_nothing_wrong_still_leaves_room() -> None:
    low, high = wilson(30, 30)
    assert high == 1.0
    assert round(low, 3) == 0.886


def test_ratio_weighs_each_question() -> None:
    assert ratio(np.array([[1.0, 2.0], [3.0, 3.0]])) == pytest.approx(0.8)


def test_ratio_without_weight_is_no_number() -> None:
    assert np.isnan(ratio(np.array([[0.0, 0.0]])))


def test_bootstrap_is_near_the_normal_interval_of_a_mean() -> None:
    values = [1.0] * 120 + [0.0] * 80
    low, high = bootstrap(parts(values), alone(200)) or (0, 0)
    half = 1.96 * np.sqrt(0.6 * 0.4 / 200)
    assert low == pytest.approx(0.6 - half, abs=0.012)
    assert high == pytest.approx(0.6 + half, abs=0.012)


def test_bootstrap_gives_the_same_interval_twice() -> None:
    values = list(np.random.default_rng(3).random(60))
    assert bootstrap(parts(values), alone(60)) == bootstrap(parts(values), alone(60))


def test_clusters_that_fail_together_widen_the_interval() -> None:
    values = ([1.0] * 10 + [0.0] * 10) * 5
    together = [str(number // 10) for number in range(100)]
    low, high = bootstrap(parts(values), alone(100)) or (0, 0)
    low_together, high_together = bootstrap(parts(values), together) or (0, 0)
    assert high_together - low_together > 2 * (high - low)


def test_few_questions_get_no_interval() -> None:
    assert bootstrap(parts([1.0, 0.0] * 14), alone(28)) is None


def test_a_share_that_never_varies_gets_wilsons_interval() -> None:
    assert bootstrap(parts([1.0] * 40), alone(40)) == wilson(40, 40)
    assert bootstrap(parts([0.0] * 40), alone(40)) == wilson(0, 40)


def test_bootstrap_takes_any_pool() -> None:
    values = parts([float(number) for number in range(101)])
    low, high = bootstrap(values, alone(101), lambda drawn: float(np.median(drawn[:, 0]))) or (0, 0)
    assert low < 50 < high


def test_permutation_sees_a_change_that_all_share() -> None:
    assert permutation(np.ones(12), alone(12)) < 0.01


def test_permutation_of_no_change_is_one() -> None:
    assert permutation(np.zeros(12), alone(12)) == 1.0


def test_permutation_counts_a_cluster_once() -> None:
    assert permutation(np.ones(12), ["same"] * 12) == 1.0


def test_permutation_matches_the_exact_test_of_signs() -> None:
    differences = np.array([1.0] * 8 + [-1.0] * 2)
    assert permutation(differences, alone(10)) == pytest.approx(0.1094, abs=0.012)  # binomial, two-sided


@pytest.mark.parametrize(("lost", "won", "expected"), [(0, 0, 1.0), (2, 8, 0.109375), (0, 6, 0.03125), (5, 5, 1.0)])
def test_mcnemar_is_the_exact_binomial_test(lost: int, won: int, expected: float) -> None:
    assert mcnemar(lost, won) == pytest.approx(expected)


def test_needed_is_the_usual_formula_for_a_paired_mean() -> None:
    differences = np.array([0.1, -0.1] * 50 + [0.1] * 10)
    mean, spread = differences.mean(), differences.std(ddof=1)
    assert needed(differences) == int(np.ceil((2.801585 * spread / mean) ** 2))


def test_nothing_is_needed_where_nothing_changed() -> None:
    assert needed(np.zeros(40)) is None


def test_auroc_counts_ties_half() -> None:
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx(0.875)


def test_holm_adjusts_in_order_and_never_falls() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])


def test_group_keeps_the_order_of_first_rows() -> None:
    assert [list(rows) for rows in group(["b", "a", "b"])] == [[0, 2], [1]]

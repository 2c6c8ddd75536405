"""Intervals and tests: seeded bootstrap by cluster, Wilson, paired permutation, McNemar, and how many questions it takes."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

SEED = 20_260_101
RESAMPLES, SLOW_RESAMPLES, PERMUTATIONS = 10_000, 1_000, 10_000
#: Fewer questions than this say too little for an interval.
LEAST_N = 30
Z95, Z80 = 1.959964, 0.841621

Pool = Callable[[np.ndarray], float]


def ratio(parts: np.ndarray) -> float:
    """Return the sum of the values over the sum of the weights; `parts` has shape (questions, 2). NaN if no weight."""
    total = parts[:, 1].sum()
    return float(parts[:, 0].sum() / total) if total else math.nan


def wilson(hits: float, n: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share (Wilson 1927), for n ≥ 1."""
    share = hits / n
    centre = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    half = Z95 / (1 + Z95**2 / n) * math.sqrt(share * (1 - share) / n + Z95**2 / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def bootstrap(
    parts: np.ndarray, clusters: Sequence[str], pool: Pool = ratio, seed: int = SEED
) -> tuple[float, float] | None:
    """Return the 95 % percentile interval of `pool` over `parts`, shape (questions, 2), drawing whole clusters.

    Questions that rest on the same passage succeed and fail together, so they are drawn together (Field and Welsh
    2007). None below `LEAST_N` questions. A share that is 0 or 1 throughout never varies in a bootstrap: Wilson's
    interval takes over, with one trial a question.
    """
    if len(parts) < LEAST_N:
        return None
    if pool is ratio and (np.all(parts[:, 0] == 0) or np.all(parts[:, 0] == parts[:, 1])):
        return wilson(len(parts) * bool(parts[:, 0].any()), len(parts))
    members = group(clusters)
    draw = np.random.default_rng(seed)
    if pool is ratio:
        sums = np.stack([parts[rows].sum(axis=0) for rows in members])
        drawn = sums[draw.integers(0, len(sums), (RESAMPLES, len(sums)))].sum(axis=1)
        values = drawn[:, 0] / np.where(drawn[:, 1] > 0, drawn[:, 1], np.nan)
    else:
        choices = draw.integers(0, len(members), (SLOW_RESAMPLES, len(members)))
        values = np.array([pool(parts[np.concatenate([members[row] for row in chosen])]) for chosen in choices])
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def group(clusters: Sequence[str]) -> list[np.ndarray]:
    """Return the rows of each cluster, clusters in order of their first row."""
    rows: dict[str, list[int]] = {}
    for row, cluster in enumerate(clusters):
        rows.setdefault(cluster, []).append(row)
    return [np.array(found) for found in rows.values()]


def permutation(differences: np.ndarray, clusters: Sequence[str], seed: int = SEED) -> float:
    """Return the two-sided p of paired `differences`, shape (questions,), signs flipped cluster by cluster at random.

    Fisher's randomisation test, with the observed order counted in (Phipson and Smyth 2010), so p is never 0.
    """
    sums = np.array([differences[rows].sum() for rows in group(clusters)])
    sums = sums[sums != 0]
    if not len(sums):
        return 1.0
    signs = np.random.default_rng(seed).integers(0, 2, (PERMUTATIONS, len(sums))) * 2 - 1
    extreme = np.abs(signs @ sums) >= abs(sums.sum()) - 1e-12
    return float((1 + extreme.sum()) / (1 + PERMUTATIONS))


def mcnemar(lost: int, won: int) -> float:
    """Return the exact two-sided p of McNemar's test for questions newly wrong and newly right."""
    if lost + won == 0:
        return 1.0
    tail = sum(math.comb(lost + won, count) for count in range(min(lost, won) + 1)) / 2 ** (lost + won)
    return min(1.0, 2 * tail)


def needed(differences: np.ndarray) -> int | None:
    """Return how many questions it takes to see the mean of `differences` with 80 % power at 5 %; None if it is 0."""
    mean = float(differences.mean()) if len(differences) else 0.0
    if mean == 0 or len(differences) < 2:
        return None
    return math.ceil(((Z95 + Z80) * float(differences.std(ddof=1)) / abs(mean)) ** 2)


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the probability that a positive's score exceeds a negative's, ties counting half (Mann–Whitney)."""
    ordered = np.sort(np.asarray(negative, dtype=float))
    below = np.searchsorted(ordered, positive, side="left")
    upto = np.searchsorted(ordered, positive, side="right")
    return float((below + upto).sum() / (2 * len(positive) * len(ordered)))


def holm(ps: Sequence[float]) -> list[float]:
    """Return p values adjusted for being looked at together (Holm 1979), in the given order."""
    adjusted, highest = [0.0] * len(ps), 0.0
    for rank, row in enumerate(sorted(range(len(ps)), key=lambda row: ps[row])):
        highest = max(highest, min(1.0, (len(ps) - rank) * ps[row]))
        adjusted[row] = highest
    return adjusted

"""Two runs question by question: better, worse or inconclusive, and what newly fails or passes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import BaseModel

from eval.metrics import METRICS
from eval.metrics.base import Metric
from eval.observed import Observed
from eval.records import BenchError, Row
from eval.runs import Run
from eval.scoring import per_question
from eval.statistics import LEAST_N, bootstrap, holm, mcnemar, needed, permutation
from eval.words import words

Verdict = Literal["better", "worse", "inconclusive", "same"]
#: What is compared: few metrics, so that looking at all of them costs little power.
COMPARED = (
    "right", "right_study", "facts_present", "refused_unanswerable", "refused_answerable", "crag",
    "hit@1", "hit@5", "mrr", "ndcg@10", "citation_recall", "citation_precision", "adherence",
)  # fmt: skip
ALPHA = 0.05


class Change(BaseModel):
    """How one metric differs between two runs, over the questions for which both define it."""

    key: str
    n: int
    before: float
    after: float
    difference: float
    low: float | None = None
    high: float | None = None
    p: float
    p_adjusted: float = 1.0
    mcnemar: float | None = None
    verdict: Verdict = "inconclusive"
    needed: int | None = None


class Comparison(BaseModel):
    """Two runs held against each other."""

    questions: int
    left_out: int
    relabelled: int
    changes: list[Change]
    newly_failing: list[str]
    newly_passing: list[str]


def compare(before: Run, after: Run) -> Comparison:
    """Return how `after` differs from `before` on the questions they share, both judged by the labels of `after`."""
    pairs, relabelled = paired(before, after)
    if not pairs:
        raise BenchError(words()["errors"]["nothing_shared"])
    changes = [change for key in COMPARED if (change := change_of(METRICS[key], pairs)) is not None]
    for change, p in zip(changes, holm([change.p for change in changes]), strict=True):
        change.p_adjusted = round(p, 6)
        change.verdict = verdict(change, METRICS[change.key])
    return Comparison(
        questions=len(pairs),
        left_out=len(before.rows) + len(after.rows) - 2 * len(pairs),
        relabelled=relabelled,
        changes=changes,
        newly_failing=[one.case.id for one, other in pairs if one.right and not other.right],
        newly_passing=[one.case.id for one, other in pairs if other.right and not one.right],
    )


def paired(before: Run, after: Run) -> tuple[list[tuple[Observed, Observed]], int]:
    """Return the questions that both runs asked in the same words, and how many have another label in each."""
    labels = {row.case.id: row.case for row in after.rows}
    shared: list[Row] = [
        row for row in before.rows if row.case.id in labels and _asked(row) == _asked_of(labels[row.case.id])
    ]
    relabelled = sum(row.case != labels[row.case.id] for row in shared)
    same = [row.model_copy(update={"case": labels[row.case.id]}) for row in shared]
    earlier = Run(before.info, same, before.passages, before.timings, checker=before.checker)
    later = {observed.case.id: observed for observed in after.questions}
    return [(observed, later[observed.case.id]) for observed in earlier.questions], relabelled


def _asked(row: Row) -> tuple[str, ...]:
    return _asked_of(row.case)


def _asked_of(case: object) -> tuple[str, ...]:
    return (*case.history, case.question)  # type: ignore[attr-defined]


def change_of(metric: Metric, pairs: Sequence[tuple[Observed, Observed]]) -> Change | None:
    """Return the change of one metric, or None where no question defines it in both runs."""
    kept = [
        (one, other, after.cluster)
        for before, after in pairs
        if (one := per_question(metric, before)) is not None and (other := per_question(metric, after)) is not None
    ]
    if not kept:
        return None
    clusters = [cluster for _, _, cluster in kept]
    values = np.array([(one, other) for one, other, _ in kept])
    differences = values[:, 1] - values[:, 0]
    interval = bootstrap(np.stack([differences, np.ones(len(kept))], axis=1), clusters) if np.any(differences) else None
    binary = bool(np.all((values == 0) | (values == 1)))
    return Change(
        key=metric.key,
        n=len(kept),
        before=round(float(values[:, 0].mean()), 6),
        after=round(float(values[:, 1].mean()), 6),
        difference=round(float(differences.mean()), 6),
        low=round(interval[0], 6) if interval else None,
        high=round(interval[1], 6) if interval else None,
        p=round(permutation(differences, clusters), 6),
        mcnemar=round(mcnemar(int((differences < 0).sum()), int((differences > 0).sum())), 6) if binary else None,
        needed=needed(differences),
    )


def verdict(change: Change, metric: Metric) -> Verdict:
    """Return what a change comes to: a side only where the interval excludes 0 and the adjusted p is below 5 %."""
    if change.difference == 0 and change.p == 1.0:
        return "same"
    if change.n < LEAST_N or change.low is None or change.high is None or change.p_adjusted >= ALPHA:
        return "inconclusive"
    if change.low <= 0 <= change.high or metric.better == "neither":
        return "inconclusive"
    return "better" if (change.difference > 0) is (metric.better == "higher") else "worse"

"""From the rows of a run to its summary: every metric over all questions and over slices, and a cause a failure."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from eval.attribution import attribute
from eval.metrics import METRICS, SLICED
from eval.metrics.base import Measured, Metric, Part
from eval.observed import Observed
from eval.records import Estimate, Summary
from eval.statistics import LEAST_N, SEED, bootstrap, ratio
from eval.words import word

#: What questions are cut by.
CUTS: dict[str, Callable[[Observed], str]] = {
    "study": lambda observed: observed.case.study,
    "kind": lambda observed: observed.case.kind,
    "miss": lambda observed: observed.case.miss,
    "language": lambda observed: observed.answer.language,
}


def summarise(questions: Sequence[Observed], seed: int = SEED) -> Summary:
    """Return every metric over `questions`; what is undefined has no value but a reason."""
    estimates = [estimate(metric, questions, seed) for metric in METRICS.values()]
    failures = [attribute(observed) for observed in questions if not observed.right or cites_wrongly(observed)]
    return Summary(estimates=estimates, slices=cut(questions, seed), failures=failures)


def estimate(metric: Metric, questions: Sequence[Observed], seed: int = SEED) -> Estimate:
    """Return one metric with its n and its 95 % interval."""
    measured = [metric.measure(observed) for observed in questions]
    kept = [
        (part, observed.cluster) for part, observed in zip(measured, questions, strict=True) if isinstance(part, Part)
    ]
    if not kept:
        return Estimate(key=metric.key, value=None, n=0, reason=why(measured))
    parts = np.array([part for part, _ in kept], dtype=float)
    value = metric.pool(parts)
    if math.isnan(value):
        return Estimate(key=metric.key, value=None, n=len(kept), reason=word("no_contrast"))
    interval = bootstrap(parts, [cluster for _, cluster in kept], metric.pool, seed)
    low, high = interval or (None, None)
    reason = "" if interval else word("few", least=LEAST_N)
    return Estimate(key=metric.key, value=_round(value), low=_round(low), high=_round(high), n=len(kept), reason=reason)


def why(measured: Sequence[Measured]) -> str:
    """Return the reason that most questions give for a metric that is not defined for any."""
    reasons = Counter(reason for reason in measured if isinstance(reason, str))
    return reasons.most_common(1)[0][0] if reasons else word("no_question")


def cut(questions: Sequence[Observed], seed: int = SEED) -> dict[str, dict[str, list[Estimate]]]:
    """Return the headline metrics for each study, kind of question, kind of near miss and language."""
    slices: dict[str, dict[str, list[Estimate]]] = {}
    for name, key in CUTS.items():
        groups: dict[str, list[Observed]] = {}
        for observed in questions:
            if key(observed):
                groups.setdefault(key(observed), []).append(observed)
        slices[name] = {
            value: [estimate(METRICS[metric], groups[value], seed) for metric in SLICED] for value in sorted(groups)
        }
    return slices


def cites_wrongly(observed: Observed) -> bool:
    """Tell whether an answer that is right in its words rests on the wrong study or on passages that do not bear it."""
    if observed.refused or not observed.case.answerable:
        return False
    keys = ("right_study", "citation_recall")
    parts = [METRICS[key].measure(observed) for key in keys]
    return any(isinstance(part, Part) and part.value < part.weight for part in parts)


def mean_of(metric: Metric, questions: Sequence[Observed]) -> float | None:
    """Return a metric's value without interval, or None where it is defined for no question."""
    parts = [part for observed in questions if isinstance(part := metric.measure(observed), Part)]
    value = metric.pool(np.array(parts, dtype=float)) if parts else math.nan
    return None if math.isnan(value) else value


def per_question(metric: Metric, observed: Observed) -> float | None:
    """Return what one question measures, or None where the metric is not defined for it."""
    part = metric.measure(observed)
    if isinstance(part, str) or not part.weight:
        return None
    return _round(part.value / part.weight) if metric.pool is ratio else _round(part.value)


def _round(value: float | None) -> float | None:
    """Return six decimals: more would only differ between machines."""
    return None if value is None else round(value, 6)

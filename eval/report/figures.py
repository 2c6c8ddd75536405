"""Figures as French readers write them."""

from __future__ import annotations

from eval.metrics.base import Metric
from eval.records import Estimate

NBSP = "\u00a0"


def shown(metric: Metric, value: float | None) -> str:
    """Return a value of a metric: a share in percent, a score with three decimals, words and milliseconds rounded."""
    if value is None:
        return "—"
    if metric.unit == "share":
        return decimal(100 * value, 1) + f"{NBSP}%"
    if metric.unit == "score":
        return decimal(value, 3)
    return decimal(value, 0 if metric.unit == "ms" else 1) + NBSP + ("ms" if metric.unit == "ms" else "mots")


def interval(metric: Metric, estimate: Estimate) -> str:
    """Return the 95 % interval of an estimate, or a dash."""
    if estimate.low is None or estimate.high is None:
        return "—"
    return f"{shown(metric, estimate.low)} – {shown(metric, estimate.high)}"


def decimal(value: float, places: int) -> str:
    """Return a number with a decimal comma and grouped thousands."""
    return f"{value:,.{places}f}".replace(",", "\u202f").replace(".", ",")

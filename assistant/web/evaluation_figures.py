"""Figures, moments and names of the evaluator's screen, in the reader's language."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.export.markdown import WORDS as EXPORT_WORDS
from assistant.export.markdown import long_date
from assistant.models import Record
from assistant.web.markup import WORDS
from assistant.words import catalogue

if TYPE_CHECKING:
    from eval.metrics.base import Metric
    from eval.records import Estimate, RunInfo, Timings

#: What is shown of a run, in this order; a report holds all measures.
SHOWN = (
    "right", "right_study", "facts_present", "refused_unanswerable", "refused_answerable", "hit@1", "hit@5",
    "citation_recall", "citation_precision", "adherence", "latency_p50", "latency_p95",
)  # fmt: skip
CUT = ("right", "right_study", "refused_unanswerable", "refused_answerable", "hit@5")


class Figure(Record):
    """A measure as it is shown: its value with its interval, how many questions it rests on, and the same as shares."""

    key: str
    value: str
    interval: str = ""
    n: int = 0
    share: float | None = None
    low: float | None = None
    high: float | None = None


@cache
def words_of(language: str) -> dict[str, Any]:
    """Return what the screen says in a language."""
    return catalogue(language, WORDS / "evaluation")


def figure_of(estimate: Estimate, said: dict[str, Any]) -> Figure:
    """Return an estimate as it is shown."""
    from eval.metrics import METRICS

    metric = METRICS[estimate.key]
    bounds = estimate.low is not None and estimate.high is not None
    share = metric.unit == "share"
    return Figure(
        key=estimate.key,
        value="—" if estimate.value is None else value_of(metric, estimate.value, said),
        interval=f"{value_of(metric, estimate.low, said)} – {value_of(metric, estimate.high, said)}"
        if estimate.low is not None and estimate.high is not None
        else "",
        n=estimate.n,
        share=estimate.value if share else None,
        low=estimate.low if share and bounds else None,
        high=estimate.high if share and bounds else None,
    )


def value_of(metric: Metric, value: float, said: dict[str, Any]) -> str:
    """Return a value of a metric in its unit: a share in percent, milliseconds whole, the rest with three decimals."""
    if metric.unit == "share":
        return str(said["percent"]).format(value=number(100 * value, 1, said))
    if metric.unit == "ms":
        return str(said["milliseconds"]).format(value=number(value, 0, said))
    return number(value, 1 if metric.unit == "words" else 3, said)


def points(value: float, said: dict[str, Any]) -> str:
    """Return a difference of shares in points, with its sign."""
    return ("+" if value > 0 else "−" if value < 0 else "") + number(abs(100 * value), 1, said)


def number(value: float, places: int, said: dict[str, Any]) -> str:
    """Return a number with the decimal sign of the language."""
    return f"{value:.{places}f}".replace(".", said["decimal"])


def moment_of(timings: Timings, said: dict[str, Any], language: str) -> str:
    """Return when a run was made, in the time of this machine; a dash where it does not say."""
    if not timings.created:
        return "—"
    made = datetime.fromisoformat(timings.created).astimezone()
    date = long_date(made.date(), catalogue(language, EXPORT_WORDS))
    return str(said["moment"]).format(date=date, time=f"{made:{said['time']}}")


def suite_of(info: RunInfo, said: dict[str, Any]) -> str:
    """Return which questions a run asked: a part of those that ship, or a suite of one's own by its name."""
    from eval.cases import SHIPPED, choose

    shipped = {choose(None, split).name: split for split in SHIPPED}
    return str(said["splits"][shipped[info.suite]]) if info.suite in shipped else info.suite

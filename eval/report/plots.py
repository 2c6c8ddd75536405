"""The geometry of the plots: what the templates draw, in the units of a drawing 640 wide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from eval.metrics import METRICS
from eval.metrics.base import Part
from eval.metrics.risk_coverage import curve, loss
from eval.observed import Observed
from eval.records import Estimate
from eval.report.figures import decimal, shown
from eval.words import label, word

WIDTH, LEFT, RIGHT, TOP, ROW, HEIGHT, BOTTOM = 640, 206, 20, 14, 26, 260, 44
#: What stands to the right of bars: their value and how many questions it rests on.
VALUES = 92
BINS, LATENCY_BARS = 10, 24


@dataclass(frozen=True)
class Bar:
    """A bar with its interval; every coordinate is that of the drawing."""

    name: str
    value: str
    y: float
    x: float
    length: float
    low: float | None = None
    high: float | None = None
    n: int = 0


@dataclass(frozen=True)
class Bars:
    """A plot of horizontal bars."""

    title: str
    summary: str
    height: float
    bars: list[Bar]
    ticks: list[tuple[float, str]]


@dataclass(frozen=True)
class Chart:
    """A plot over two axes: a line, dots, or upright bars (x, y, width, height)."""

    title: str
    summary: str
    x_name: str
    y_name: str
    x_ticks: list[tuple[float, str]]
    y_ticks: list[tuple[float, str]]
    line: str = ""
    guide: str = ""
    dots: list[tuple[float, float, str]] = field(default_factory=list)
    columns: list[tuple[float, float, float, float]] = field(default_factory=list)
    table: list[tuple[str, str]] = field(default_factory=list)


def across(share: float) -> float:
    """Return the place of a share from 0 to 1 on the horizontal axis of bars."""
    return round(LEFT + share * (WIDTH - LEFT - RIGHT - VALUES), 1)


def slice_bars(cut: str, key: str, slices: dict[str, list[Estimate]], names: Callable[[str], str]) -> Bars | None:
    """Return the bars of one metric over the slices of a cut, each under its name; None where no slice defines it."""
    metric = METRICS[key]
    found = [
        (value, estimate) for value, all_ in slices.items() for estimate in all_ if estimate.key == key and estimate.n
    ]
    if not found:
        return None
    bars = [
        Bar(
            name=names(value), value=shown(metric, estimate.value), y=TOP + row * ROW, x=LEFT,
            length=across(estimate.value or 0) - LEFT, n=estimate.n,
            low=None if estimate.low is None else across(estimate.low),
            high=None if estimate.high is None else across(estimate.high),
        )
        for row, (value, estimate) in enumerate(found)
    ]  # fmt: skip
    ticks = [(across(share), decimal(100 * share, 0)) for share in (0, 0.25, 0.5, 0.75, 1)]
    summary = word("plot_bars", metric=metric.name, values=", ".join(f"{bar.name} {bar.value}" for bar in bars))
    return Bars(f"{metric.name} — {label('cuts', cut).lower()}", summary, TOP + len(bars) * ROW + 30, bars, ticks)


def place(x: float, y: float) -> tuple[float, float]:
    """Return the place of a point, both shares from 0 to 1, in a plot over two axes."""
    return round(60 + x * (WIDTH - 60 - RIGHT), 1), round(TOP + (1 - y) * (HEIGHT - TOP - BOTTOM), 1)


def percent_ticks() -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Return the ticks of two axes that run from 0 to 100 %."""
    shares = (0, 0.25, 0.5, 0.75, 1)
    return [(place(share, 0)[0], decimal(100 * share, 0)) for share in shares], [
        (place(0, share)[1], decimal(100 * share, 0)) for share in shares
    ]


def risk_coverage_chart(questions: Sequence[Observed]) -> Chart | None:
    """Return the risk–coverage curve with the point at which the assistant works, or None without confidences."""
    parts = [part for observed in questions if isinstance(part := loss(observed), Part)]
    if not parts:
        return None
    points = curve(np.array(parts, dtype=float))
    answered = sum(not observed.refused for observed in questions) / len(questions)
    at = points[max(0, min(len(points), round(answered * len(points))) - 1)]
    x_ticks, y_ticks = percent_ticks()
    here = word("working_point", coverage=decimal(100 * at.coverage, 0), risk=decimal(100 * at.risk, 0))
    return Chart(
        title=word("risk_coverage"), summary=here, x_name=word("coverage"), y_name=word("risk"), x_ticks=x_ticks, y_ticks=y_ticks,
        line=" ".join(f"{x},{y}" for x, y in (place(point.coverage, point.risk) for point in points)),
        dots=[(*place(at.coverage, at.risk), here)],
        table=[(decimal(100 * point.coverage, 0), decimal(100 * point.risk, 1)) for point in points[:: max(1, len(points) // 10)]],
    )  # fmt: skip


def reliability_chart(questions: Sequence[Observed]) -> Chart | None:
    """Return how often the corpus answers for each tenth of the confidence, or None without confidences."""
    pairs = [
        (observed.answer.confidence, observed.case.answerable)
        for observed in questions
        if observed.answer.confidence is not None
    ]
    if not pairs:
        return None
    dots, table = [], []
    for number in range(BINS):
        inside = [(sure, holds) for sure, holds in pairs if min(int(sure * BINS), BINS - 1) == number]
        if inside:
            sure, true = (float(np.mean(column)) for column in zip(*inside, strict=True))
            text = word("reliability_dot", sure=decimal(100 * sure, 0), true=decimal(100 * true, 0), n=len(inside))
            dots.append((*place(sure, true), text))
            table.append((decimal(100 * sure, 0), f"{decimal(100 * true, 0)} (n = {len(inside)})"))
    x_ticks, y_ticks = percent_ticks()
    (x0, y0), (x1, y1) = place(0, 0), place(1, 1)
    return Chart(
        title=word("reliability"), summary=word("reliability_note"), x_name=word("confidence"), y_name=word("answerable_share"),
        x_ticks=x_ticks, y_ticks=y_ticks, guide=f"{x0},{y0} {x1},{y1}", dots=dots, table=table,
    )  # fmt: skip


def latency_chart(questions: Sequence[Observed]) -> Chart | None:
    """Return how the times to an answer are spread, the slowest hundredth left out, or None without timings."""
    times = np.array([observed.milliseconds for observed in questions if observed.milliseconds is not None])
    if not len(times):
        return None
    most = float(np.percentile(times, 99)) or 1.0
    counts, edges = np.histogram(times[times <= most], bins=LATENCY_BARS, range=(0, most))
    highest = max(1, int(counts.max()))
    columns = []
    for count, begin, end in zip(counts, edges, edges[1:], strict=False):
        x, y = place(begin / most, count / highest)
        columns.append((x, y, round(place(end / most, 0)[0] - x - 1, 1), round(place(0, 0)[1] - y, 1)))
    p50, p95 = (decimal(float(np.percentile(times, share)), 0) for share in (50, 95))
    shares = (0, 0.25, 0.5, 0.75, 1)
    return Chart(
        title=word("latency"), summary=word("latency_note", p50=p50, p95=p95), x_name=word("milliseconds"), y_name=word("questions"),
        x_ticks=[(place(share, 0)[0], decimal(share * most, 0)) for share in shares],
        y_ticks=[(place(0, share)[1], decimal(share * highest, 0)) for share in (0, 0.5, 1)],
        columns=columns,
        table=[(decimal(float(edge), 0), str(int(count))) for edge, count in zip(edges, counts, strict=False)],
    )  # fmt: skip

"""Two runs side by side on the evaluator's screen: arrows only where the difference is beyond chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.models import Record
from assistant.web.evaluation_figures import SHOWN, points, value_of
from assistant.web.evaluation_views import Query, Screen

if TYPE_CHECKING:
    from eval.comparison import Change

#: What an arrow looks like; the verdict stands beside it in words.
ARROWS = {"better": "▲", "worse": "▼"}


class Compared(Record):
    """A measure of two runs as it is shown."""

    key: str
    before: str
    after: str
    difference: str
    interval: str
    n: int
    verdict: str
    arrow: str = ""
    needed: int | None = None


def compare_view(screen: Screen, query: Query) -> str:
    """Return the comparison of two runs; raise `BenchError` where one is none or they share no question."""
    from eval.comparison import compare

    before, after = screen.bench.open(query["before"]), screen.bench.open(query["after"])
    found = compare(before, after)
    asked = {row.case.id: row.case.question for row in after.rows}
    return screen.fill(
        "compare",
        {"before": query["before"], "after": query["after"]},
        n=found.questions,
        before=screen.listed(query["before"]),
        after=screen.listed(query["after"]),
        changes=[compared(change, screen.said) for change in found.changes if change.key in SHOWN],
        failing=[(name, asked[name]) for name in found.newly_failing],
        passing=[(name, asked[name]) for name in found.newly_passing],
    )


def compared(change: Change, said: dict[str, Any]) -> Compared:
    """Return a change as it is shown."""
    from eval.metrics import METRICS

    metric = METRICS[change.key]
    bounds = change.low is not None and change.high is not None
    return Compared(
        key=change.key,
        before=value_of(metric, change.before, said),
        after=value_of(metric, change.after, said),
        difference=points(change.difference, said),
        interval=f"{points(change.low or 0, said)} – {points(change.high or 0, said)}" if bounds else "—",
        n=change.n,
        verdict=change.verdict,
        arrow=ARROWS.get(change.verdict, ""),
        needed=change.needed if change.verdict == "inconclusive" else None,
    )

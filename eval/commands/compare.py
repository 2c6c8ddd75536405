"""`compare A B`: is the second run better than the first, and which questions changed sides."""

from __future__ import annotations

import argparse

from eval.commands.common import tables, tell
from eval.comparison import Change, Comparison, compare
from eval.metrics import METRICS
from eval.report.figures import NBSP, decimal, shown
from eval.report.simple import plain_table
from eval.runs import find_run, read_run
from eval.words import words


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("before", help="folder, name or tag of a run")
    parser.add_argument("after", help="folder, name or tag of the run to judge")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def execute(asked: argparse.Namespace) -> int:
    """Compare and print."""
    found = compare(read_run(find_run(asked.before)), read_run(find_run(asked.after)))
    if asked.json:
        tell(found.model_dump())
    else:
        show(found)
    return 0


def show(found: Comparison) -> None:
    """Print the changes and the questions that changed sides."""
    said, console = words()["compare"], tables()
    title = said["title"].format(n=found.questions)
    plain_table(console, title, said["headings"], [row(change) for change in found.changes], said["note"])
    if found.left_out or found.relabelled:
        console.print(said["apart"].format(left_out=found.left_out, relabelled=found.relabelled), markup=False)
    for key in ("newly_failing", "newly_passing"):
        names = getattr(found, key)
        console.print(said[key].format(n=len(names), names=", ".join(names) or "—"), markup=False)


def row(change: Change) -> list[str]:
    """Return the cells of one change."""
    metric, said = METRICS[change.key], words()["compare"]
    bounds = "—" if change.low is None or change.high is None else f"{signed(change.low)}{NBSP}; {signed(change.high)}"
    verdict = said["verdicts"][change.verdict]
    if change.verdict == "inconclusive" and change.needed:
        verdict += " " + said["needed"].format(n=f"{change.needed:,}".replace(",", "\u202f"))
    cells = [shown(metric, change.before), shown(metric, change.after), signed(change.difference), bounds]
    return [metric.name, str(change.n), *cells, decimal(change.p_adjusted, 3), verdict]


def signed(value: float) -> str:
    """Return a difference in points with its sign."""
    return ("+" if value > 0 else "−" if value < 0 else "") + decimal(abs(100 * value), 1)

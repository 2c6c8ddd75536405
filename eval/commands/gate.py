"""`gate RUN [--baseline RUN]`: does a version come up to what it must? Exits 1 where it does not."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.commands.common import tables, tell
from eval.gates import FILE, Check, check_gates, read_gates
from eval.metrics import METRICS
from eval.report.figures import NBSP, decimal, shown
from eval.report.simple import plain_table
from eval.runs import find_run, read_run
from eval.words import words


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("run", help="folder, name or tag of a run")
    parser.add_argument("--baseline", metavar="RUN", help="folder, name or tag of the run not to fall behind")
    parser.add_argument("--gates", type=Path, default=FILE, help="YAML file of gates")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def execute(asked: argparse.Namespace) -> int:
    """Check every gate, print them, and return 1 where one does not hold."""
    baseline = read_run(find_run(asked.baseline)) if asked.baseline else None
    found = check_gates(read_gates(asked.gates), read_run(find_run(asked.run)), baseline)
    if asked.json:
        tell([check.model_dump() for check in found])
    else:
        said = words()["gates"]
        plain_table(tables(), said["title"], said["headings"], [_row(check) for check in found])
    return int(any(check.holds is False for check in found))


def _row(check: Check) -> list[str]:
    """Return the cells of one gate."""
    said = words()["gates"]
    state = said["unjudged"] if check.holds is None else words()["yes" if check.holds else "no"]
    if check.kind == "never":
        value = f"{check.value:.0f}" + (f" ({', '.join(check.questions)})" if check.questions else "")
        return [said["never"][check.key], "0", value, "—", state]
    metric = METRICS[check.key]
    name = metric.name + (f" — {check.where}" if check.where else "")
    if check.kind == "margin":
        bounds = "—" if check.low is None or check.high is None else f"{_points(check.low)} – {_points(check.high)}"
        return [said["margin"].format(name=name), f"{_points(check.limit)}", _points(check.value or 0), bounds, state]
    sign = "≤" if check.kind == "ceiling" else "≥"
    bounds = "—" if check.low is None else f"{shown(metric, check.low)} – {shown(metric, check.high)}"
    return [name, f"{sign}{NBSP}{shown(metric, check.limit)}", shown(metric, check.value), bounds, state]


def _points(value: float) -> str:
    return ("+" if value > 0 else "−" if value < 0 else "") + decimal(abs(100 * value), 1)

"""`speed`: how long people wait and how much memory the application takes; what `make bench` calls."""

from __future__ import annotations

import argparse
import os

from eval.cases import development
from eval.commands.common import add_index, progress, tables, tell
from eval.report.figures import NBSP, decimal
from eval.report.simple import plain_table
from eval.speed import RUNS, Measure, measure_all
from eval.words import word, words
from ingestion.index import Index

QUESTIONS = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--runs", type=int, default=RUNS, help=f"times that each measure is taken, fewer on a slow machine ({RUNS})"
    )
    add_index(parser)


def execute(asked: argparse.Namespace) -> int:
    """Measure on development questions and print; the measures are not gates, so a slow machine does not fail."""
    Index.open(asked.index)
    questions = [case.question for case in development() if not case.history][:QUESTIONS]
    with progress(word("measures")) as told:
        found = measure_all(asked.index.resolve(), questions, max(1, asked.runs), told)
    if asked.json:
        tell([{**measure.model_dump(), "holds": measure.holds} for measure in found])
        return 0
    said = words()["speed"]
    rows = [(said[measure.key], *_cells(measure)) for measure in found]
    note = (
        said["load"].format(cores=os.cpu_count(), load=decimal(os.getloadavg()[0], 1))
        if hasattr(os, "getloadavg")
        else ""
    )
    plain_table(tables(), said["title"].format(runs=asked.runs), said["headings"], rows, note)
    return 0


def _cells(measure: Measure) -> tuple[str, ...]:
    """Return a measure's median, its limit, its share of that, whether it holds, and every run."""
    limit = f"≤{NBSP}{_shown(measure.limit, measure.unit)}"
    if measure.median is None:
        return "—", limit, "—", "—", measure.reason
    runs = f"{NBSP}; ".join(_shown(value, measure.unit) for value in measure.runs)
    share = f"{decimal(100 * (measure.ratio or 0), 0)}{NBSP}%"
    return _shown(measure.median, measure.unit), limit, share, words()["yes" if measure.holds else "no"], runs


def _shown(value: float, unit: str) -> str:
    """Return megabytes whole, seconds to the tenth, and what is below one second in milliseconds."""
    if unit == "Mo":
        return f"{decimal(value, 0)}{NBSP}Mo"
    return f"{decimal(1000 * value, 0)}{NBSP}ms" if value < 1 else f"{decimal(value, 1)}{NBSP}s"

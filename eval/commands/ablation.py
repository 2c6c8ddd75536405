"""`ablation [SUITE]`: what each signal of retrieval brings on the development questions."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.retrieval.retriever import Retriever
from eval.ablation import MEASURES, Difference, ablate, judged
from eval.cases import development
from eval.commands.common import add_index, progress, tables, tell
from eval.report.figures import NBSP, decimal
from eval.report.simple import plain_table
from eval.words import words
from ingestion.index import Index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("suite", nargs="?", type=Path, help="file or folder of questions (those of development)")
    add_index(parser)


def execute(asked: argparse.Namespace) -> int:
    """Measure every variant and print the table."""
    retriever = Retriever(Index.open(asked.index))
    questions = judged(retriever, development(asked.suite))
    with progress(words()["ablation"]["variant"]) as told:
        found = ablate(retriever, questions, told)
    if asked.json:
        tell({"questions": len(questions), "variants": [variant.model_dump() for variant in found]})
        return 0
    shown = words()["ablation"]
    rows = [(variant.name, *(cell for key in MEASURES for cell in _cells(variant.measures[key]))) for variant in found]
    headings = (shown["variant"], *(heading for key in MEASURES for heading in (key, shown["change"])))
    plain_table(tables(), shown["title"].format(n=len(questions)), headings, rows, shown["note"])
    return 0


def _cells(difference: Difference) -> tuple[str, str]:
    """Return a measure and its change with the interval, in points."""
    value = decimal(100 * difference.value, 1)
    if difference.low is None or difference.high is None:
        return value, _points(difference.change)
    return value, f"{_points(difference.change)} [{_points(difference.low)}{NBSP}; {_points(difference.high)}]"


def _points(share: float) -> str:
    sign = "+" if share > 0 else "−" if share < 0 else ""
    return sign + decimal(abs(100 * share), 1)

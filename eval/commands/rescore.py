"""`rescore RUN`: measure a kept run again, with the metrics and labels of today, without asking anything."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.cases import load_suite
from eval.commands.common import MESSAGES, tables, tell
from eval.report.terminal import print_failures, print_summary
from eval.rescoring import relabel
from eval.runs import find_run, read_run, write_run
from eval.scoring import summarise
from eval.words import word


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("run", help="folder, name or tag of a run")
    parser.add_argument(
        "--labels", type=Path, metavar="SUITE", help="take the labels of this suite in place of the run's"
    )
    parser.add_argument("--out", type=Path, help="folder for the new scores (the run itself)")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def execute(asked: argparse.Namespace) -> int:
    """Measure again, keep the scores, print them."""
    folder = find_run(asked.run)
    run = read_run(folder)
    if asked.labels:
        run = relabel(run, load_suite(asked.labels))
    run.summary = summarise(run.questions, run.info.seed)
    write_run(run, asked.out or folder)
    if asked.json:
        tell({"run": run.info.model_dump(), **run.summary.model_dump()})
    else:
        print_summary(run.info, run.summary, tables())
        print_failures(run.summary, tables())
    MESSAGES.print(word("rescored", questions=len(run.rows)), markup=False)
    return 0

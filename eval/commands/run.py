"""`run [SUITE]`: ask every question of a suite and print what came of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.commands.common import MESSAGES, add_suite, progress, settings_of, suite_of, tables, tell
from eval.report.figures import decimal
from eval.report.terminal import print_failures, print_summary
from eval.runner import run_suite
from eval.runs import new_folder, write_run
from eval.words import word


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_suite(parser)
    parser.add_argument("--out", type=Path, help="folder for the run (a new one in .reperes/runs)")
    parser.add_argument("--tag", default="", help="a name to find the run by, such as a baseline")
    parser.add_argument("--short", action="store_true", help="only the metrics that are defined, no decomposition")


def execute(asked: argparse.Namespace) -> int:
    """Run the suite, keep the run, print the table or the summary as JSON."""
    with progress() as told:
        run = run_suite(suite_of(asked), settings_of(asked), asked.tag, told)
    folder = asked.out or new_folder(run.info.suite, run.info.split)
    write_run(run, folder)
    assert run.summary is not None
    if asked.json:
        tell({"run": run.info.model_dump(), **run.summary.model_dump()})
    else:
        print_summary(run.info, run.summary, tables(), asked.short)
        print_failures(run.summary, tables())
    seconds = decimal(run.timings.seconds, 1)
    MESSAGES.print(word("run_done", questions=run.info.questions, seconds=seconds, folder=folder), markup=False)
    return 0

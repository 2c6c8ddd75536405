"""`leave-one-out`: is a passage found by an authored question that the index does not know?"""

from __future__ import annotations

import argparse

from eval.commands.common import add_index, progress, tables, tell
from eval.leave_one_out import ASKED, FOLDS, leave_one_out
from eval.report.figures import NBSP, decimal
from eval.report.simple import plain_table
from eval.words import label, word, words
from ingestion.index import Index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--folds", type=int, default=FOLDS, help=f"parts the questions are taken out in ({FOLDS})")
    parser.add_argument("--most", type=int, default=ASKED, help=f"questions asked at most, drawn with a seed ({ASKED})")
    add_index(parser)


def execute(asked: argparse.Namespace) -> int:
    """Build without each fold, ask it, print the shares."""
    with progress(word("folds")) as told:
        found = leave_one_out(Index.open(asked.index), asked.folds, asked.most, told)
    if asked.json:
        tell([entry.model_dump() for entry in found])
        return 0
    shown = words()["leave_one_out"]
    rows = [
        (
            label("question_kinds", entry.kind),
            str(entry.n),
            *_cell(entry.first, entry.first_interval),
            *_cell(entry.five, entry.five_interval),
        )
        for entry in found
    ]
    headings = (
        shown["kind"],
        "n",
        shown["first"],
        words()["columns"]["interval"],
        shown["five"],
        words()["columns"]["interval"],
    )
    plain_table(tables(), shown["title"], headings, rows, shown["note"].format(folds=asked.folds))
    return 0


def _cell(share: float, interval: tuple[float, float] | None) -> tuple[str, str]:
    """Return a share in percent and its interval."""
    bounds = " – ".join(decimal(100 * bound, 1) for bound in interval) if interval else "—"
    return decimal(100 * share, 1) + f"{NBSP}%", bounds

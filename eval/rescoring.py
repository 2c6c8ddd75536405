"""A kept run under other labels: what was asked and answered stays, what should have been answered changes."""

from __future__ import annotations

from collections.abc import Sequence

from eval.cases import Case, relabelled
from eval.runner import suite_hash
from eval.runs import Run


def relabel(run: Run, cases: Sequence[Case]) -> Run:
    """Return the run with the labels of `cases`; a question that they lack, or ask otherwise, keeps its own."""
    now = relabelled([row.case for row in run.rows], cases)
    rows = [row.model_copy(update={"case": case}) for row, case in zip(run.rows, now, strict=True)]
    info = run.info.model_copy(update={"suite_hash": suite_hash([row.case for row in rows])})
    return Run(info, rows, run.passages, run.timings, checker=run.checker)

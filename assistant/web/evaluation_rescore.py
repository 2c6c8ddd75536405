"""A kept run under corrected labels, and a run as a file to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.web.evaluation_views import relabelled_since, summary_of

if TYPE_CHECKING:
    from assistant.web.evaluation_bench import Bench, Job
    from eval.runs import Run


def rescored(bench: Bench, name: str, tag: str, job: Job) -> Run:
    """Return a run measured again under the corrected labels; `tag` says so in the list. Raise `BenchError`."""
    from eval.rescoring import relabel
    from eval.scoring import summarise

    job.phase = "measuring"
    run = bench.open(name)
    again = relabel(run, list(relabelled_since(run, bench).values()))
    whole = " – ".join(part for part in (run.info.tag, tag) if part)
    again.info = again.info.model_copy(update={"tag": whole})
    again.summary = summarise(again.questions, again.info.seed)
    return again


def written(bench: Bench, name: str, kind: str, folder: Path) -> Path:
    """Write a run in one of the formats of reports and return the file; raise `BenchError` or `KeyError`."""
    from eval.report.files import FORMATS

    run = bench.open(name)
    summary_of(run)
    file, write, encoding = FORMATS[kind]
    path = folder / f"{name}-{file}"
    path.write_text(write(run), encoding=encoding)
    return path

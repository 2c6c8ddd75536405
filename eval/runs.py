"""Runs on disk: a folder with how it was made, the rows, the passages, the timings and the scores."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from eval.checking import Checker
from eval.metrics import METRICS
from eval.observed import Observed
from eval.records import BenchError, Row, RunInfo, Summary, Timings
from eval.settings import BenchSettings
from eval.words import words
from ingestion.models import Passage

RUNS = BenchSettings().runs
INFO, ROWS, PASSAGES, TIMINGS, SCORES = "run.json", "rows.jsonl", "passages.jsonl", "timings.json", "scores.json"
#: Metrics that depend on the clock are kept with the timings: all the rest is the same when a run is made again.
CLOCKED = frozenset(metric.key for metric in METRICS.values() if metric.unit == "ms")
Record = TypeVar("Record", bound=BaseModel)


@dataclass
class Run:
    """A run in memory; everything but the timings is the same when it is made again."""

    info: RunInfo
    rows: list[Row]
    passages: dict[str, Passage]
    timings: Timings
    summary: Summary | None = None
    checker: Checker | None = None
    _observed: list[Observed] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the guard over the run's passages, unless one that has read them already is handed on."""
        self.checker = self.checker or Checker(self.passages)

    @property
    def questions(self) -> list[Observed]:
        """The rows made ready to be measured."""
        if not self._observed:
            assert self.checker is not None
            checker, context = self.checker, int(self.info.settings.get("passages", 8))
            self._observed = [
                Observed(row, checker, context, self.timings.milliseconds.get(row.case.id)) for row in self.rows
            ]
        return self._observed


def write_run(run: Run, folder: Path) -> None:
    """Write a run into `folder`, which is made where it does not exist; what makes it a run is written last."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / ROWS, _lines(run.rows))
    _write(folder / PASSAGES, _lines(run.passages.values()))
    timings = run.timings
    if run.summary is not None:
        timed = [estimate for estimate in run.summary.estimates if estimate.key in CLOCKED]
        timings = timings.model_copy(update={"estimates": timed})
        untimed = [estimate for estimate in run.summary.estimates if estimate.key not in CLOCKED]
        _write(folder / SCORES, run.summary.model_copy(update={"estimates": untimed}).model_dump_json(indent=2))
    _write(folder / TIMINGS, timings.model_dump_json(indent=2))
    _write(folder / INFO, run.info.model_dump_json(indent=2))


def read_run(folder: Path) -> Run:
    """Read a run back; raise `BenchError` where the folder is none or is damaged."""
    for name in (INFO, ROWS, PASSAGES):
        if not (folder / name).is_file():
            raise BenchError(words()["errors"]["no_run"].format(name=folder.name, missing=name))
    passages = _read_lines(folder / PASSAGES, Passage)
    timings = Timings(created="", seconds=0, milliseconds={})
    if (folder / TIMINGS).exists():
        timings = _read(folder / TIMINGS, Timings)
    summary = _read(folder / SCORES, Summary) if (folder / SCORES).exists() else None
    if summary is not None:
        summary.estimates.extend(timings.estimates)
    return Run(
        info=_read(folder / INFO, RunInfo),
        rows=_read_lines(folder / ROWS, Row),
        passages={passage.id: passage for passage in passages},
        timings=timings,
        summary=summary,
    )


def find_run(name: str, runs: Path = RUNS) -> Path:
    """Return the folder of a run given as a path, as a name in `runs`, or as a tag; the newest run of a tag counts."""
    for folder in (Path(name), runs / name):
        if (folder / INFO).is_file():
            return folder
    tagged = [folder for folder in list_runs(runs) if _read(folder / INFO, RunInfo).tag == name]
    if not tagged:
        if Path(name).is_dir():
            raise BenchError(words()["errors"]["no_run"].format(name=name, missing=INFO))
        raise BenchError(words()["errors"]["no_tag"].format(tag=name, folder=runs.name))
    return tagged[-1]


def list_runs(runs: Path = RUNS) -> list[Path]:
    """Return the folders of the runs kept in `runs`, oldest first: their names begin with their time."""
    return sorted(folder.parent for folder in runs.glob(f"*/{INFO}"))


def new_folder(suite: str, split: str, runs: Path = RUNS) -> Path:
    """Return a name for a run that none has yet."""
    stem = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{suite}-{split}"
    taken = {folder.name for folder in runs.glob(f"{stem}*")}
    return runs / next(name for name in (stem, *(f"{stem}-{copy}" for copy in range(2, 1000))) if name not in taken)


def _lines(records: Iterable[BaseModel]) -> str:
    return "".join(record.model_dump_json() + "\n" for record in records)


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")


def _read(path: Path, model: type[Record]) -> Record:
    try:
        return model.model_validate_json(path.read_text(encoding="utf-8"))
    except (ValidationError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BenchError(words()["errors"]["bad_run"].format(name=path.parent.name, file=path.name)) from error


def _read_lines(path: Path, model: type[Record]) -> list[Record]:
    try:
        return [model.model_validate_json(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    except (ValidationError, UnicodeDecodeError) as error:
        raise BenchError(words()["errors"]["bad_run"].format(name=path.parent.name, file=path.name)) from error

"""Speed and memory as people meet them: each measure in processes of its own, as the median of several runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from pydantic import BaseModel, computed_field

from eval.serving import ServedApplication, Unreachable
from eval.words import words
from ingestion.settings import PROJECT

#: Times that each measure is taken, and seconds after which none is taken again: a slow machine gets its answer too.
RUNS, LONGEST = 3, 140.0
#: What each measure may be, from the project's own requirements.
LIMITS = {
    "page": 8.0, "first": 3.0, "later_p50": 0.2, "later_p95": 0.2, "cold": 5.0, "catalogue_p95": 0.15, "advice_p95": 0.5,
    "index": 45.0, "memory": 700.0,
}  # fmt: skip
T = TypeVar("T")
Found = dict[str, list[float] | str]


class Measure(BaseModel):
    """One measure: the median of its runs, or why there is none."""

    key: str
    unit: str
    limit: float
    median: float | None = None
    runs: list[float] = []
    reason: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the median is within the limit; None where there is none."""
        return None if self.median is None else self.median <= self.limit

    @computed_field  # type: ignore[prop-decorator]
    @property
    def ratio(self) -> float | None:
        """The median as a share of the limit; None where there is none."""
        return None if self.median is None else round(self.median / self.limit, 3)


def measure_all(
    index: Path, questions: Sequence[str], runs: int = RUNS, progress: Callable[[int, int], None] = lambda *_: None
) -> list[Measure]:
    """Return every measure; `questions` are asked one after the other, the first of them first."""
    until = time.perf_counter() + LONGEST
    steps: list[tuple[tuple[str, ...], Callable[[], Sequence[float]]]] = [
        (("page", "first", "memory"), lambda: served(index, questions)),
        (("later_p50", "later_p95"), lambda: percentiles(paced("answers", index, questions), 50, 95)),
        (("catalogue_p95",), lambda: percentiles(paced("catalogue", index), 95)),
        (("advice_p95",), lambda: percentiles(paced("advice", index), 95)),
        (("cold",), lambda: [timed(_ask(index, questions[0]))]),
        (("index",), lambda: [from_nothing()]),
    ]
    found: Found = {}
    for number, (keys, take) in enumerate(steps, 1):
        found.update(measured(keys, take, runs, until))
        progress(number, len(steps))
    return [_measure(key, found[key]) for key in LIMITS]


def measured(keys: Sequence[str], take: Callable[[], Sequence[float]], runs: int, until: float) -> Found:
    """Return the values of each key, which `take` gives together; in their place, why there are none."""
    try:
        found = repeated(take, runs, until)
    except Unreachable as error:
        return dict.fromkeys(keys, str(error))
    except subprocess.CalledProcessError:
        return dict.fromkeys(keys, str(words()["speed"]["failed"]))
    return {key: [values[row] for values in found] for row, key in enumerate(keys)}


def repeated(take: Callable[[], T], runs: int, until: float) -> list[T]:
    """Return what `take` gives `runs` times; after the first, only while one as slow would end before `until`."""
    found: list[T] = []
    started = time.perf_counter()
    while len(found) < runs:
        each = (time.perf_counter() - started) / max(1, len(found))
        if found and time.perf_counter() + each > until:
            break
        found.append(take())
    return found


def served(index: Path, questions: Sequence[str]) -> tuple[float, float, float]:
    """Return seconds to the page, seconds to the first answer after that, and megabytes after some answers."""
    if not (PROJECT / "app.py").exists():
        raise Unreachable(words()["speed"]["no_application"])
    with ServedApplication(index) as application:
        first = application.ask(questions[0])
        for question in questions[1:6]:
            application.ask(question)
        return application.seconds_to_page, first, application.megabytes()


def paced(what: str, index: Path, lines: Sequence[str] = ()) -> list[float]:
    """Return the seconds of requests in one process, one after the other, the first of them left out."""
    command = [sys.executable, "-m", "eval.pacing", what, str(index)]
    done = subprocess.run(
        command, input="\n".join(lines), capture_output=True, text=True, cwd=PROJECT, env=environment(), check=True
    )
    return [float(line) for line in done.stdout.split()][1:]


def percentiles(seconds: Sequence[float], *shares: int) -> list[float]:
    """Return percentiles of seconds."""
    return [float(np.percentile(seconds, share)) for share in shares]


def from_nothing() -> float:
    """Return the seconds that indexing the shipped corpus takes where there is no index."""
    with tempfile.TemporaryDirectory() as folder:
        return timed([sys.executable, "-m", "ingestion", "build", "--index", folder])


def timed(command: Sequence[str]) -> float:
    """Return the seconds that a command takes in a process of its own; raise where it fails."""
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, cwd=PROJECT, env=environment(), check=True)
    return time.perf_counter() - started


def environment() -> dict[str, str]:
    """Return the environment of the measured processes: offline, and without the user's model."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("REPERES_")}
    return {**kept, "HF_HUB_OFFLINE": "1", "LANGSMITH_TRACING": "false", "REPERES_SESSIONS": ":memory:"}


def _ask(index: Path, question: str) -> list[str]:
    return [sys.executable, "-m", "assistant", "ask", question, "--json", "--index", str(index)]


def _measure(key: str, values: list[float] | str) -> Measure:
    """Return a measure with its median, seconds to the millisecond and megabytes whole."""
    unit, places = ("Mo", 0) if key == "memory" else ("s", 3)
    if isinstance(values, str):
        return Measure(key=key, unit=unit, limit=LIMITS[key], reason=values)
    rounded = [round(value, places) for value in values]
    return Measure(key=key, unit=unit, limit=LIMITS[key], median=round(statistics.median(values), places), runs=rounded)

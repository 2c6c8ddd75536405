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

import numpy as np
from pydantic import BaseModel

from eval.serving import ServedApplication, Unreachable
from eval.words import words
from ingestion.settings import PROJECT

RUNS = 3
#: What each measure may be, from the project's own requirements.
LIMITS = {
    "page": 8.0, "first": 3.0, "later_p50": 0.2, "later_p95": 0.2, "cold": 5.0, "index": 30.0, "memory": 700.0,
}  # fmt: skip


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


def measure_all(
    index: Path, questions: Sequence[str], runs: int = RUNS, progress: Callable[[int, int], None] = lambda *_: None
) -> list[Measure]:
    """Return every measure; `questions` are asked one after the other, the first of them first."""
    served: dict[str, list[float] | str] = {}
    steps: list[Callable[[], None]] = [
        lambda: served.update(application(index, questions, runs)),
        lambda: served.update(running(index, questions, runs)),
        lambda: served.update(cold=[timed(_ask(index, questions[0])) for _ in range(runs)]),
        lambda: served.update(index=[from_nothing() for _ in range(runs)]),
    ]
    for number, step in enumerate(steps, 1):
        step()
        progress(number, len(steps))
    return [_measure(key, served[key]) for key in LIMITS]


def application(index: Path, questions: Sequence[str], runs: int) -> dict[str, list[float] | str]:
    """Return seconds to the page, seconds to the first answer after that, and megabytes after some answers."""
    found: dict[str, list[float]] = {"page": [], "first": [], "memory": []}
    if not (PROJECT / "app.py").exists():
        return dict.fromkeys(found, str(words()["speed"]["no_application"]))
    try:
        for _ in range(runs):
            with ServedApplication(index) as served:
                found["page"].append(served.seconds_to_page)
                found["first"].append(served.ask(questions[0]))
                for question in questions[1:6]:
                    served.ask(question)
                found["memory"].append(served.megabytes())
    except Unreachable as error:
        return {key: values or str(error) for key, values in found.items()}
    return dict(found)


def running(index: Path, questions: Sequence[str], runs: int) -> dict[str, list[float] | str]:
    """Return the median and the 95th percentile of the seconds to an answer in one process, its first answer apart."""
    found: dict[str, list[float] | str] = {"later_p50": [], "later_p95": []}
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-m", "eval.speed", str(index)],
            input="\n".join(questions), capture_output=True, text=True, cwd=PROJECT, env=environment(), check=True,
        )  # fmt: skip
        seconds = [float(line) for line in done.stdout.split()][1:]
        for key, share in (("later_p50", 50), ("later_p95", 95)):
            values = found[key]
            assert isinstance(values, list)
            values.append(float(np.percentile(seconds, share)))
    return found


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


def answer_in_turn(index: Path, questions: Sequence[str]) -> list[float]:
    """Return the seconds that each question takes in this process."""
    from assistant.service import Assistant
    from assistant.settings import Settings

    assistant, seconds = Assistant(Settings(index=index, sessions=":memory:")), []
    for question in questions:
        started = time.perf_counter()
        assistant.ask(question)
        seconds.append(time.perf_counter() - started)
    return seconds


if __name__ == "__main__":
    lines = [line for line in sys.stdin.read().splitlines() if line.strip()]
    sys.stdout.write("\n".join(f"{second:.6f}" for second in answer_in_turn(Path(sys.argv[1]), lines)) + "\n")

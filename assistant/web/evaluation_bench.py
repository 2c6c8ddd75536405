"""The one bench behind the page « Évaluation »: makes one run at a time in a thread of its own, and reads those kept."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from weakref import WeakKeyDictionary

from assistant.web.desk import Desk
from eval.cases import Suite, SuiteError
from eval.settings import BenchSettings

if TYPE_CHECKING:
    from assistant.settings import Settings
    from eval.runs import Run

LOGGER = logging.getLogger(__name__)
Phase = Literal["opening", "asking", "stopping", "measuring", "done", "stopped", "failed"]

#: Seconds between two looks at a run that is being made, and runs that are kept in memory.
BEAT, IN_MEMORY = 0.5, 4


class Stopped(Exception):
    """A run was stopped by the person who watches it."""


@dataclass
class Job:
    """A run that is being made, or how it ended."""

    phase: Phase = "opening"
    done: int = 0
    total: int = 0
    run: str = ""
    reason: str = ""
    seconds: float = 0.0
    began: float = field(default_factory=time.monotonic)
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return self.phase not in {"done", "stopped", "failed"}

    @property
    def left(self) -> float | None:
        """Seconds until all questions are asked, guessed from those that are; None while too few are."""
        return (time.monotonic() - self.began) / self.done * (self.total - self.done) if self.done > 4 else None

    def tell(self, done: int, total: int) -> None:
        """Note how far it is; raise `Stopped` where it is to be stopped."""
        if self.stop.is_set():
            raise Stopped
        if self.phase == "opening":
            self.began = time.monotonic()
        self.done, self.total = done, total
        self.phase = "measuring" if done == total else "asking"


class Bench:
    """Makes runs and reads them; safe from several threads."""

    def __init__(self, kept: BenchSettings | None = None) -> None:
        self.kept = kept or BenchSettings()
        self.job: Job | None = None
        self._starting = threading.Lock()
        self._reading = threading.Lock()
        self._open: OrderedDict[str, tuple[int, Run]] = OrderedDict()

    def start(self, work: Callable[[Job], Run]) -> Job | None:
        """Begin work that ends in a run to keep; return its job, or None where another is not done yet."""
        with self._starting:
            if self.job is not None and self.job.running:
                return None
            job = self.job = Job()
        threading.Thread(target=self._work, args=(job, work), name="bench", daemon=True).start()
        return job

    def watch(self) -> Iterator[Job]:
        """Yield the run that is being made, again and again until it has ended; nothing where there is none."""
        job = self.job
        if job is None or not job.running:
            return
        while job.running:
            yield job
            time.sleep(BEAT)
        yield job

    def stop(self) -> None:
        """Stop the run that is being made, after the question at hand."""
        if self.job is not None and self.job.running:
            self.job.phase = "stopping"
            self.job.stop.set()

    def names(self) -> list[str]:
        """Return the names of the runs kept, the newest first."""
        from eval.runs import list_runs

        return [folder.name for folder in reversed(list_runs(self.kept.runs))]

    def open(self, name: str) -> Run:
        """Return a run by its name; raise `BenchError` where it is none or is damaged."""
        from eval.records import BenchError
        from eval.runs import INFO, read_run
        from eval.words import words

        if name not in self.names():
            raise BenchError(words()["errors"]["no_run"].format(name=name, missing=INFO))
        folder = self.kept.runs / name
        stamp = (folder / INFO).stat().st_mtime_ns
        with self._reading:
            known = self._open.get(name)
            if known is None or known[0] != stamp:
                self._open[name] = known = (stamp, read_run(folder))
            self._open.move_to_end(name)
            while len(self._open) > IN_MEMORY:
                self._open.popitem(last=False)
        return known[1]

    def keep(self, run: Run) -> str:
        """Write a run into a folder of its own and return its name."""
        from eval.runs import INFO, new_folder, write_run

        folder = new_folder(run.info.suite, run.info.split, self.kept.runs)
        write_run(run, folder)
        with self._reading:  # what the guard has found for it is known, and makes it quick to measure again
            self._open[folder.name] = ((folder / INFO).stat().st_mtime_ns, run)
        return folder.name

    def _work(self, job: Job, work: Callable[[Job], Run]) -> None:
        from assistant.agent.language_model import ModelUnavailable
        from eval.records import BenchError
        from ingestion.index import NoIndex

        try:
            run = work(job)
            if job.stop.is_set():
                raise Stopped
            job.run, job.seconds = self.keep(run), run.timings.seconds if job.total else 0.0
            job.phase = "done"
        except Stopped:
            job.phase = "stopped"
        except (SuiteError, BenchError, NoIndex, ModelUnavailable) as error:
            job.reason, job.phase = str(error), "failed"
        except Exception:  # whatever fails, the page says so in one sentence and is not left waiting
            LOGGER.exception("An evaluation could not be made")
            job.phase = "failed"


def asked(suite: Suite, settings: Settings, tag: str, job: Job) -> Run:
    """Ask every question of a suite and return the run, telling `job` how far it is."""
    from eval.runner import run_suite

    return run_suite(suite, settings, tag, job.tell)


_BENCHES: WeakKeyDictionary[Desk, Bench] = WeakKeyDictionary()


def bench_of(desk: Desk) -> Bench:
    """Return the bench of a desk: one for all pages and languages, so that one run is made at a time."""
    return _BENCHES.setdefault(desk, Bench())


def folder_of(path: Path) -> str:
    """Return how a file is named on the page: its own name and its folder's, never where they are on the machine."""
    return f"{path.parent.name}/{path.name}"

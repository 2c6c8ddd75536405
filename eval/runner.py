"""Runs a suite: asks every question, keeps what happened, measures it."""

from __future__ import annotations

import hashlib
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.abstention import calibration
from assistant.retrieval import ordering
from assistant.retrieval.fusion import WEIGHTS
from assistant.settings import Settings
from eval.cases import Case, Suite
from eval.observing import Observer
from eval.records import Row, RunInfo, Timings
from eval.runs import Run
from eval.scoring import summarise
from eval.statistics import SEED
from ingestion.settings import PROJECT

Progress = Callable[[int, int], None]


def run_suite(suite: Suite, settings: Settings, tag: str = "", progress: Progress = lambda *_: None) -> Run:
    """Return the run of a suite with the assistant that `settings` describe, scored; raise what `progress` raises."""
    cases = suite.cases()
    observer = Observer(settings)
    observer.library.watched.search("")  # opens the vectors, which would otherwise count as the first answer's time
    started, rows, milliseconds = time.perf_counter(), list[Row](), dict[str, float]()
    for number, case in enumerate(cases, 1):
        row, milliseconds[case.id] = observer.observe(case)
        rows.append(row)
        progress(number, len(cases))
    index = observer.library.watched.index
    passages = {passage.id: passage.model_copy(update={"questions": ()}) for passage in index.passages}
    timings = Timings(created=datetime.now(UTC).isoformat(timespec="seconds"), seconds=0, milliseconds=milliseconds)
    run = Run(describe(suite, cases, observer, tag), rows, passages, timings)
    run.summary = summarise(run.questions)
    timings.seconds = round(time.perf_counter() - started, 2)
    return run


def describe(suite: Suite, cases: Sequence[Case], observer: Observer, tag: str = "") -> RunInfo:
    """Return how a run is made."""
    index = observer.library.watched.index
    commit, modified = git_state(PROJECT)
    return RunInfo(
        suite=suite.name,
        suite_hash=suite_hash(cases),
        split=suite.split,
        tag=tag,
        commit=commit,
        modified=modified,
        corpus_version=index.manifest.corpus_version,
        corpus_hash=index.manifest.fingerprint,
        embedding=index.manifest.embedding,
        settings=kept_settings(observer.settings),
        seed=SEED,
        questions=len(cases),
        sources={source.id: source.short for source in index.sources.values()},
    )


def suite_hash(cases: Sequence[Case]) -> str:
    """Return a hash over questions and labels."""
    return hashlib.sha256("\n".join(case.model_dump_json() for case in cases).encode()).hexdigest()


def kept_settings(settings: Settings) -> dict[str, Any]:
    """Return what decides the answers, without folders, addresses or keys."""
    return {
        "model": settings.model,
        "reranker": settings.reranker,
        "passages": settings.passages,
        "fusion": WEIGHTS,
        "order": ordering.WEIGHTS,
        "abstention": {
            "authored": calibration.AUTHORED.model_dump(),
            "plain": calibration.PLAIN.model_dump(),
        },
    }


def git_state(folder: Path) -> tuple[str | None, bool]:
    """Return the commit of the code and whether files differ from it; (None, False) outside a repository."""
    commit = _git(folder, "rev-parse", "HEAD")
    return commit or None, bool(commit) and bool(_git(folder, "status", "--porcelain"))


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""

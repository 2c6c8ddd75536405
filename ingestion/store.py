"""The folder an index lives in: builds beside one another, a pointer to the one in service, one writer at a time.

A build is only ever written into a folder of its own and put in service by replacing a one-line file, so whatever
kills the writer leaves the previous index in service. Chroma cannot be trusted with a kill or with two writers;
that is why it is never changed in place.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

POINTER, LOCK, PREFIX = "current", "writer.lock", "build-"
KEPT_BUILDS = 2


class IndexBusy(Exception):
    """Another process is building this index and did not finish in time."""


class IndexFolder:
    """One index folder; several processes may read it, one may write."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def current(self) -> Path | None:
        """The build in service, or None where there is none."""
        try:
            name = (self.path / POINTER).read_text(encoding="utf-8").strip()
        except OSError:
            return None
        build = self.path / name
        return build if name.startswith(PREFIX) and build.is_dir() else None

    @property
    def documents(self) -> Path:
        """Where the passages of added documents are kept, one file a document: they are the truth, builds are not."""
        return self.path / "documents"

    @property
    def cache(self) -> Path:
        """Where the passages read from unchanged files are kept, by content."""
        return self.path / "cache"

    @contextmanager
    def writing(self, timeout: float = 900) -> Iterator[None]:
        """Hold the one writer's place; raise `IndexBusy` when another holds it for longer than `timeout` seconds."""
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path / LOCK, timeout=timeout):
                self._sweep()
                yield
        except Timeout as error:
            raise IndexBusy(
                "Une autre indexation est en cours sur ce dossier : réessayez quand elle sera finie."
            ) from error

    def begin(self) -> Path:
        """Return a new empty folder to build in."""
        build = self.path / f"{PREFIX}{uuid.uuid4().hex[:12]}"
        build.mkdir(parents=True)
        return build

    def publish(self, build: Path) -> None:
        """Put `build` in service in one step and forget builds that nobody can still be reading."""
        pending = self.path / f"{POINTER}.{build.name}"
        with pending.open("w", encoding="utf-8") as file:
            file.write(build.name)
            file.flush()
            os.fsync(file.fileno())
        pending.replace(self.path / POINTER)
        self._sweep()

    def _sweep(self) -> None:
        """Remove what earlier writers left: unfinished builds, and old builds beyond those kept for open readers."""
        current = self.current
        builds = sorted(self.path.glob(f"{PREFIX}*"), key=lambda build: build.stat().st_mtime, reverse=True)
        finished = [build for build in builds if (build / "manifest.json").exists() and build != current]
        kept = {current, *finished[: KEPT_BUILDS - 1]}
        for build in builds:
            if build not in kept:
                shutil.rmtree(build, ignore_errors=True)
        for pending in self.path.glob(f"{POINTER}.{PREFIX}*"):
            pending.unlink(missing_ok=True)

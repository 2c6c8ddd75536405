"""The application in a process of its own, asked over HTTP just as its page does."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from types import TracebackType
from typing import Any

from eval.words import words
from ingestion.settings import PROJECT

HOST = "127.0.0.1"
PATIENCE = 90.0


class Unreachable(Exception):
    """The application did not come up or did not answer; the message says so in French."""


class ServedApplication:
    """Starts the application as `make run` does once installed, and ends it."""

    def __init__(self, index: Path) -> None:
        self.index = index
        self.seconds_to_page = 0.0
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> ServedApplication:
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("REPERES_")},
            "HOST": HOST, "PORT": str(self._port), "REPERES_INDEX": str(self.index), "REPERES_SESSIONS": ":memory:",
            "HF_HUB_OFFLINE": "1", "LANGSMITH_TRACING": "false",
        }  # fmt: skip
        started = time.perf_counter()
        # As much is read as by `build --if-stale`, but an index of another corpus is never rebuilt.
        fresh = [sys.executable, "-m", "ingestion", "status", "--index", str(self.index)]
        subprocess.run(fresh, cwd=PROJECT, env=environment, capture_output=True, check=True)
        self._process = subprocess.Popen(
            [sys.executable, "app.py"],
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self._wait(started)
        except Unreachable:
            self._end()
            raise
        self.seconds_to_page = time.perf_counter() - started
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def ask(self, question: str) -> float:
        """Return the seconds from sending a question to its whole answer."""
        function, kinds = self._asking()
        data: list[object] = [question if kind == "textbox" else [] if kind == "state" else None for kind in kinds]
        session = uuid.uuid4().hex[:10]
        started = time.perf_counter()
        joined = {"data": data, "fn_index": function, "session_hash": session, "event_data": None, "trigger_id": None}
        self._open("/gradio_api/queue/join", joined)
        with self._open(f"/gradio_api/queue/data?session_hash={session}") as events:
            for line in events:
                event = json.loads(line[5:]) if line.startswith(b"data:") else {}
                if event.get("msg") == "process_completed":
                    if not event.get("success"):
                        raise Unreachable(words()["speed"]["no_answer"])
                    return time.perf_counter() - started
        raise Unreachable(words()["speed"]["no_answer"])

    def megabytes(self) -> float:
        """Return the resident memory of the application's process; raise `Unreachable` where the system does not tell."""
        assert self._process is not None
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        except OSError as error:
            raise Unreachable(words()["speed"]["no_memory"]) from error
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:"))

    def _asking(self) -> tuple[int, list[str]]:
        """Return the number of the function that answers, and the kinds of its inputs."""
        with self._open("/config") as response:
            config = json.load(response)
        kinds = {component["id"]: component["type"] for component in config["components"]}
        for dependency in config["dependencies"]:
            if dependency.get("api_name") == "ask":
                return int(dependency["id"]), [kinds[entry] for entry in dependency["inputs"]]
        raise Unreachable(words()["speed"]["no_function"])

    def _wait(self, started: float) -> None:
        """Wait until the page is there; raise `Unreachable` where it does not come."""
        assert self._process is not None
        while time.perf_counter() - started < PATIENCE and self._process.poll() is None:
            try:
                with self._open("/"):
                    return
            except OSError:
                time.sleep(0.05)
        raise Unreachable(words()["speed"]["no_page"])

    def _open(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"http://{HOST}:{self._port}{path}", data, {"Content-Type": "application/json"}
        )
        try:
            return urllib.request.urlopen(request, timeout=PATIENCE)
        except urllib.error.HTTPError as error:
            raise Unreachable(words()["speed"]["no_answer"]) from error

    def _end(self) -> None:
        """End the process that was started, and no other."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """Return a port of the loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])

"""Nothing leaves the machine: build → ask → evaluate in processes that may reach the loopback and nothing else.

A `sitecustomize` module on the path of each process listens to Python's audit events, which also see the connections
of compiled modules that use Python's sockets. It notes each attempt in a file, so that one that a library swallows is
still found, and refuses it. Sockets that native code opens by itself are not seen this way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingestion.settings import PROJECT

GUARD = """
import os, sys

LOCAL = {"localhost", "127.0.0.1", "::1", "", None}


def refuse_the_network(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = arguments[1]
        if not isinstance(address, tuple) or address[0] in LOCAL:
            return
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        address = arguments[0].decode() if isinstance(arguments[0], bytes) else arguments[0]
        if address in LOCAL:
            return
    else:
        return
    with open(os.environ["NETWORK_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{event} {address}\\n")
    raise OSError(f"no network for {address}")


sys.addaudithook(refuse_the_network)
"""

QUESTION = "Combien de monteurs ont répondu à l'enquête Alpha ?"
CASES = [
    {
        "id": "repondants",
        "question": QUESTION,
        "must": [["312"]],
        "evidence": [{"source": "alpha-2024", "quote": "312 monteurs ont répondu", "facts": ["312"]}],
    },
    {"id": "copernic", "question": "Que fait l'école Copernic ?", "answerable": False},
]


@pytest.fixture
def network_log(tmp_path: Path) -> Path:
    """The file that each attempt to reach another machine is noted in; the guard stands beside it."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return tmp_path / "network.log"


def run(log: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python without network, without what this process has set, and without a home to find caches in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("REPERES_", "HF_", "LANGSMITH_"))}
    environment = kept | {
        "PYTHONPATH": str(log.parent / "guard"),
        "NETWORK_LOG": str(log),
        "HOME": str(log.parent),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('192.0.2.1', 80), 1)",
        "socket.getaddrinfo('example.org', 443)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    ],
)
def test_the_guard_refuses_and_notes_every_way_out(network_log: Path, attempt: str) -> None:
    done = run(network_log, "-c", f"import socket\ntry:\n    {attempt}\nexcept OSError:\n    print('refused')")
    assert done.stdout == "refused\n"
    assert len(network_log.read_text(encoding="utf-8").splitlines()) == 1


def test_the_guard_lets_the_loopback_through(network_log: Path) -> None:
    code = "import socket; s = socket.create_server(('127.0.0.1', 0)); socket.create_connection(s.getsockname(), 5); print('ok')"
    assert run(network_log, "-c", code).stdout == "ok\n"
    assert not network_log.exists()


def test_building_asking_and_evaluating_reach_no_other_machine(
    network_log: Path, corpus_folder: Path, tmp_path: Path
) -> None:
    index, suite, kept = tmp_path / "index", tmp_path / "suite.jsonl", tmp_path / "run"
    suite.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in CASES), encoding="utf-8")

    built = run(network_log, "-m", "ingestion", "build", "--corpus", corpus_folder, "--index", index)
    assert built.returncode == 0, built.stderr

    asked = run(network_log, "-m", "assistant", "ask", QUESTION, "--json", "--index", index)
    assert asked.returncode == 0, asked.stderr
    assert "312 monteurs" in json.loads(asked.stdout)["answer"]

    evaluated = run(
        network_log, "-m", "eval", "run", suite, "--split", "all", "--index", index, "--out", kept, "--json"
    )
    assert evaluated.returncode == 0, evaluated.stderr
    assert json.loads(evaluated.stdout)["run"]["questions"] == len(CASES)
    assert any(kept.iterdir())

    assert not network_log.exists(), network_log.read_text(encoding="utf-8")

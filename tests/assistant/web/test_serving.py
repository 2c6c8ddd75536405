"""What a person is told who starts the application where it cannot run."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest

from assistant.web.environment import FORCED, prepare_environment
from assistant.web.serving import obstacle_to
from ingestion.settings import PROJECT


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=PROJECT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_port_that_is_taken_is_told_in_one_line(taken: int) -> None:
    ended = start(PORT=str(taken))
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [
        f"Le port {taken} est déjà pris\u00a0: fermez l’autre application, ou choisissez un autre port, par exemple PORT={taken + 1}."
    ]


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_a_port_that_is_none_is_told_in_one_line(port: str) -> None:
    ended = start(PORT=port)
    assert (ended.returncode, ended.stderr.strip()) == (1, "PORT doit être un nombre entre 1 et 65535.")


def test_an_address_of_another_machine_is_told(taken: int) -> None:
    assert obstacle_to("192.0.2.1", 7860) == "bad_host"
    assert obstacle_to("127.0.0.1", taken) == "port_taken"


def test_nothing_phones_home_but_what_was_set_on_purpose_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FORCED:
        monkeypatch.setenv(name, "True")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.delenv("DO_NOT_TRACK", raising=False)
    prepare_environment()
    assert {name: os.environ[name] for name in FORCED} == FORCED
    assert os.environ["HF_HUB_OFFLINE"] == "0"
    assert os.environ["DO_NOT_TRACK"] == "1"

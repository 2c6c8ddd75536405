"""What all tests share: no network but the loopback, small real corpora, and real indexes made from them."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from assistant.service import Assistant
from assistant.settings import Settings
from ingestion.commands import build_index
from ingestion.settings import PROJECT
from tests.corpora import write_corpus

SHARED = PROJECT.parent / "shared"

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")


def is_local(address: object) -> bool:
    """Tell whether a socket address stays on this machine."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def _only_the_loopback() -> Iterator[None]:
    """Refuse every connection but to the loopback, for all tests: nothing here may need a network."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: object) -> None:
        if not is_local(address):
            raise AssertionError(f"a test reached out to {address}")
        connect(self, address)

    def guarded_ex(self: socket.socket, address: object) -> int:
        if not is_local(address):
            raise AssertionError(f"a test reached out to {address}")
        return connect_ex(self, address)

    socket.socket.connect, socket.socket.connect_ex = guarded, guarded_ex  # type: ignore[method-assign,assignment]
    yield
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def console() -> Console:
    return Console(stderr=True, quiet=True)


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus in the project's format: two studies, eight passages."""
    return write_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def index_folder(corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory, console: Console) -> Path:
    """A real index of the small corpus."""
    folder = tmp_path_factory.mktemp("index")
    assert build_index(corpus_folder, folder, "static", console) == 0
    return folder


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, console: Console) -> Path:
    """A real index of the corpus that ships."""
    folder = tmp_path_factory.mktemp("shipped")
    assert build_index(PROJECT / "corpus", folder, "static", console) == 0
    return folder


@pytest.fixture
def assistant(index_folder: Path) -> Assistant:
    """The assistant over the small corpus, its conversations in memory."""
    return Assistant(Settings(index=index_folder, sessions=":memory:"))


@pytest.fixture(scope="session")
def shipped_assistant(shipped_index: Path) -> Assistant:
    """The assistant over the corpus that ships."""
    return Assistant(Settings(index=shipped_index, sessions=":memory:"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real studies and catalogues beside the project; the test skips where it is not."""
    if not (SHARED / "sources").is_dir():
        pytest.skip("the real studies are not beside the project")
    return SHARED

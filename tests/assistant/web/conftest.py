"""The application served for real on the loopback, over a small corpus of which one passage is hostile, and Chromium."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import gradio as gr
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from rich.console import Console

from assistant.settings import Settings
from assistant.web.desk import Desk
from assistant.web.server import build, launch
from ingestion.commands import build_index
from tests.assistant.web.counter import write_counter
from tests.assistant.web.hostile import write_hostile_corpus

SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

#: A machine with other work on its hands is slow, not wrong.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

DESKTOP, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def hostile_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile_corpus(tmp_path_factory.mktemp("hostile-corpus"))


@pytest.fixture(scope="session")
def hostile_index(hostile_corpus: Path, tmp_path_factory: pytest.TempPathFactory, console: Console) -> Path:
    folder = tmp_path_factory.mktemp("hostile-index")
    assert build_index(hostile_corpus, folder, "static", console) == 0
    return folder


@pytest.fixture(scope="session")
def desk(hostile_index: Path, hostile_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    sessions = tmp_path_factory.mktemp("sessions") / "sessions.sqlite"
    return Desk(Settings(index=hostile_index, sessions=str(sessions)), hostile_corpus)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Desk], str]]:
    """Serve a desk on a free port of the loopback and return its address; everything is closed at the end."""
    served: list[gr.Blocks] = []

    def start(desk: Desk) -> str:
        application = build(desk)
        served.append(application)
        return launch(application, desk, "127.0.0.1", free_port()).rstrip("/")

    yield start
    for application in served:
        application.close(verbose=False)


@pytest.fixture(scope="session")
def address(serve: Callable[[Desk], str], desk: Desk) -> str:
    return serve(desk)


def chromium() -> str | None:
    """Return the browser to drive, or None."""
    return next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None and os.environ.get("CI", "").lower() not in {"1", "true"}:
        pytest.skip("no Chromium on this machine")
    assert path is not None, "CI must have a Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the application in a browser of its own, without memory of the others."""
    contexts = []

    def opened(path: str = "/", at: str = address, scheme: str = "light", size: dict[str, int] = DESKTOP) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme, locale="fr-FR", accept_downloads=True)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.goto(at + path)
        page.wait_for_selector(".colophon")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def stocked(hostile_index: Path, hostile_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk over the same passages, with offers and a glossary beside them."""
    folder = tmp_path_factory.mktemp("stocked")
    shutil.copytree(hostile_corpus, folder / "corpus")
    shutil.copytree(hostile_index, folder / "index")
    sessions = str(folder / "sessions.sqlite")
    return Desk(Settings(index=folder / "index", sessions=sessions), write_counter(folder / "corpus"))


@pytest.fixture(scope="session")
def stocked_address(serve: Callable[[Desk], str], stocked: Desk) -> str:
    return serve(stocked)

"""Where nothing was indexed, every page says what to run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.settings import Settings
from assistant.web.desk import Desk
from tests.assistant.web.test_browser import LATEST

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def empty_address(serve: Callable[[Desk], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("nothing")
    return serve(Desk(Settings(index=folder / "index", sessions=":memory:"), folder))


@pytest.mark.parametrize("path", ["/", "/corpus"])
def test_a_page_without_index_says_what_to_run(open_page: Callable[..., Page], empty_address: str, path: str) -> None:
    page = open_page(path, at=empty_address)
    expect(page.locator(".notice")).to_contain_text("python -m ingestion build")


def test_a_question_without_index_gets_the_same_sentence(open_page: Callable[..., Page], empty_address: str) -> None:
    page = open_page(at=empty_address)
    page.get_by_label("Votre question").fill("Que disent les études ?")
    page.keyboard.press("Enter")
    expect(page.locator(f"{LATEST} .reason")).to_contain_text("python -m ingestion build")


def test_an_index_that_is_built_meanwhile_is_found_by_a_reload(
    open_page: Callable[..., Page],
    serve: Callable[[Desk], str],
    hostile_index: Path,
    hostile_corpus: Path,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "index"
    page = open_page(at=serve(Desk(Settings(index=folder, sessions=":memory:"), hostile_corpus)))
    expect(page.locator(".notice")).to_be_visible()
    folder.symlink_to(hostile_index)
    page.reload()
    expect(page.locator(".lead")).to_contain_text("2 études publiques")
    expect(page.locator(".notice")).to_have_count(0)

"""The evaluator's screen in Chromium: from a run to the one sentence that failed, and back with a correction."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.settings import Settings
from assistant.web.desk import Desk
from assistant.web.evaluation_bench import _BENCHES, Bench
from eval.cases import choose
from eval.runner import run_suite
from eval.settings import BenchSettings
from tests.assistant.web.conftest import DESKTOP, PHONE
from tests.assistant.web.test_accessibility import serious
from tests.eval.builders import SUITE, write_suite

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
WRONG = dict(SUITE[0], id="alp-9", must=[["977"]])
HOURS = 60_000


@pytest.fixture(scope="module")
def bench(index_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A bench with two runs of a suite of which one label is wrong, and that suite to run again."""
    folder = tmp_path_factory.mktemp("bench")
    found = Bench(BenchSettings(runs=folder / "runs", suites=folder / "suites"))
    found.kept.suites.mkdir()
    suite = write_suite(found.kept.suites, [*SUITE, WRONG])
    run = run_suite(choose(suite), Settings(index=index_folder, sessions=":memory:"))
    for _ in range(2):
        found.keep(run)
    return found


@pytest.fixture(scope="module")
def bench_address(index_folder: Path, corpus_folder: Path, bench: Bench, serve: Callable[[Desk], str]) -> str:
    desk = Desk(Settings(index=index_folder, sessions=":memory:"), corpus_folder)
    _BENCHES[desk] = bench
    return serve(desk)


@pytest.fixture
def open_bench(open_page: Opener, bench_address: str) -> Opener:
    def opened(query: str = "", path: str = "/evaluation", **more: object) -> Page:
        page = open_page(path + query, at=bench_address, **more)
        page.wait_for_selector(".bench h1[tabindex]")
        return page

    return opened


def test_the_footer_leads_to_the_page(open_page: Opener, bench_address: str) -> None:
    page = open_page(at=bench_address)
    page.locator(".colophon").get_by_role("link", name="Évaluation").click()
    expect(page.get_by_role("heading", level=1, name="Évaluation")).to_be_visible()


def test_a_run_is_started_watched_and_read_down_to_what_failed(open_bench: Opener) -> None:
    # GIVEN the page, on which a suite of one's own is chosen
    page = open_bench()
    page.get_by_label("Questions", exact=True).select_option("own:essai")
    # WHEN it is run
    page.get_by_role("button", name="Lancer l’évaluation").click()
    page.get_by_role("link", name="Voir les résultats").click(timeout=HOURS)
    # THEN its failure leads to what is missing, beside the passage that says otherwise
    page.locator(".asked a").first.click()
    expect(page.locator(".facts-list .missed")).to_contain_text("977")
    expect(page.locator(".sources-list mark").first).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    # AND the address leads there again
    page.reload()
    expect(page.locator(".facts-list .missed")).to_contain_text("977")
    page.get_by_role("link", name="Retour aux résultats").click()
    expect(page.locator(".causes")).to_be_visible()
    page.go_back()
    expect(page.locator(".facts-list .missed")).to_contain_text("977")


def test_a_label_is_corrected_by_the_keyboard_alone_and_the_run_measured_again(
    open_bench: Opener, bench: Bench
) -> None:
    page = open_bench(f"?run={bench.names()[-1]}&question=alp-9")
    page.get_by_role("link", name="Corriger la réponse attendue").press("Enter")
    page.get_by_label("Faits que la réponse doit dire").fill("312")
    page.get_by_role("button", name="Enregistrer").press("Enter")
    expect(page.locator(".notice").first).to_contain_text("suites/corrections.jsonl")
    page.get_by_role("link", name="Retour aux résultats").press("Enter")
    page.get_by_role("button", name="Réévaluer").press("Enter")
    page.get_by_role("link", name="Voir les résultats").click(timeout=HOURS)
    expect(page.get_by_text("Chaque question a reçu la réponse qu’il fallait.")).to_be_visible()


def test_a_report_is_downloaded(open_bench: Opener, bench: Bench) -> None:
    page = open_bench(f"?run={bench.names()[-1]}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Rapport complet").click()
    assert download.value.suggested_filename.endswith("report.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_view_is_accessible_and_fits(open_bench: Opener, bench: Bench, scheme: str, size: dict[str, int]) -> None:
    old, older = bench.names()[-1], bench.names()[-2]
    question = f"?run={old}&question=alp-9"
    for query in ("", f"?run={old}", question, f"{question}&edit=1", "?suite=essai", f"?before={old}&after={older}"):
        page = open_bench(query, scheme=scheme, size=size)
        assert serious(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), query
        expect(page.locator("h1")).to_have_count(1)


def test_the_page_speaks_english_at_its_own_address(open_bench: Opener) -> None:
    page = open_bench(path="/evaluation-en")
    expect(page.get_by_role("heading", level=1, name="Evaluation")).to_be_visible()
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", name="What the answers are worth")).to_be_visible()
    assert "/evaluation-en?" in page.url

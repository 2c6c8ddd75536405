"""« Mon parcours » in a real browser: a profile is filled in, its steps are proven, and the pathway is taken away."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_document
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from assistant.settings import Settings
from assistant.web.desk import Desk
from tests.assistant.web.conftest import PHONE
from tests.assistant.web.test_accessibility import serious

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]

PATH = "/mon-parcours"
EDITOR = {"goal": "usage", "trade": "monteuse", "territory": "Toulouse"}
IMPOSSIBLE = {"goal": "integration", "territory": "Québec", "mode": "distance", "certification": "rncp"}


@pytest.fixture(scope="module")
def advising(shipped_index: Path, serve: Callable[[Desk], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The application over the corpus that ships, for advice needs its offers and what proves them."""
    sessions = tmp_path_factory.mktemp("pathway") / "sessions.sqlite"
    return serve(Desk(Settings(index=shipped_index, sessions=str(sessions))))


@pytest.fixture
def visit(open_page: Opener, advising: str) -> Callable[..., Page]:
    def opened(path: str = PATH, **settings: object) -> Page:
        page = open_page(path, at=advising, **settings)
        page.wait_for_selector(".profile-form")
        return page

    return opened


def line(page: Page, name: str) -> Locator:
    return page.locator(f'[data-line="{name}"]')


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill lines of the card in, as a person does: one after the other, without waiting for anything."""
    for name, value in values.items():
        group = line(page, name).locator("xpath=ancestor::details")
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        field = line(page, name).locator("input, select").first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
            field.press("Tab")


def advised(page: Page, **more: str) -> Page:
    fill(page, EDITOR | more)
    page.wait_for_selector(".stage")
    return page


def test_from_the_profile_to_the_highlighted_quote(visit: Callable[..., Page]) -> None:
    # GIVEN a page on which nothing is known yet
    page = visit()
    expect(page.locator(".beginning")).to_be_visible()

    # WHEN a few lines are filled in and the reasons of the first step are opened
    advised(page)
    expect(page.locator(".route-title")).to_have_text("Parcours conseillé")
    page.locator("#step-1 summary", has_text="Pourquoi").click()
    marker = page.locator("#step-1 .marker").first
    marker.click()

    # THEN the source has the focus and shows the quoted words
    source = page.locator(f"#{marker.get_attribute('data-card')}")
    expect(source).to_be_focused()
    expect(source.locator("mark.current").first).to_be_in_viewport()
    quoted = " ".join(source.locator(".excerpt mark.current").all_inner_texts())
    assert (marker.get_attribute("data-quote") or "?")[:30] in quoted

    # AND the way back leads to the marker again
    source.get_by_role("button", name="revenir à la phrase").click()
    expect(marker).to_be_focused()
    expect(marker).to_be_in_viewport()


def test_the_keyboard_alone_goes_from_the_card_to_a_proof_and_back(visit: Callable[..., Page]) -> None:
    page = advised(visit())
    fold = page.locator("#step-1 summary").first
    fold.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    while "marker" not in (focused.get_attribute("class") or ""):
        page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".source:focus")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#step-1 .marker:focus")).to_be_visible()


def test_lines_that_are_filled_in_quickly_are_all_kept_and_so_is_the_place_of_the_cursor(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    fill(page, EDITOR)
    page.locator('[name="goal_words"]').type("créer des images", delay=5)
    expect(page.locator('[name="goal_words"]')).to_be_focused()
    expect(page.locator(".stage").first).to_be_visible()
    expect(page.locator('[name="goal_words"]')).to_have_value("créer des images")
    page.keyboard.press("Tab")
    expect(line(page, "goal_words").locator("[data-origin]")).to_have_text("saisi sur cette page")
    page.wait_for_timeout(500)
    page.reload()
    expect(page.locator('[name="goal_words"]')).to_have_value("créer des images")
    expect(page.locator('[name="trade"]')).to_have_value("monteuse")
    expect(page.locator('[name="goal"]')).to_have_value("usage")


def test_each_criterion_says_its_state_in_words(visit: Callable[..., Page]) -> None:
    page = advised(visit())
    page.locator("#step-1 summary", has_text="Critères").click()
    states = set(page.locator("#step-1 .state").all_inner_texts())
    assert states <= {"rempli", "non rempli", "à vérifier"}
    assert len(states) >= 2


def test_what_cannot_be_read_is_told_in_one_sentence_and_marked(visit: Callable[..., Page]) -> None:
    page = advised(visit())
    fill(page, {"hours_max": "beaucoup"})
    expect(page.locator(".wrong")).to_contain_text("Heures disponibles en tout")
    expect(page.locator('[name="hours_max"]')).to_have_attribute("aria-invalid", "true")
    fill(page, {"hours_max": "40 h"})
    expect(page.locator(".wrong")).to_have_count(0)


def test_a_line_is_cleared_by_its_button_and_everything_by_another(visit: Callable[..., Page]) -> None:
    page = advised(visit())
    page.get_by_role("button", name=re.compile("^Effacer.: Métier$")).click()
    expect(page.locator('[name="trade"]')).to_have_value("")
    expect(page.locator('[name="trade"]')).to_be_focused()
    page.get_by_role("button", name="Effacer tout le profil").click()
    expect(page.locator(".beginning")).to_be_visible()
    expect(page.locator('[name="territory"]')).to_have_value("")


def test_where_nothing_fits_a_condition_is_given_up_and_put_back(visit: Callable[..., Page]) -> None:
    # GIVEN conditions that no offer meets
    page = visit()
    fill(page, IMPOSSIBLE)
    expect(page.locator(".route-title")).to_have_text("Aucune offre du catalogue ne convient")
    # WHEN one of those that would open choices is given up
    page.locator("[data-relax]").first.click()
    # THEN a pathway is there, and the condition can be put back
    expect(page.locator(".stage").first).to_be_visible()
    expect(page.locator(".relaxed")).to_contain_text("Condition retirée")
    page.get_by_role("button", name="La rétablir").click()
    expect(page.locator(".route-title")).to_have_text("Aucune offre du catalogue ne convient")
    expect(page.locator('[name="certification"]')).to_have_value("rncp")


def test_the_self_assessment_fills_the_levels_by_keyboard(visit: Callable[..., Page]) -> None:
    # GIVEN the first question
    page = visit()
    page.get_by_role("button", name=re.compile("Faire le point en 14 questions")).last.click()
    expect(page.locator("fieldset:not([hidden])")).to_be_focused()
    # WHEN every question is answered or skipped with the keyboard
    for number in range(14):
        expect(page.locator("fieldset:not([hidden]) .question-number")).to_have_text(f"Question {number + 1} sur 14")
        if number == 3:
            page.get_by_role("button", name="Passer").press("Enter")
        else:
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("Enter")
    # THEN the result has the focus, says what it rests on and cites the grid; the profile holds the levels
    expect(page.locator("#assessed-title")).to_be_focused()
    expect(page.locator(".assessed")).to_contain_text("13 réponses sur 14 questions")
    page.locator(".assessed .marker").first.click()
    expect(page.locator(".assessed .source mark.current").first).to_be_in_viewport()
    expect(page.locator('[name="level.technique"]')).to_have_value("1")
    expect(line(page, "level.technique")).to_contain_text("d’après l’auto-évaluation")
    page.get_by_role("button", name="Revenir au parcours").last.click()
    expect(page.locator(".figures").last).to_contain_text("Maîtrise technique")


def test_a_question_left_is_found_again_with_its_answer(visit: Callable[..., Page]) -> None:
    page = visit()
    page.get_by_role("button", name=re.compile("Faire le point")).last.click()
    page.locator("fieldset:not([hidden]) input").nth(2).check()
    page.get_by_role("button", name="Suivante").click()
    page.get_by_role("button", name="Précédente").click()
    expect(page.locator("fieldset:not([hidden]) input").nth(2)).to_be_checked()


@pytest.mark.parametrize("button", ["PDF", "Word (DOCX)"])
def test_the_pathway_is_taken_away(visit: Callable[..., Page], button: str) -> None:
    page = advised(visit())
    title = page.locator("#step-1 h3 [lang]").inner_text()
    with page.expect_download() as downloading:
        page.get_by_role("button", name=button, exact=True).click()
    path = Path(downloading.value.path())
    assert downloading.value.suggested_filename.startswith("parcours-reperes-")
    content = path.read_bytes()
    if button == "PDF":
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    else:
        text = " ".join(paragraph.text for paragraph in open_document(BytesIO(content)).paragraphs)
    assert "".join(title.split()) in "".join(text.split())


def test_the_radar_stands_beside_the_same_figures(visit: Callable[..., Page]) -> None:
    page = advised(visit(), **{"level.technique": "1"})
    expect(page.locator(".levels .radar")).to_be_visible()
    row = page.locator(".levels tbody tr").first
    expect(row.locator("th")).to_have_text("Maîtrise technique")
    expect(row.locator("td").nth(0)).to_have_text("1")
    expect(page.locator(".levels thead th")).to_have_count(4)


@pytest.mark.parametrize("width", [320, 390, 720, 1024, 1440])
def test_nothing_scrolls_sideways(visit: Callable[..., Page], width: int) -> None:
    page = advised(visit(size={"width": width, "height": 800}))
    for fold in page.locator("#step-1 summary").all():
        fold.click()
    page.locator("#step-1 .marker").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelector('[data-view=assessment]').click()")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious(visit: Callable[..., Page], scheme: str, size: dict[str, int]) -> None:
    page = visit(scheme=scheme, size=size)
    assert serious(page) == []
    advised(page)
    for fold in page.locator("#step-1 summary").all():
        fold.click()
    page.locator("#step-1 .marker").first.click()
    assert serious(page) == []
    page.evaluate("document.querySelector('[data-view=assessment]').click()")
    assert serious(page) == []


def test_one_main_heading_and_none_is_skipped(visit: Callable[..., Page]) -> None:
    page = advised(visit())
    expect(page.locator("h1")).to_have_count(1)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_page_speaks_english(visit: Callable[..., Page]) -> None:
    page = visit("/mon-parcours-en")
    fill(page, EDITOR)
    expect(page.locator(".route-title")).to_have_text("Recommended pathway")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_without_an_index_the_page_says_what_to_do(
    open_page: Opener, serve: Callable[[Desk], str], tmp_path: Path
) -> None:
    desk = Desk(Settings(index=tmp_path / "none", sessions=":memory:"))
    page = open_page(PATH, at=serve(desk))
    expect(page.locator(".notice")).to_contain_text("python -m ingestion build")

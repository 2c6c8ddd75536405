"""What axe finds on the pages, and what it cannot know: headings, names, focus, zoom, reduced motion, paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import PHONE
from tests.assistant.web.test_browser import LATEST, REFUSED, SATISFACTION, ask

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


#: What a closed fold hides; this version of axe takes it for shown.
HIDDEN = {"exclude": [["details:not([open]) > :not(summary)"]]}


def serious(page: Page) -> list[str]:
    """Return the serious and critical violations that axe finds, each with where it is."""
    found = Axe().run(page, context=HIDDEN)["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for violation in found
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/corpus", "/en"])
def test_axe_finds_nothing_serious_on_a_page(open_page: Opener, path: str, scheme: str) -> None:
    assert serious(open_page(path, scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious_in_a_conversation(open_page: Opener, scheme: str, size: dict[str, int]) -> None:
    page = open_page(scheme=scheme, size=size)
    ask(page, SATISFACTION)
    page.locator(f"{LATEST} .marker").first.click()
    page.locator(f"{LATEST} .checks summary").first.click()
    assert serious(page) == []
    ask(page, REFUSED)
    page.locator(f"{LATEST} .near summary").first.click()
    assert serious(page) == []


@pytest.mark.parametrize("path", ["/", "/corpus", "/en", "/corpus-en"])
def test_a_page_has_one_main_heading_and_says_its_language(open_page: Opener, path: str) -> None:
    page = open_page(path)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "en" if path.endswith("en") else "fr")


def test_a_conversation_keeps_one_main_heading_and_one_heading_a_question(open_page: Opener) -> None:
    page = open_page()
    ask(page, SATISFACTION)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_role("heading", level=2, name=SATISFACTION)).to_be_visible()


def test_every_control_has_a_name_and_the_focus_is_seen(open_page: Opener) -> None:
    # GIVEN a conversation, so that every kind of control is there
    page = open_page()
    ask(page, SATISFACTION)
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(40):
        # WHEN the reader walks through the page with the tabulator
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
                const at = document.activeElement, style = getComputedStyle(at);
                const box = at.closest(".composer-box");
                const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                const name = at.getAttribute("aria-label") || at.innerText || at.closest("label")?.innerText || "";
                return { tag: at.tagName, name: name.trim(), seen: outline || (box && getComputedStyle(box).boxShadow !== "none") };
            }"""
        )
        if focused["tag"] in {"BODY", "HTML"}:
            break
        # THEN what has the focus has a name and shows it
        assert focused["name"], focused
        assert focused["seen"], focused
        seen.add(focused["name"])
    assert {"Envoyer", "Nouvelle conversation", "Exporter avec les sources"} <= seen


def test_the_first_stop_of_the_keyboard_skips_to_the_question(open_page: Opener) -> None:
    page = open_page(size=PHONE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Votre question")).to_be_focused()


def test_on_paper_an_answer_keeps_its_sources_and_loses_the_controls(open_page: Opener) -> None:
    page = open_page(size=PHONE)
    ask(page, SATISFACTION)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(f"{LATEST} .answer")).to_be_visible()
    expect(page.locator(f"{LATEST} .source mark").first).to_be_visible()
    for control in (".composer", ".pages", ".deeds", ".followups"):
        expect(page.locator(control).first).to_be_hidden()


def test_nothing_moves_where_reduced_motion_is_asked_for(open_page: Opener) -> None:
    page = open_page()
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.querySelector('#live').innerHTML = '<p class=progress>…</p>'")
    moving = "getComputedStyle(document.querySelector('.progress'), '::before').animationName"
    assert page.evaluate(moving) == "none"

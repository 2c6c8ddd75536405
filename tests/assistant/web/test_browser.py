"""The application in a real browser: a question is asked, its proof is found, and nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.assistant.web.conftest import PHONE

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]

SATISFACTION = "Quelle part des monteurs est satisfaite de sa formation à l'IA ?"
REFUSED = "Combien coûte le stage de l'école Galilée à Marseille ?"
LATEST = "#live .turn[data-latest]:not([aria-busy])"


def ask(page: Page, question: str) -> None:
    """Type a question, send it and wait for the whole answer."""
    page.get_by_label("Votre question").fill(question)
    page.get_by_role("button", name="Envoyer").click()
    page.wait_for_selector(f"{LATEST} .said:text-is({question!r})")


def test_an_answer_leads_to_the_highlighted_quote_and_back(open_page: Opener) -> None:
    # GIVEN an answer with its sources
    page = open_page()
    ask(page, SATISFACTION)
    expect(page.locator(f"{LATEST} .answer")).to_contain_text("64")
    marker = page.locator(f"{LATEST} .marker").first
    expect(marker).to_have_accessible_name(re.compile(r"Source 1\s: Alpha, 2024"))

    # WHEN its first marker is pressed
    marker.click()

    # THEN the source has the focus and shows the quoted words highlighted
    source = page.locator(f"{LATEST} .source").first
    expect(source).to_be_focused()
    quoted = source.locator("mark.current").first
    expect(quoted).to_be_visible()
    expect(quoted).to_be_in_viewport()
    expect(quoted).to_contain_text("64")

    # AND the way back leads to the marker again
    source.get_by_role("button", name="revenir à la phrase").click()
    expect(marker).to_be_focused()


def test_the_keyboard_alone_goes_to_the_source_and_back(open_page: Opener) -> None:
    page = open_page()
    ask(page, SATISFACTION)
    marker = page.locator(f"{LATEST} .marker").first
    marker.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("64")
    page.keyboard.press("Enter")
    expect(page.locator(f"{LATEST} .source").first).to_be_focused()
    expect(page.get_by_role("tooltip")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_a_source_opens_whole_with_its_heading_and_is_copied(open_page: Opener) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, SATISFACTION)
    source = page.locator(f"{LATEST} .source").first
    source.get_by_role("button", name=re.compile("^ouvrir")).click()
    expect(source.locator(".whole .heading")).to_contain_text("La satisfaction des monteurs formés")
    source.get_by_role("button", name=re.compile("^copier")).click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Alpha, 2024" in copied
    assert "64" in copied


def test_enter_sends_and_the_line_under_the_answer_says_how_it_is_supported(open_page: Opener) -> None:
    page = open_page()
    page.get_by_label("Votre question").fill(SATISFACTION)
    page.keyboard.press("Enter")
    support = page.locator(f"{LATEST} .support")
    expect(support).to_contain_text("citation exacte")
    expect(support).to_contain_text(re.compile("sources? de 2024"))
    expect(support).to_contain_text("corpus essai")
    page.locator(f"{LATEST} .checks summary").click()
    expect(page.locator(f"{LATEST} .verdict").first).to_contain_text("Citation exacte de la source 1")


def test_a_whole_answer_is_announced_once(open_page: Opener) -> None:
    page = open_page()
    ask(page, SATISFACTION)
    expect(page.locator("#announcer")).to_contain_text("Réponse :")
    expect(page.locator("#announcer")).to_contain_text("64")


def test_a_refusal_shows_what_is_nearest(open_page: Opener) -> None:
    page = open_page()
    ask(page, REFUSED)
    turn = page.locator(LATEST)
    expect(turn).to_have_attribute("data-status", "refused")
    expect(turn.locator(".reason")).to_be_visible()
    turn.locator(".near summary").first.click()
    expect(turn.locator(".near .passage").first).to_be_visible()
    expect(turn.locator(".rephrase")).to_be_visible()


def test_an_example_and_a_follow_up_ask_their_question(open_page: Opener) -> None:
    page = open_page()
    example = page.locator(".example").first
    asked = example.inner_text()
    example.click()
    expect(page.locator(f"{LATEST} .said")).to_have_text(asked)
    follow = page.locator(f"{LATEST} .ask").first
    asked = follow.inner_text()
    follow.click()
    expect(page.locator(f"{LATEST} .said")).to_have_text(asked)
    expect(page.locator("#past .turn")).to_have_count(1)


def test_a_door_leads_to_the_question_box(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Que disent les études").click()
    box = page.get_by_label("Votre question")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("placeholder", re.compile("quelle part des apprenants"))


def test_a_door_starts_the_interview_and_a_line_is_corrected_in_the_question_box(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Je conseille quelqu’un").click()
    expect(page.locator(f"{LATEST} .reason")).to_contain_text("métier de cette personne")
    ask(page, "une monteuse à Toulouse")
    line = page.locator(f"{LATEST} .understood .line").first
    expect(line).to_contain_text("monteur / monteuse")
    line.locator(".told").focus()
    expect(line.locator(".origin")).to_be_visible()
    line.get_by_role("button").click()
    expect(page.get_by_label("Votre question")).to_have_value(re.compile("Corriger.*métier"))


def test_a_reload_restores_the_conversation_and_a_new_one_forgets_it(open_page: Opener) -> None:
    page = open_page()
    ask(page, SATISFACTION)
    ask(page, "Quels sont les quatre outils d'IA cités par les monteurs ?")
    page.reload()
    expect(page.locator("#past .said")).to_have_text([SATISFACTION])
    expect(page.locator(f"{LATEST} .answer li")).to_have_count(4)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".doors")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    expect(page.locator(".doors")).to_be_visible()


def test_the_conversation_is_exported_with_its_sources(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    ask(page, SATISFACTION)
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporter avec les sources").click()
    assert download.value.suggested_filename.startswith("conversation-reperes-")
    path = tmp_path / "conversation.md"
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Conversation avec Repères")
    assert f"## {SATISFACTION}" in text
    assert "1. Alpha, 2024" in text


def test_text_of_a_document_never_runs(open_page: Opener) -> None:
    page = open_page()
    ask(page, "Que contient le gabarit Zéphyr de Béta ?")
    page.locator(f"{LATEST} .marker").first.click()
    page.locator(f"{LATEST} .source").first.get_by_role("button", name=re.compile("^ouvrir")).click()
    expect(page.locator(f"{LATEST} .source .whole")).to_contain_text("<script>window.hacked = true</script>")
    expect(page.locator(f"{LATEST} .answer")).to_contain_text("<script>")
    assert page.locator("#live script, #live img").count() == 0
    ask(page, "<img src=x onerror='window.hacked = true'> Que contient le gabarit Zéphyr ?")
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("typed", ["", "   ", "\n"], ids=["empty", "spaces", "line break"])
def test_an_empty_question_gets_a_hint_and_no_turn(open_page: Opener, typed: str) -> None:
    page = open_page()
    page.get_by_label("Votre question").fill(typed)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator(".hint")).to_have_text("Écrivez une question avant d’envoyer.")
    expect(page.locator(".turn")).to_have_count(0)


@pytest.mark.parametrize(
    "typed",
    ["?!…;", "a" * 5_000, "🎬🎨 " * 20, "<b>gras</b> {{ 7*7 }} ${alert(1)}"],
    ids=["punctuation", "too long", "emoji", "markup"],
)
def test_whatever_is_typed_gets_a_sentence_and_no_traceback(open_page: Opener, typed: str) -> None:
    page = open_page()
    page.get_by_label("Votre question").fill(typed)
    page.get_by_role("button", name="Envoyer").click()
    page.wait_for_selector(LATEST)
    expect(page.locator(f"{LATEST} .said")).to_have_text(typed.strip())
    assert page.locator(f"{LATEST} .answer").first.inner_text().strip()
    assert page.locator(".toast-wrap .error").count() == 0


def test_nothing_is_requested_from_elsewhere(open_page: Opener, browser: object, address: str) -> None:
    # GIVEN a page whose every request is written down
    page = open_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    # WHEN all pages are visited and a question is asked
    for path in ("/", "/corpus", "/en", "/corpus-en"):
        page.goto(address + path)
        page.wait_for_selector(".colophon")
    page.goto(address)
    page.wait_for_selector(".doors")
    ask(page, SATISFACTION)
    page.locator(f"{LATEST} .marker").first.click()
    # THEN none left for another host
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_on_a_phone_the_marker_opens_the_sheet_of_sources(open_page: Opener) -> None:
    page = open_page(size=PHONE)
    ask(page, SATISFACTION)
    sheet = page.locator(f"{LATEST} .sources")
    expect(sheet).not_to_have_attribute("open", "")
    page.locator(f"{LATEST} .marker").first.click()
    source = page.locator(f"{LATEST} .source").first
    expect(source).to_be_focused()
    expect(source.locator("mark.current").first).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/", "/corpus", "/en", "/corpus-en"])
@pytest.mark.parametrize("width", [320, 390, 720, 1440])
def test_no_page_scrolls_sideways(open_page: Opener, path: str, width: int) -> None:
    page = open_page(path, size={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_answer_does_not_scroll_sideways_on_a_phone(open_page: Opener) -> None:
    page = open_page(size=PHONE)
    ask(page, "Quelles sont les trois phases du plan Béta ?")
    page.locator(f"{LATEST} .marker").first.click()
    page.locator(f"{LATEST} .source").first.get_by_role("button", name=re.compile("^ouvrir")).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_scheme_is_switched_and_remembered(open_page: Opener) -> None:
    page = open_page(scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(250, 248, 244)"
    page.get_by_role("button", name="Changer entre clair et sombre").click()
    assert page.evaluate(ground) == "rgb(22, 25, 28)"
    page.reload()
    page.wait_for_selector(".colophon")
    expect(page.locator("body.dark")).to_be_visible()
    assert page.evaluate(ground) == "rgb(22, 25, 28)"


def test_the_interface_speaks_english_and_keeps_the_conversation(open_page: Opener) -> None:
    page = open_page()
    ask(page, SATISFACTION)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#live .said")).to_have_text(SATISFACTION)
    expect(page.locator(f"{LATEST} .support")).to_contain_text("exact quotation")


def test_the_corpus_page_tells_what_it_holds_and_searches_it(open_page: Opener) -> None:
    page = open_page("/corpus")
    expect(page.locator(".entry")).to_have_count(2)
    expect(page.locator(".entry").first).to_contain_text("Observatoire Alpha")
    expect(page.locator(".entry").first).to_contain_text("5 passages")
    page.get_by_label("Mots ou question").fill("mentorat entre collègues")
    page.get_by_role("button", name="Chercher").click()
    expect(page.locator(".results .source").first).to_contain_text("Le mentorat dans le plan Béta")
    expect(page.locator(".results mark").first).to_be_visible()
    page.get_by_label("Mots ou question").fill("?!")
    page.keyboard.press("Enter")
    expect(page.locator("#results .hint")).to_be_visible()

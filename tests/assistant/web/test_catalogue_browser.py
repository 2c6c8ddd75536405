"""The pages « Catalogue » and « Glossaire » in a real browser, by mouse, keyboard and touch."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.assistant.web.conftest import DESKTOP, PHONE
from tests.assistant.web.counter import FREE, GALILEE, HOSTILE, LONG, OFFERS
from tests.assistant.web.test_accessibility import serious
from tests.assistant.web.test_browser import LATEST, SATISFACTION, ask

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


@pytest.fixture
def catalogue(open_page: Opener, stocked_address: str) -> Opener:
    """Return a function that opens the catalogue at a view and waits for it."""

    def opened(query: str = "", path: str = "/catalogue", **settings: object) -> Page:
        page = open_page(f"{path}{query}", at=stocked_address, **settings)
        page.wait_for_selector("#catalogue-results [data-view]")
        return page

    return opened


def titles(page: Page) -> list[str]:
    return page.locator(".offers td.title a").all_inner_texts()


def option(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"#catalogue-filters input[name={name}][value={value}]")


def test_a_reader_filters_sorts_opens_a_record_and_finds_the_proof(catalogue: Opener) -> None:
    # GIVEN the whole catalogue
    page = catalogue()
    expect(page.locator("#listing-title")).to_have_text(f"{len(OFFERS)} résultats")

    # WHEN it is narrowed to courses and sorted by duration, the other way round
    option(page, "type", "course").check()
    expect(page.locator("#listing-title")).to_have_text("3 résultats")
    page.get_by_role("link", name="Durée").click()
    expect(page.get_by_role("columnheader", name="Durée")).to_have_attribute("aria-sort", "ascending")
    assert titles(page)[0] == "Stage de montage assisté par IA"
    page.get_by_role("link", name="Durée").press("Enter")
    expect(page.get_by_role("columnheader", name="Durée")).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("link", name="Durée")).to_be_focused()
    assert titles(page)[0] == "Cycle long de montage"

    # AND a record is opened, and the marker of its duration pressed
    page.get_by_role("link", name="Stage de montage assisté par IA").click()
    expect(page.locator("#record-title")).to_be_focused()
    expect(page).to_have_url(re.compile(f"offre={GALILEE}"))
    duration = page.locator(".facts-of > div", has_text="Durée")
    duration.locator(".marker").click()

    # THEN the source has the focus and the sentence that says it is highlighted
    source = page.locator(".record .source").first
    expect(source).to_be_focused()
    expect(source.locator("mark.current").first).to_contain_text("21 heures")

    # AND the way back leads to the marker, then to the list as it was
    page.keyboard.press("Escape")
    expect(duration.locator(".marker")).to_be_focused()
    page.get_by_role("link", name="Retour aux résultats").click()
    expect(page.locator(f".offers a[data-offer={GALILEE}]")).to_be_focused()
    expect(option(page, "type", "course")).to_be_checked()


def test_each_choice_says_how_many_offers_it_leaves_given_the_others(catalogue: Opener) -> None:
    page = catalogue()
    count = option(page, "territoire", "quebec").locator("xpath=..").locator("[data-count]")
    expect(count).to_have_text("2")
    option(page, "type", "programme").check()
    expect(count).to_have_text("1")
    expect(page.locator("[data-filtered]")).to_have_text("1 filtre")
    page.get_by_role("button", name="Tout effacer").click()
    expect(count).to_have_text("2")
    expect(page.locator("#listing-title")).to_have_text(f"{len(OFFERS)} résultats")


def test_words_and_filters_are_read_together_and_told(catalogue: Opener) -> None:
    page = catalogue()
    page.get_by_label("Chercher une formation").fill("montage, à distance")
    page.keyboard.press("Enter")
    expect(page.locator(".note").last).to_contain_text(re.compile("Compris dans votre recherche.*à distance"))
    assert titles(page) == ["Cycle long de montage"]
    page.go_back()
    expect(page.locator("#listing-title")).to_have_text(f"{len(OFFERS)} résultats")
    expect(page.get_by_label("Chercher une formation")).to_have_value("")


def test_a_search_without_result_says_what_to_do(catalogue: Opener) -> None:
    page = catalogue("?q=zzzqqq")
    expect(page.locator("#listing-title")).to_contain_text("retirez un filtre")


def test_two_offers_are_compared_and_taken_away(catalogue: Opener, tmp_path: Path) -> None:
    # GIVEN two offers picked in the table
    page = catalogue()
    page.locator(f"[data-pick={GALILEE}]").check()
    expect(page.locator(".picks")).to_contain_text("1 sur 4")
    expect(page.locator(f"[data-pick={GALILEE}]")).to_be_focused()
    page.locator(f"[data-pick={LONG}]").check()
    # WHEN they are put side by side
    page.get_by_role("region", name="Votre sélection").get_by_role("link", name="Comparer", exact=True).click()
    expect(page.locator("#comparison-title")).to_be_focused()
    # THEN what differs is said in words and by a sign, and what is the same can be left out
    mode = page.get_by_role("row", name=re.compile("^Modalité"))
    expect(mode).to_contain_text("≠ diffère")
    place = page.get_by_role("row", name=re.compile("^Territoire"))
    expect(place).to_contain_text("= identique")
    page.get_by_label("Ne montrer que les différences").check()
    expect(place).to_be_hidden()
    expect(mode).to_be_visible()
    # AND they leave as a file
    page.locator(".formats summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    path = tmp_path / "selection.csv"
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8-sig")
    assert download.value.suggested_filename.startswith("selection-reperes-")
    assert "Cycle long de montage" in text
    assert "Mentorat" not in text


def test_no_fifth_offer_is_picked(catalogue: Opener) -> None:
    page = catalogue("?choix=" + ",".join(offer["id"] for offer in OFFERS[:4]))
    expect(page.locator(".picks")).to_contain_text("Quatre offres au plus")
    expect(page.locator(f"[data-pick={FREE}]")).to_be_disabled()
    page.locator(".picks li button").first.click()
    expect(page.locator(f"[data-pick={FREE}]")).to_be_enabled()


def test_a_record_has_an_address_and_tells_its_age_its_unknowns_and_who_says_its_levels(catalogue: Opener) -> None:
    page = catalogue(f"?offre={GALILEE}")
    record = page.locator(".record")
    expect(record).to_contain_text("Vérifié le 1er mars 2024.")
    expect(record.locator(".notice")).to_contain_text("plus d’un an")
    expect(page.locator(".facts-of > div", has_text="Prix").locator("em")).to_have_text("non indiqué")
    expect(page.locator(".levels > div", has_text="Maîtrise technique")).to_contain_text("notre lecture")
    expect(page.locator(".levels > div", has_text="Fondamentaux")).to_contain_text("selon l’étude")


def test_a_need_without_a_course_is_shown_as_one(catalogue: Opener) -> None:
    page = catalogue("?offre=besoin-son")
    expect(page.locator(".record")).to_contain_text("n’a trouvé aucune formation")
    expect(page.locator(".levels")).to_have_count(0)


def test_an_offer_that_is_gone_is_told(catalogue: Opener) -> None:
    page = catalogue("?offre=nulle")
    expect(page.get_by_role("alert")).to_contain_text("n’est plus dans le catalogue")


def test_text_of_an_offer_never_runs(catalogue: Opener) -> None:
    page = catalogue(f"?offre={HOSTILE}")
    expect(page.locator("#record-title")).to_contain_text("<script>")
    page = catalogue(f"?choix={HOSTILE},{GALILEE}&vue=comparer")
    expect(page.locator(".side-by-side")).to_contain_text("<script>")
    assert page.evaluate("window.hacked") is None
    assert page.locator("a[href^='javascript']").count() == 0


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("query", ["", f"?offre={GALILEE}", f"?choix={GALILEE},{LONG}&vue=comparer"])
def test_no_view_scrolls_sideways(catalogue: Opener, width: int, query: str) -> None:
    page = catalogue(query, size={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_table_becomes_cards_and_the_filters_fold(catalogue: Opener) -> None:
    page = catalogue(size=PHONE)
    expect(page.locator("details.filters")).not_to_have_attribute("open", "")
    assert page.locator(".offers tbody tr").first.evaluate("row => getComputedStyle(row).display") == "grid"
    page.get_by_label("Trier par").select_option(label="Prix, décroissant")
    expect(page.locator(".offers td.title a").first).to_have_text("Cycle long de montage")
    page.locator(".filters > summary").click()
    option(page, "type", "gap").check()
    expect(page.locator("#listing-title")).to_have_text("1 résultat")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_catalogue(catalogue: Opener, scheme: str, size: dict[str, int]) -> None:
    for query in (f"?choix={GALILEE}", f"?offre={GALILEE}", f"?choix={GALILEE},{LONG}&vue=comparer"):
        page = catalogue(query, scheme=scheme, size=size)
        expect(page.locator("h1")).to_have_count(1)
        assert serious(page) == [], query


def test_the_english_catalogue_has_its_own_words(catalogue: Opener) -> None:
    page = catalogue(path="/catalogue-en")
    expect(page.locator("#listing-title")).to_have_text(f"{len(OFFERS)} results")
    expect(page.locator("em.unsaid").first).to_have_text("not stated")


@pytest.fixture
def conversation(open_page: Opener, stocked_address: str) -> Page:
    page = open_page("/", at=stocked_address)
    ask(page, SATISFACTION)
    return page


def test_the_first_occurrence_of_a_term_shows_its_meaning_on_hover_focus_and_tap(conversation: Page) -> None:
    page = conversation
    term = page.locator(f"{LATEST} .answer .term", has_text="monteurs")
    expect(term).to_have_count(1)
    tip = page.locator("#term-tip")
    term.hover()
    expect(tip).to_have_text(re.compile("Personne qui assemble les images"))
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    term.focus()
    expect(tip).to_be_visible()
    expect(term).to_have_accessible_description(re.compile("Personne qui assemble"))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    term.click()
    expect(tip).to_be_visible()


def test_the_quoted_words_of_a_source_stay_as_they_are(conversation: Page) -> None:
    assert conversation.locator(f"{LATEST} mark .term").count() == 0
    conversation.locator(f"{LATEST} .marker").first.click()
    expect(conversation.locator(f"{LATEST} mark.current").first).to_contain_text("64")


def test_the_glossary_is_filtered_and_leads_to_passages(open_page: Opener, stocked_address: str) -> None:
    page = open_page("/glossaire", at=stocked_address)
    expect(page.locator(".entry-of")).to_have_count(4)
    page.get_by_label("Chercher un mot").fill("ecole")
    expect(page.locator(".entry-of:visible")).to_have_count(1)
    expect(page.locator("#glossary-found")).to_have_text("1 mot")
    page.get_by_label("Chercher un mot").fill("")
    page.locator("nav.letters a", has_text="M").click()
    expect(page.get_by_role("heading", name="M", exact=True)).to_be_focused()
    page.get_by_role("link", name=re.compile("Les répondants")).click()
    reading = page.locator("[data-reading]")
    expect(reading).to_be_focused()
    expect(reading).to_contain_text("312 monteurs")
    page.keyboard.press("Escape")
    expect(reading).to_have_count(0)
    expect(page.get_by_role("link", name=re.compile("Les répondants"))).to_be_focused()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_serious_in_the_glossary(
    open_page: Opener, stocked_address: str, size: dict[str, int]
) -> None:
    for scheme in ("light", "dark"):
        page = open_page("/glossaire?passage=alpha-2024/outils", at=stocked_address, scheme=scheme, size=size)
        page.wait_for_selector("[data-reading]")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        assert serious(page) == []

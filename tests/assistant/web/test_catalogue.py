"""What the page « Catalogue » shows for an address, without a browser."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import yaml
from bs4 import BeautifulSoup
from lxml import etree

from assistant.settings import Settings
from assistant.web.catalogue import Parts, Shop, picked
from assistant.web.catalogue_files import FORMATS, write_selection
from assistant.web.catalogue_opening import catalogue_of
from assistant.web.catalogue_visit import read_visit
from assistant.web.desk import Desk
from assistant.web.layout import Frame
from ingestion.catalogue.store import writing
from tests.assistant.web.counter import FREE, GALILEE, GAP, HOSTILE, LONG, OFFERS, write_counter
from tests.assistant.web.hostile import SCRIPT
from tests.ingestion.catalogue.shelves import imported


def shop(desk: Desk, language: str = "fr") -> Shop:
    return Shop(Frame(desk, language, "catalogue"))  # type: ignore[arg-type]


def shown(desk: Desk, query: str) -> BeautifulSoup:
    return BeautifulSoup(shop(desk).results(read_visit(query)), "html.parser")


def test_every_offer_is_a_row_and_what_it_does_not_say_is_said_so(stocked: Desk) -> None:
    page = shown(stocked, "")
    rows = page.select("tbody tr")
    assert len(rows) == len(OFFERS)
    assert rows[0].select_one("td.price em.unsaid").get_text() == "non indiqué"  # type: ignore[union-attr]
    assert rows[1].select_one("td.price").get_text().replace("\u202f", " ").replace("\u00a0", " ") == "4 200 €"  # type: ignore[union-attr]


def test_the_counts_on_the_page_are_those_of_the_choices(stocked: Desk) -> None:
    counts = json.loads(str(shown(stocked, "?type=course").select_one("[data-counts]")["data-counts"]))  # type: ignore[index]
    assert counts["type"] == {"course": 3, "gap": 1, "programme": 1}
    assert counts["territoire"] == {"france": 2, "quebec": 1}
    assert counts["metier"]["monteur"] == 2


def test_a_record_links_its_facts_to_its_sources(stocked: Desk) -> None:
    record = shown(stocked, f"?offre={GALILEE}")
    cards = {card["id"] for card in record.select(".source")}
    markers = record.select(".facts-of .marker")
    assert markers
    assert {marker["data-card"] for marker in markers} <= cards
    assert len(cards) == 2


def test_nothing_of_an_offer_becomes_markup(stocked: Desk) -> None:
    for query in ("", f"?offre={HOSTILE}", f"?choix={HOSTILE},{LONG}&vue=comparer"):
        page = shown(stocked, query)
        assert page.select("script, img") == []
        assert SCRIPT in page.get_text()
        assert [link for link in page.select("a[href]") if str(link["href"]).startswith("javascript")] == []


def test_an_imported_offer_says_where_it_comes_from(stocked: Desk, tmp_path: Path) -> None:
    desk = Desk(Settings(index=tmp_path / "index", sessions=":memory:"), stocked.corpus)
    with writing(desk.settings.index, desk.corpus) as writer:
        writer.add([imported("Montage", source_ref="export.csv:12")])
    text = shown(desk, "?offre=cpf-Montage").get_text()
    assert "Mon Compte Formation" in text
    assert "export.csv:12" in text


def test_an_import_is_seen_without_starting_again(stocked: Desk, tmp_path: Path) -> None:
    desk = Desk(Settings(index=tmp_path / "index", sessions=":memory:"), stocked.corpus)
    before = catalogue_of(desk)
    assert catalogue_of(desk) is before
    with writing(desk.settings.index, desk.corpus) as writer:
        writer.add([imported()])
    assert catalogue_of(desk).count() == before.count() + 1


def test_without_offers_the_page_says_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    desk = Desk(Settings(index=tmp_path / "index", sessions=":memory:"), tmp_path / "corpus")
    page = shown(desk, "")
    assert page.get_text().strip() == shop(desk).said["empty"]


def test_offers_that_cannot_be_read_are_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "offers").mkdir(parents=True)
    (tmp_path / "corpus" / "offers" / "01.yaml").write_text("- {titre: x}\n", encoding="utf-8")
    desk = Desk(Settings(index=tmp_path / "index", sessions=":memory:"), tmp_path / "corpus")
    page = shop(desk)
    page.parts = Parts(*["here", "search", "filters", "results", "bar", "download", "footer"])  # type: ignore[arg-type]
    updates = page.open("")
    assert "01.yaml, offre n° 1" in updates["results"]
    assert updates["filters"] == ""


def test_without_index_the_catalogue_is_there_all_the_same(tmp_path: Path) -> None:
    corpus = write_counter(tmp_path / "corpus")
    desk = Desk(Settings(index=tmp_path / "none", sessions=":memory:"), corpus)
    record = shown(desk, f"?offre={GALILEE}")
    assert "21" in record.get_text()
    assert shop(desk).said["no_passage"] in record.get_text()


def test_a_choice_that_parts_nothing_is_not_asked(stocked: Desk) -> None:
    names = {box["name"] for box in BeautifulSoup(shop(stocked)._filters(read_visit("")), "html.parser").select("input[type=checkbox]")}  # fmt: skip
    assert {"type", "modalite", "territoire", "prix", "certification"} <= names
    assert not {"origine", "secteur"} & names


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_a_selection_is_written_in_every_format(stocked: Desk, kind: str) -> None:
    offers = picked(read_visit(f"?choix={GALILEE},{GAP},{FREE},nulle"), catalogue_of(stocked))
    path = write_selection(offers, kind, "selection", date(2026, 11, 20))
    assert path.name.startswith("selection-2026-11-20.")
    if kind == "csv":
        rows = list(csv.DictReader(path.open(encoding="utf-8-sig"), delimiter=";"))
        assert [row["Identifiant"] for row in rows] == [GALILEE, GAP, FREE]
    elif kind == "xlsx":
        assert openpyxl.load_workbook(path).worksheets[0].max_row == 4
    elif kind == "lheo":
        assert len(etree.parse(str(path)).findall(".//{*}formation")) == 2
    else:
        assert len(json.loads(path.read_text(encoding="utf-8"))["@graph"]) == 2


def test_the_words_of_both_languages_cover_the_same_values() -> None:
    folder = Path(__file__).parents[3] / "assistant" / "web" / "words" / "catalogue"
    french, english = (yaml.safe_load((folder / f"{one}.yaml").read_text(encoding="utf-8")) for one in ("fr", "en"))
    assert french.keys() == english.keys()
    assert {key: set(values) for key, values in french["values"].items()} == {
        key: set(values) for key, values in english["values"].items()
    }

"""What the page « Glossaire » shows."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from assistant.settings import Settings
from assistant.web.desk import Desk
from assistant.web.glossary import entries_of, letter_of, opened, show
from assistant.web.glossary_terms import terms_of
from assistant.web.layout import Frame
from tests.assistant.web.hostile import SCRIPT


def page(desk: Desk) -> BeautifulSoup:
    return BeautifulSoup(show(Frame(desk, "fr", "glossary"), "")[0], "html.parser")


def test_terms_are_filed_under_their_letter_without_accents_figures_first(stocked: Desk) -> None:
    assert [letter.get_text() for letter in page(stocked).select(".letter h2")] == ["0-9", "E", "M", "R"]
    assert letter_of("œil critique") == "O"


def test_an_entry_has_meaning_english_synonyms_quebec_and_the_passages_that_exist(stocked: Desk) -> None:
    entry = page(stocked).select_one("#terme-monteur")
    assert entry is not None
    text = " ".join(entry.get_text(" ").split())
    for expected in (
        "assemble les images",
        "editor",
        "chef monteur",
        "monteuse",
        "Les répondants à l'enquête (Alpha, 2024)",
    ):
        assert expected in text
    assert [link["data-passage"] for link in entry.select("a")] == ["alpha-2024/repondants"]


def test_a_passage_opens_and_an_unknown_one_does_not(stocked: Desk) -> None:
    frame = Frame(stocked, "fr", "glossary")
    assert "Topaz" in opened(frame, "alpha-2024/outils")
    assert opened(frame, "nulle/part") == opened(frame, "") == ""


def test_nothing_of_a_glossary_or_a_passage_becomes_markup(stocked: Desk) -> None:
    shown = BeautifulSoup(opened(Frame(stocked, "fr", "glossary"), "beta-2025/zephyr"), "html.parser")
    for soup in (page(stocked), shown):
        assert soup.select("script, img") == []
        assert SCRIPT in soup.get_text()


def test_every_anchor_is_its_own(stocked: Desk) -> None:
    anchors = [entry.anchor for entry in entries_of(terms_of(stocked.corpus), stocked)]
    assert len(set(anchors)) == len(anchors)


def test_without_glossary_or_index_the_page_says_so(tmp_path: Path) -> None:
    desk = Desk(Settings(index=tmp_path / "none", sessions=":memory:"), tmp_path)
    assert "vide" in page(desk).get_text()

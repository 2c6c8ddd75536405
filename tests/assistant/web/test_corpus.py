"""What the page « Corpus » says and finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from assistant.settings import Settings
from assistant.web.corpus import LONGEST_QUERY, search, show
from assistant.web.desk import Desk
from assistant.web.holdings import matching, summarise
from assistant.web.layout import Frame
from assistant.web.vocabulary import Vocabulary
from tests.assistant.web.hostile import SCRIPT


@pytest.fixture
def frame(desk: Desk) -> Frame:
    return Frame(desk, "fr", "corpus")


def test_the_summary_counts_the_passages_of_each_study(desk: Desk) -> None:
    summary = summarise(
        desk.assistant.index, Vocabulary(topics={"outils": "Logiciels"}, territories={"quebec": "Québec"})
    )
    assert {entry.source.id: entry.passages for entry in summary.studies} == {"alpha-2024": 5, "beta-2025": 4}
    assert summary.passages == 9
    assert {entry.territory for entry in summary.studies} == {"france", "Québec"}
    assert [(topic.name, topic.passages) for topic in summary.topics if topic.name == "Logiciels"] == [("Logiciels", 2)]


def test_the_page_names_version_date_studies_and_limits(frame: Frame) -> None:
    overview, details, footer = show(frame)
    text = BeautifulSoup(overview + details, "html.parser").get_text(" ")
    for expected in (
        "essai",
        "9 passages",
        "Observatoire Alpha",
        "automne 2025",
        "Comment Repères décide de ne pas répondre",
    ):
        assert expected in text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "essai" in footer


def test_a_search_marks_the_words_that_were_looked_for_in_whatever_form(frame: Frame) -> None:
    found = BeautifulSoup(search(frame, "un monteur en stages"), "html.parser")
    marks = {mark.get_text() for mark in found.select("mark")}
    assert {"monteurs", "stage"} <= marks
    assert "un" not in marks


def test_a_search_shows_hostile_text_as_text(frame: Frame) -> None:
    found = BeautifulSoup(search(frame, "gabarit Zéphyr"), "html.parser")
    assert found.select("script, img") == []
    assert SCRIPT in found.get_text()


@pytest.mark.parametrize("query", ["", "  ", "?!…", None])
def test_a_search_for_no_word_gets_a_hint(frame: Frame, query: str) -> None:
    assert frame.words["corpus"]["too_short"] in search(frame, query)


def test_a_very_long_search_is_cut_and_answered(frame: Frame) -> None:
    assert 'class="results"' in search(frame, "mentorat " * LONGEST_QUERY)


def test_words_are_matched_in_the_text_itself_with_their_offsets() -> None:
    text = "L’école forme, la formation dure."
    assert [text[span.start : span.end] for span in matching(text, "formations écoles")] == ["école", "formation"]


def test_the_page_leads_to_the_glossary_where_there_is_one(stocked: Desk, frame: Frame) -> None:
    details = BeautifulSoup(show(Frame(stocked, "fr", "corpus"))[1], "html.parser")
    link = details.select_one("a[href=glossaire]")
    assert link is not None
    assert "4 mots expliqués" in link.get_text()
    assert BeautifulSoup(show(frame)[1], "html.parser").select("a[href=glossaire]") == []


def test_without_index_the_page_says_what_to_run(tmp_path: Path) -> None:
    frame = Frame(Desk(Settings(index=tmp_path / "none", sessions=":memory:"), tmp_path), "fr", "corpus")
    assert "python -m ingestion build" in show(frame)[0]
    assert "python -m ingestion build" in search(frame, "mentorat")

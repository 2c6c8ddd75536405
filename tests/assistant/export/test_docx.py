"""The DOCX, read back: styles, headings, table headers, words for the drawing, links to the sources."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as open_document
from docx.oxml.ns import qn

from assistant.export.blocks import Document
from assistant.export.docx import docx_of
from tests.assistant.export.pathways import HOSTILE, document, hostile, nothing_fits


def read(given: Document):  # type: ignore[no-untyped-def]
    return open_document(BytesIO(docx_of(given)))


def words(given: Document) -> str:
    made = read(given)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


def test_its_properties_name_title_language_author_and_date() -> None:
    about = read(document()).core_properties
    assert (about.title, about.author, about.language) == ("Parcours de formation à l’IA", "Repères", "fr-FR")
    assert about.created is not None
    assert about.created.date().isoformat() == "2026-01-12"


def test_every_style_speaks_the_language_of_the_document() -> None:
    languages = {one.get(qn("w:val")) for one in read(document(language="en")).styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_titles_are_real_headings_and_lists_real_lists() -> None:
    made = read(document())
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert styles[0] == "Title"
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= set(styles)
    headings = [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 2"]
    assert headings == ["Étape 1\u00a0: Monter avec l’IA"]


def test_every_table_says_which_row_is_its_header_and_what_it_holds() -> None:
    tables = read(document()).tables
    assert tables
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_the_drawing_is_told_in_words() -> None:
    drawn = [shape._inline.docPr.get("descr") for shape in read(document()).inline_shapes]
    assert len(drawn) == 1
    assert "après le parcours" in drawn[0]


def test_notes_lead_to_the_bookmarks_of_the_sources() -> None:
    body = read(document()).element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    bookmarks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors == bookmarks == {"source_1", "source_2", "source_3"}


@pytest.mark.parametrize("expected", ["prix non indiqué", "non rempli", "Deux jours ne suffisent pas.", "Alpha, 2024"])
def test_its_text_can_be_read(expected: str) -> None:
    assert expected in words(document())


def test_text_of_a_document_stays_text() -> None:
    assert words(document(hostile())).count(HOSTILE) >= 4


def test_a_pathway_without_steps_can_be_written() -> None:
    assert "S’ouvriraient" in words(document(nothing_fits()))


def test_words_of_the_corpus_are_marked_as_french_in_an_english_document() -> None:
    body = read(document(language="en")).element.body
    spoken = {one.get(qn("w:val")) for one in body.iter(qn("w:lang"))}
    assert spoken == {"fr-FR"}


def test_nothing_in_it_points_outside() -> None:
    with ZipFile(BytesIO(docx_of(document()))) as parts:
        relations = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".rels"))
    assert 'TargetMode="External"' not in relations

"""The PDF, read back: its text, its tags, its language, and nothing that a document could smuggle in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from assistant.export.blocks import Document, Picture
from assistant.export.pdf import pdf_of, png_of
from tests.assistant.export.pathways import HOSTILE, document, hostile, nothing_fits


def read(given: Document) -> PdfReader:
    return PdfReader(BytesIO(pdf_of(given)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def kinds(node: Any) -> list[str]:
    """Return the tags of a structure tree, depth first."""
    node = node.get_object()
    found = [str(node["/S"])] if "/S" in node else []
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object() if hasattr(child, "get_object") else child
        if isinstance(child, dict) and ("/S" in child or "/K" in child):
            found += kinds(child)
    return found


def test_the_pdf_is_tagged_and_names_its_language_title_and_date() -> None:
    reader = read(document())
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "fr-FR"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Parcours de formation à l’IA"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date().isoformat() == "2026-01-12"


def test_its_tags_are_headings_lists_tables_with_headers_and_a_figure_with_words() -> None:
    root = read(document()).trailer["/Root"]["/StructTreeRoot"]
    tags = set(kinds(root))
    assert tags >= {"/Title", "/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link"}


def test_it_claims_to_be_accessible() -> None:
    metadata = read(document()).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "pdfuaid:part" in metadata


@pytest.mark.parametrize(
    "expected",
    [
        "Établi le 12 janvier 2026 par Repères",
        "Monter avec l’IA",
        "La pratique manque aux monteurs.",
        "prix non indiqué",
        "à vérifier",
        "Alpha, 2024",
        "https://example.org/etude.pdf",
    ],
)
def test_its_text_can_be_read(expected: str) -> None:
    assert expected in words(read(document())).replace("\u00a0", " ")


def test_text_of_a_document_stays_text() -> None:
    found = "".join(words(read(document(hostile()))).split())
    assert found.count("".join(HOSTILE.split())) >= 4


def test_a_pathway_without_steps_can_be_written() -> None:
    assert "S’ouvriraient" in words(read(document(nothing_fits())))


def test_english_is_declared() -> None:
    assert read(document(language="en")).trailer["/Root"]["/Lang"] == "en-GB"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf_of(document()) == pdf_of(document())


def test_the_radar_can_be_drawn_as_dots() -> None:
    picture = next(block for block in document().blocks if isinstance(block, Picture))
    assert png_of(picture).startswith(b"\x89PNG")

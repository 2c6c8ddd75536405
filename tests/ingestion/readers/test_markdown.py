"""Tests of the Markdown reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.models import BlockKind, Document, UnreadableDocument
from ingestion.readers import reader_for


def read(tmp_path: Path, text: str) -> Document:
    """Write `text` to a Markdown file and read it."""
    path = tmp_path / "note.md"
    path.write_text(text, encoding="utf-8")
    return reader_for(path).read(path)


def outline(document: Document) -> list[tuple[str, int, str]]:
    """Return the kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def test_headings_paragraphs_and_nested_lists_are_told_apart(tmp_path: Path) -> None:
    given = (
        "# L’étude\n\nUn *premier*\nparagraphe.\n\n- un **besoin** ;\n  - précis ;\n- un suivi.\n\n"
        "## Suite\n\n3. trois\n4. quatre\n"
    )

    document = read(tmp_path, given)

    assert document.title == "L’étude"
    assert outline(document) == [
        ("heading", 1, "L’étude"),
        ("paragraph", 0, "Un premier paragraphe."),
        ("list_item", 1, "un besoin ;"),
        ("list_item", 2, "précis ;"),
        ("list_item", 1, "un suivi."),
        ("heading", 2, "Suite"),
        ("list_item", 1, "3. trois"),
        ("list_item", 1, "4. quatre"),
    ]


def test_a_table_is_read_row_by_row_and_an_empty_cell_keeps_its_column(tmp_path: Path) -> None:
    document = read(tmp_path, "| Métier | Durée | Lieu |\n|---|---|---|\n| Monteur |  | Lyon |\n| Scripte | 7 h | |\n")

    assert outline(document) == [
        ("table_row", 0, "Métier\u00a0: Monteur\u202f; Lieu\u00a0: Lyon"),
        ("table_row", 0, "Métier\u00a0: Scripte\u202f; Durée\u00a0: 7 h"),
    ]


def test_front_matter_marks_and_html_leave_only_words(tmp_path: Path) -> None:
    given = (
        "---\ntitle: secret\n---\n\nVoir [le guide](https://exemple.org) et `CPF`.\n\n"
        "<div><script>alert(1)</script>Un encadré.</div>\n"
    )

    document = read(tmp_path, given)

    assert [block.text for block in document.blocks] == ["Voir le guide et CPF.", "Un encadré."]


def test_a_file_of_marks_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="aucun texte"):
        read(tmp_path, "---\n\n***\n")


def test_deep_nesting_is_bounded(tmp_path: Path) -> None:
    document = read(tmp_path, "> " * 5_000 + "fin\n\nUn paragraphe.\n")

    assert document.blocks[-1].text == "Un paragraphe."
    assert all(block.kind is BlockKind.PARAGRAPH for block in document.blocks)

"""Tests of the HTML reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.models import Document, UnreadableDocument
from ingestion.readers import reader_for
from tests.ingestion.documents import page


def read(path: Path) -> Document:
    """Read an HTML page as ingestion does."""
    return reader_for(path).read(path)


def outline(document: Document) -> list[tuple[str, int, str]]:
    """Return the kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def test_only_the_text_of_the_page_is_read(tmp_path: Path) -> None:
    document = read(
        page(tmp_path / "a.html", "<h1>L’étude</h1><p>Une <b>phrase</b>\n entière.</p>", title="L’étude, en bref")
    )

    assert document.title == "L’étude, en bref"
    assert outline(document) == [("heading", 1, "L’étude"), ("paragraph", 0, "Une phrase entière.")]


def test_text_outside_any_paragraph_and_hidden_text(tmp_path: Path) -> None:
    body = (
        "Un début<div>puis<br>la suite<p hidden>caché</p></div>et <span aria-hidden='true'>✂</span>la fin<!-- note -->."
    )

    document = read(page(tmp_path / "a.html", body))

    assert [block.text for block in document.blocks] == ["Un début", "puis la suite", "et la fin."]


def test_lists_keep_their_numbers_and_their_depth(tmp_path: Path) -> None:
    inner = "<ol start='3'><li>en studio</li><li><p>à distance</p></li></ol>"
    body = f"<p>Il faut :</p><ul><li>former{inner}</li><li>suivre</li></ul>"

    assert outline(read(page(tmp_path / "a.html", body))) == [
        ("paragraph", 0, "Il faut :"),
        ("list_item", 1, "former"),
        ("list_item", 2, "3. en studio"),
        ("list_item", 2, "4. à distance"),
        ("list_item", 1, "suivre"),
    ]


def test_a_table_is_read_row_by_row_with_its_caption_and_its_spans(tmp_path: Path) -> None:
    body = (
        "<table><caption>Les durées</caption><thead><tr><th>Secteur</th><th>Métier</th><th>Durée</th></tr></thead>"
        "<tr><td rowspan=2>Animation</td><td>Monteur</td><td>14 h</td></tr><tr><td>Scripte</td><td>7 h</td></tr>"
        "<tr><td colspan=2>Jeu vidéo</td><td>21 h</td></tr></table>"
    )

    assert [block.text for block in read(page(tmp_path / "a.html", body)).blocks] == [
        "Les durées",
        "Secteur\u00a0: Animation\u202f; Métier\u00a0: Monteur\u202f; Durée\u00a0: 14 h",
        "Secteur\u00a0: Animation\u202f; Métier\u00a0: Scripte\u202f; Durée\u00a0: 7 h",
        "Secteur\u00a0: Jeu vidéo\u202f; Durée\u00a0: 21 h",
    ]


def test_a_table_used_for_layout_is_read_as_text(tmp_path: Path) -> None:
    body = (
        "<table><tr><td><h2>Un titre</h2><p>Un texte.</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    )

    assert outline(read(page(tmp_path / "a.html", body))) == [
        ("heading", 2, "Un titre"),
        ("paragraph", 0, "Un texte."),
        ("table_row", 0, "a\u00a0: b"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "cp1252", "utf-16"])
def test_the_declared_encoding_is_followed(tmp_path: Path, encoding: str) -> None:
    document = read(page(tmp_path / "a.html", "<p>Un été à l'étude.</p>", encoding=encoding))

    assert document.blocks[0].text == "Un été à l'étude."


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="aucun texte"):
        read(page(tmp_path / "a.html", "<img src='x.png'>"))


@pytest.mark.parametrize("tag", ["div", "b"])
def test_a_page_nested_beyond_reason_is_refused(tmp_path: Path, tag: str) -> None:
    path = page(tmp_path / "a.html", "<p>Un début.</p>" + f"<{tag}>" * 20_000 + "fond")

    with pytest.raises(UnreadableDocument, match="imbriquée"):
        read(path)


def test_a_page_nested_as_deep_as_real_ones_is_read(tmp_path: Path) -> None:
    path = page(tmp_path / "a.html", "<div>" * 100 + "<p>Le fond.</p>" + "</div>" * 100)

    assert [block.text for block in read(path).blocks] == ["Le fond."]

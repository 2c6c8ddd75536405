"""Tests of the reader of plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.models import Document, UnreadableDocument
from ingestion.readers import reader_for


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> Document:
    """Write `text` to a text file and read it."""
    path = tmp_path / "note.txt"
    path.write_bytes(text.encode(encoding))
    return reader_for(path).read(path)


def outline(document: Document) -> list[tuple[str, int, str]]:
    """Return the kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def test_hard_wrapped_lines_are_joined_and_empty_lines_part_paragraphs(tmp_path: Path) -> None:
    given = (
        "Les studios de la région forment leurs équipes aux nou-\nveaux outils depuis deux ans, sans plan\n"
        "d’ensemble.\n\nUn autre point.\n"
    )

    assert outline(read(tmp_path, given)) == [
        (
            "paragraph",
            0,
            "Les studios de la région forment leurs équipes aux nouveaux outils depuis deux ans, sans plan d’ensemble.",
        ),
        ("paragraph", 0, "Un autre point."),
    ]


def test_headings_are_told_by_their_underline_or_their_number(tmp_path: Path) -> None:
    given = (
        "Les besoins\n===========\n\nUne phrase sur les besoins.\n\nLe détail\n---------\n\nUne phrase de détail.\n\n"
        "2. Les offres\n\nUne phrase assez longue sur les offres de formation de la région.\n"
    )

    document = read(tmp_path, given)

    assert [(kind, text) for kind, _, text in outline(document)] == [
        ("heading", "Les besoins"),
        ("paragraph", "Une phrase sur les besoins."),
        ("heading", "Le détail"),
        ("paragraph", "Une phrase de détail."),
        ("heading", "2. Les offres"),
        ("paragraph", "Une phrase assez longue sur les offres de formation de la région."),
    ]
    assert document.blocks[0].level < document.blocks[2].level


def test_lists_keep_their_items_and_their_depth(tmp_path: Path) -> None:
    given = "Il faut :\n- former les équipes\n  aux outils ;\n    - en studio ;\n- suivre.\n"

    assert outline(read(tmp_path, given)) == [
        ("paragraph", 0, "Il faut :"),
        ("list_item", 1, "former les équipes aux outils ;"),
        ("list_item", 2, "en studio ;"),
        ("list_item", 1, "suivre."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    document = read(tmp_path, "L’été, c’est 54 € « tout compris ».\r\n", encoding)

    assert document.blocks[0].text == "L’été, c’est 54 € « tout compris »."


def test_a_file_of_white_space_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="aucun texte"):
        read(tmp_path, "\n \t\n\n")


def test_a_very_long_text_without_a_full_stop_is_cut_into_paragraphs(tmp_path: Path) -> None:
    document = read(tmp_path, "\n".join(["et encore un mot"] * 20_000))

    assert len(document.blocks) > 10
    assert sum(len(block.text.split()) for block in document.blocks) == 80_000

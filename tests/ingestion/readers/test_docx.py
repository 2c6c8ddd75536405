"""Tests of the reader of Word documents."""

from __future__ import annotations

import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from ingestion.models import Document, UnreadableDocument
from ingestion.readers import docx as docx_reader
from ingestion.readers import reader_for
from tests.ingestion.documents import word


def read(path: Path) -> Document:
    """Read a DOCX as ingestion does."""
    return reader_for(path).read(path)


def outline(document: Document) -> list[tuple[str, int, str]]:
    """Return the kind, level and text of each block."""
    return [(block.kind.value, block.level, block.text) for block in document.blocks]


def test_headings_lists_and_tables_are_read_by_their_style(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx",
        ("Title", "L’étude"),
        ("Heading 2", "Les besoins"),
        ("Normal", "Il faut :"),
        ("List Bullet", "former ;"),
        ("List Bullet 2", "en studio ;"),
        ("List Number", "suivre."),
        ("table", [["Métier", "Durée"], ["Monteur", "14 h"], ["Scripte", "7 h"]]),
        ("Normal", "Fin."),
    )

    assert outline(read(path)) == [
        ("heading", 1, "L’étude"),
        ("heading", 2, "Les besoins"),
        ("paragraph", 0, "Il faut :"),
        ("list_item", 1, "former ;"),
        ("list_item", 2, "en studio ;"),
        ("list_item", 1, "suivre."),
        ("table_row", 0, "Métier\u00a0: Monteur\u202f; Durée\u00a0: 14 h"),
        ("table_row", 0, "Métier\u00a0: Scripte\u202f; Durée\u00a0: 7 h"),
        ("paragraph", 0, "Fin."),
    ]


def test_the_title_is_that_of_the_properties_then_the_first_heading_then_the_file_name(tmp_path: Path) -> None:
    assert read(word(tmp_path / "a.docx", ("Heading 1", "Tête"), ("Normal", "x"), title="L’étude")).title == "L’étude"
    assert read(word(tmp_path / "b.docx", ("Heading 1", "Tête"), ("Normal", "x"))).title == "Tête"
    assert read(word(tmp_path / "c.docx", ("Normal", "x"))).title == "c"


def test_a_style_based_on_a_heading_and_a_numbered_paragraph_are_recognised(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("Chapitre maison", 1)
    style.base_style = document.styles["Heading 3"]
    document.add_paragraph("Un chapitre", style="Chapitre maison")
    item = document.add_paragraph("Un point")
    item._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>')
    )
    document.save(str(tmp_path / "a.docx"))

    assert outline(read(tmp_path / "a.docx")) == [("heading", 3, "Un chapitre"), ("list_item", 2, "Un point")]


def test_insertions_content_controls_and_text_boxes_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Début.")
    document.element.body.insert(
        1,
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtContent><w:p><w:r><w:t>Un champ </w:t></w:r><w:ins w:id="1"><w:r><w:t>ajouté'
            '</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>retiré</w:delText></w:r></w:del></w:p>'
            "</w:sdtContent></w:sdt>"
        ),
    )
    box = OxmlElement("w:txbxContent")
    box.append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Un encadré.</w:t></w:r></w:p>"))
    document.add_paragraph("Autour.").runs[0]._r.append(box)
    document.save(str(tmp_path / "a.docx"))

    assert [block.text for block in read(tmp_path / "a.docx").blocks] == [
        "Début.",
        "Un champ ajouté",
        "Autour.",
        "Un encadré.",
    ]


def test_a_merged_cell_is_told_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ["Métier", "Durée", "Lieu"], strict=True):
        cell.text = text
    merged = table.cell(1, 0).merge(table.cell(1, 1))
    merged.text = "Monteur"
    table.cell(1, 2).text = "Lyon"
    document.save(str(tmp_path / "a.docx"))

    assert [block.text for block in read(tmp_path / "a.docx").blocks] == [
        "Métier\u00a0: Monteur\u202f; Lieu\u00a0: Lyon"
    ]


def test_files_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    (tmp_path / "faux.docx").write_bytes(b"du texte" * 100)
    (tmp_path / "ancien.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with zipfile.ZipFile(tmp_path / "autre.docx", "w") as archive:
        archive.writestr("lisez-moi.txt", "rien")
    given = {
        "endommagé": tmp_path / "faux.docx",
        "ancien format": tmp_path / "ancien.docx",
        "n’en est pas un": tmp_path / "autre.docx",
        "aucun texte": word(tmp_path / "vide.docx"),
    }

    for expected, path in given.items():
        with pytest.raises(UnreadableDocument, match=expected):
            read(path)


def test_a_zip_bomb_is_refused_without_being_unpacked(tmp_path: Path) -> None:
    path = word(tmp_path / "bombe.docx", ("Normal", "x"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/bombe.xml", "w") as member:
        for _ in range(docx_reader.MAX_XML // 1_000_000 + 1):
            member.write(bytes(1_000_000))

    assert path.stat().st_size < 1_000_000
    with pytest.raises(UnreadableDocument, match="décompressé"):
        read(path)


def test_an_archive_of_very_many_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reader, "MAX_MEMBERS", 5)

    with pytest.raises(UnreadableDocument, match="décompressé"):
        read(word(tmp_path / "a.docx", ("Normal", "x")))


def test_entities_of_a_hostile_document_are_not_expanded(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", ("Normal", "Un texte."))
    levels = pairwise("abcdefghi")
    nested = "".join(f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in levels)
    bomb = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50}">{nested}]>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode().replace("Un texte.", "&i;Un texte.")
    parts["word/document.xml"] = body.replace("?>", f"?>{bomb}", 1).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)

    with pytest.raises(UnreadableDocument, match="endommagé"):
        read(path)

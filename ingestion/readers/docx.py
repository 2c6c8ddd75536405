"""Reads Word documents with python-docx: headings by their style, lists, and tables row by row."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from ingestion.cleaning import repair
from ingestion.models import Block, BlockKind, Document, UnreadableDocument
from ingestion.readers import messages
from ingestion.readers.files import check_file
from ingestion.readers.tables import rows_as_text

#: A document of 200 pages with pictures unpacks to some tens of megabytes; a zip bomb to thousands.
MAX_UNPACKED = 400_000_000
#: Text parts are parsed into memory at about ten times their size, so they are bounded more tightly.
MAX_XML = 80_000_000
MAX_MEMBERS = 5_000
OLE_MARK = b"\xd0\xcf\x11\xe0"

HEADING_STYLE = re.compile(r"(?:heading|titre|título|überschrift) ?(\d)$", re.IGNORECASE)
TITLE_STYLES = ("title", "titre")
LIST_STYLE = re.compile(r"(?:list|liste)\b.*?(\d)?$", re.IGNORECASE)
DEEPEST_HEADING = 9


class DocxDocumentReader:
    """Reads `.docx` files; headers, footers, comments and deleted text are not part of the document."""

    suffixes: tuple[str, ...] = (".docx",)

    def read(self, path: Path) -> Document:
        """Return the document at `path`; its title is that of its properties or its first heading."""
        check_file(path)
        check_archive(path)
        try:
            document = docx.Document(str(path))
            blocks = [block for block in _blocks(document.element.body, document) if block.text]
            title = repair(document.core_properties.title or "")
        except Exception as error:  # damaged parts make python-docx raise anything, from KeyError to XML errors
            raise UnreadableDocument(messages.DOCX_DAMAGED) from error
        if not blocks:
            raise UnreadableDocument(messages.NO_TEXT)
        first = next((block.text for block in blocks if block.kind is BlockKind.HEADING), "")
        return Document(path=path, title=title or first or path.stem, blocks=blocks)


def check_archive(path: Path) -> None:
    """Raise `UnreadableDocument` unless `path` is a zip archive that stays within bounds once unpacked.

    The sizes come from the archive's own list; a list that lies is caught when the parts are read, because the
    zip module reads no more of a part than its entry says.
    """
    with path.open("rb") as file:
        if file.read(4) == OLE_MARK:
            raise UnreadableDocument(messages.DOCX_ENCRYPTED)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableDocument(messages.DOCX_DAMAGED) from error
    xml = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if len(members) > MAX_MEMBERS or xml > MAX_XML or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise UnreadableDocument(messages.DOCX_TOO_LARGE)


def _blocks(container: Any, document: WordDocument) -> Iterator[Block]:
    """Yield the blocks of an XML container in order, those inside content controls and text boxes too."""
    for element in container:
        if element.tag == qn("w:p"):
            yield _paragraph(Paragraph(element, document._body))
            for box in element.iter(qn("w:txbxContent")):
                if not _is_fallback(box):
                    yield from _blocks(box, document)
        elif element.tag == qn("w:tbl"):
            yield from _rows(Table(element, document._body))
        elif element.tag == qn("w:sdt"):
            for content in element.findall(qn("w:sdtContent")):
                yield from _blocks(content, document)


def _paragraph(paragraph: Paragraph) -> Block:
    """Return a paragraph as the block that its style says it is."""
    text = repair(paragraph_text(paragraph))
    if level := heading_level(paragraph):
        return Block(kind=BlockKind.HEADING, text=text, level=level)
    if level := list_level(paragraph):
        return Block(kind=BlockKind.LIST_ITEM, text=text, level=level)
    return Block(kind=BlockKind.PARAGRAPH, text=text)


def paragraph_text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph with its links and insertions, without deletions and text boxes."""
    parts: list[str] = []
    for element in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if next(element.iterancestors(qn("w:p"))) is not paragraph._p or element.getparent().tag == qn("w:tabs"):
            continue
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        else:
            parts.append("-" if element.tag == qn("w:noBreakHyphen") else " ")
    return "".join(parts)


def heading_level(paragraph: Paragraph) -> int:
    """Return the level of a heading by the name or the outline level of its style or a style it is based on, else 0."""
    style: Any = paragraph.style
    while style is not None:
        name = (style.name or "").strip()
        if match := HEADING_STYLE.match(name):
            return int(match[1])
        if name.lower() in TITLE_STYLES:
            return 1
        outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None and int(outline.get(qn("w:val"), DEEPEST_HEADING)) < DEEPEST_HEADING:
            return int(outline.get(qn("w:val"))) + 1
        style = style.base_style
    return 0


def list_level(paragraph: Paragraph) -> int:
    """Return the depth of a list item, from 1, by its numbering or its style; 0 where it is none."""
    numbering = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if numbering is not None:
        number, depth = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
        if number is not None and number.get(qn("w:val")) == "0":
            return 0
        return 1 + (int(depth.get(qn("w:val"), 0)) if depth is not None else 0)
    style: Any = paragraph.style
    while style is not None:
        name = (style.name or "").strip()
        if (match := LIST_STYLE.match(name)) and name.lower() != "list paragraph":
            return int(match[1] or 1)
        style = style.base_style
    return 0


def _rows(table: Table) -> Iterator[Block]:
    """Yield the rows of a table, each with the heads of its columns; a merged cell is told once a row."""
    rows: list[list[str]] = []
    for row in table.rows:
        cells: list[str] = []
        previous = None
        for cell in row.cells:
            cells.append("" if cell._tc is previous else repair(" ".join(p.text for p in cell.paragraphs)))
            previous = cell._tc
        rows.append(cells)
    for text in rows_as_text(rows):
        yield Block(kind=BlockKind.TABLE_ROW, text=text)


def _is_fallback(element: Any) -> bool:
    """Tell whether an element is the second copy that Word keeps of a text box for older readers."""
    return any(parent.tag.endswith("}Fallback") for parent in element.iterancestors())

"""Writes a document as DOCX: real styles, headings, lists and table headers, so that Word and screen readers know them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph

from assistant.export.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Picture,
    Reference,
    References,
    Run,
    Runs,
    Table,
)
from assistant.export.pdf import png_of
from assistant.models import Language

LOCALES: Mapping[Language, str] = {"fr": "fr-FR", "en": "en-GB"}
FONT, ACCENT, MUTED = "Cambria", RGBColor(0x0B, 0x5D, 0x66), RGBColor(0x55, 0x62, 0x6A)

#: Points of each style of Word's own that is used.
SIZES = {"Normal": 10.5, "Title": 22, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 10.5}
#: Millimetres between the margins of an A4 page.
BETWEEN = 166


def docx_of(document: Document) -> bytes:
    """Return a document as DOCX."""
    return _Writer(document).written()


class _Writer:
    """Writes the blocks of one document in their order."""

    def __init__(self, document: Document) -> None:
        self._given = document
        self._made = new_document()
        self._marks = 0

    def written(self) -> bytes:
        """Return the file."""
        self._describe()
        self._dress()
        self._made.add_paragraph(self._given.title, style="Title")
        self._write(self._made.add_paragraph(), self._given.lead, aside=True)
        for block in self._given.blocks:
            self._block(block)
        out = BytesIO()
        self._made.save(out)
        return out.getvalue()

    def _describe(self) -> None:
        """Set what programs read of a document: title, author, language, date."""
        about, given = self._made.core_properties, self._given
        about.title, about.subject, about.author = given.title, given.subject, "Repères"
        about.language = LOCALES[given.language]
        about.comments, about.keywords, about.last_modified_by = "", "", "Repères"
        about.created = about.modified = datetime.combine(given.created, time(), UTC)

    def _dress(self) -> None:
        """Set page, fonts and the language of every style."""
        section = self._made.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm((210 - BETWEEN) / 2)
        section.top_margin = section.bottom_margin = Mm(20)
        for name, size in SIZES.items():
            style: Any = self._made.styles[name]
            style.font.size = Pt(size)
            _set_font(style.element.get_or_add_rPr(), FONT)
            if name != "Normal":
                style.font.color.rgb = MUTED if name == "Heading 3" else ACCENT
        self._made.styles["Normal"].paragraph_format.space_after = Pt(5)
        for language in self._made.styles.element.iter(qn("w:lang")):
            for attribute in ("w:val", "w:eastAsia"):
                language.set(qn(attribute), LOCALES[self._given.language])

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._write(self._made.add_paragraph(style=f"Heading {block.level}"), block.runs)
            case Paragraph():
                self._write(self._made.add_paragraph(), block.runs, aside=block.aside)
            case Bullets():
                for item in block.items:
                    self._write(self._made.add_paragraph(style="List Bullet"), item)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case References():
                for one in block.items:
                    self._reference(one)

    def _write(self, paragraph: DocxParagraph, runs: Runs, aside: bool = False, strong: bool = False) -> None:
        """Write runs at the end of a paragraph, their notes as links to the sources."""
        for run in runs:
            made = paragraph.add_run(run.text)
            made.bold = True if run.strong or strong else None
            if aside:
                made.font.color.rgb = MUTED
            if run.language and run.language != self._given.language:
                _speak(made._r.get_or_add_rPr(), run.language)
            for n in run.notes:
                paragraph._p.append(_note(n))

    def _table(self, block: Table) -> None:
        table = self._made.add_table(rows=0, cols=len(block.header), style="Table Grid")
        table.autofit = False
        _set_title(table, block.title)
        for number, row in enumerate((block.header, *block.rows)):
            cells = table.add_row().cells
            for share, cell, runs in zip(block.widths, cells, row, strict=True):
                cell.width = Mm(BETWEEN * share / sum(block.widths))
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)
                self._write(cell.paragraphs[0], runs, strong=number == 0)
        _repeat_header(table)
        self._made.add_paragraph().paragraph_format.space_after = Pt(2)

    def _picture(self, block: Picture) -> None:
        run = self._made.add_paragraph().add_run()
        shape = run.add_picture(BytesIO(png_of(block)), width=Mm(block.width))
        shape._inline.docPr.set("descr", block.alternative)

    def _reference(self, one: Reference) -> None:
        """Write a source under a bookmark that the notes lead to."""
        paragraph = self._made.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)
        self._bookmark(paragraph, f"source_{one.n}", f"{one.n}.\t")
        self._write(paragraph, one.runs)
        for quote in one.quotes:
            below = self._made.add_paragraph()
            below.paragraph_format.left_indent = Cm(0.9)
            self._write(below, quote, aside=True)
        if one.url:
            below = self._made.add_paragraph()
            below.paragraph_format.left_indent = Cm(0.9)
            self._write(below, [Run(text=one.url)], aside=True)

    def _bookmark(self, paragraph: DocxParagraph, name: str, text: str) -> None:
        self._marks += 1
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (begin, end):
            mark.set(qn("w:id"), str(self._marks))
        begin.set(qn("w:name"), name)
        paragraph._p.append(begin)
        paragraph.add_run(text).bold = True
        paragraph._p.append(end)


def _note(n: int) -> Any:
    """Return a link to the bookmark of a source, as « [n] » above the line."""
    link, run, text = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("w:anchor"), f"source_{n}")
    properties = run.get_or_add_rPr()
    raised = OxmlElement("w:vertAlign")
    raised.set(qn("w:val"), "superscript")
    colour = OxmlElement("w:color")
    colour.set(qn("w:val"), str(ACCENT))
    properties.append(colour)
    properties.append(raised)
    text.text = f"[{n}]"
    run.append(text)
    link.append(run)
    return link


def _speak(properties: Any, language: Language) -> None:
    """Say that a run is in another language than the document."""
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LOCALES[language])
    properties.append(spoken)


def _set_font(properties: Any, name: str) -> None:
    """Set the font of a style; the theme's fonts of Word's headings would win over it otherwise."""
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), name)


def _set_title(table: DocxTable, title: str) -> None:
    """Say what a table holds to a reader who does not see it."""
    for name in ("w:tblCaption", "w:tblDescription"):
        said = OxmlElement(name)
        said.set(qn("w:val"), title)
        table._tbl.tblPr.append(said)


def _repeat_header(table: DocxTable) -> None:
    """Mark the first row as the headings, which makes it come back on each page; no row is cut in two."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        whole = OxmlElement("w:cantSplit")
        properties.append(whole)
        if number == 0:
            header = OxmlElement("w:tblHeader")
            header.set(qn("w:val"), "true")
            properties.append(header)

"""Reads PDF files with pypdf: lines with their place and type, running lines dropped, pages and labels kept."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ingestion.cleaning import repair
from ingestion.french import fold
from ingestion.models import Document, UnreadableDocument
from ingestion.readers import messages
from ingestion.readers.contents import contents_lines
from ingestion.readers.files import check_file
from ingestion.readers.furniture import (
    EDGE_LINES,
    IN_A_ROW,
    chapter_lines,
    is_page_number,
    masked,
    running_lines,
)
from ingestion.readers.headings import blocks_of
from ingestion.readers.lines import Line, Measures
from ingestion.readers.pdf_page import page_lines

#: A book of this length is read in a minute or two; beyond it the rest is left out, and said to be.
MAX_PAGES = 3_000
MAX_OUTLINE_DEPTH = 6
MADE_UP_TITLE = re.compile(
    r"(?:untitled|sans titre|document ?\d*|présentation ?\d*|microsoft \w+ - .*|.*\.\w{3,4})", re.IGNORECASE
)

# pypdf reports each repair of a file on its logger; what matters to a user is in the document's warnings.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class PdfDocumentReader:
    """Reads `.pdf` files; a page that cannot be read is a warning, a file that cannot is an `UnreadableDocument`."""

    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, path: Path) -> Document:
        """Return the document at `path`, with the page and the printed label of each block."""
        check_file(path)
        reader = open_pdf(path)
        total = len(reader.pages)
        document = Document(path=path, title=_title(reader) or path.stem)
        pages, damaged = _read_pages(reader, min(total, MAX_PAGES))
        document.pages_read = len(pages) - len(damaged)
        document.pages_empty = [page for page, lines in pages.items() if not lines and page not in damaged]
        if not any(pages.values()):
            raise UnreadableDocument(messages.scanned(total) if document.pages_empty else messages.PDF_DAMAGED)
        if damaged:
            document.warnings.append(messages.pages_unreadable(damaged, total))
        if document.pages_empty:
            document.warnings.append(messages.pages_without_text(document.pages_empty, total))
        if total > MAX_PAGES:
            document.warnings.append(messages.pages_beyond(MAX_PAGES, total))
        labels = _labels(reader, total)
        lines, titles = without_contents(without_running_lines(pages, labels))
        document.blocks = blocks_of(_with_outline(lines, _outline(reader)), labels, titles)
        if not document.blocks:
            raise UnreadableDocument(messages.NO_TEXT)
        return document


def open_pdf(path: Path) -> PdfReader:
    """Open a PDF, also one that is encrypted with an empty password; raise `UnreadableDocument` where that fails."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(messages.PDF_ENCRYPTED)
        if not len(reader.pages):
            raise UnreadableDocument(messages.PDF_WITHOUT_PAGES)
    except UnreadableDocument:
        raise
    except Exception as error:  # a damaged file makes pypdf raise anything, from KeyError to RecursionError
        raise UnreadableDocument(messages.PDF_DAMAGED) from error
    return reader


def _read_pages(reader: PdfReader, count: int) -> tuple[dict[int, list[Line]], list[int]]:
    """Return the lines of the first `count` pages, by page from 1, and the pages that could not be read."""
    pages: dict[int, list[Line]] = {}
    damaged: list[int] = []
    for number in range(1, count + 1):
        try:
            pages[number] = page_lines(reader.pages[number - 1], number)
        except Exception:  # see open_pdf; one bad page is no reason to lose the others
            pages[number] = []
            damaged.append(number)
    return pages, damaged


def without_running_lines(pages: dict[int, list[Line]], labels: dict[int, str]) -> list[Line]:
    """Return the lines of all pages without headers, footers and page numbers; a page is never emptied of its words.

    The title of a slide stands at the edge too, and on several slides in a row: what is set in heading type is only
    dropped where it runs through the whole document.
    """
    measures = Measures.of([line for lines in pages.values() for line in lines])
    edges = {page: _edge_lines(lines) for page, lines in pages.items() if lines}
    running = running_lines([[line.text for line in edge] for edge in edges.values()])
    if len(edges) > IN_A_ROW:
        small = [[line.text for line in edge if not measures.is_large(line)] for edge in edges.values()]
        running |= chapter_lines(small)
    kept: list[Line] = []
    for page, edge in edges.items():
        numbers = {line for line in edge if is_page_number(line.text, page, labels.get(page))}
        dropped = numbers | {line for line in edge if masked(line.text) in running}
        rest = [line for line in pages[page] if line not in dropped]
        kept += rest or [line for line in pages[page] if line not in numbers]
    return kept


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], dict[str, int]]:
    """Return the lines that belong to no table of contents, and the headings that it names, with their depth."""
    kept: list[Line] = []
    titles: dict[str, int] = {}
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        entries = contents_lines([line.text for line in page])
        titles.update((title, depth) for title, depth in entries.values() if title)
        kept += [line for number, line in enumerate(page) if number not in entries]
    return kept, titles


def _edge_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in the margins of a page that are outermost by height, whatever their order in the file."""
    heights = sorted({line.y for line in lines})
    outermost = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
    return [line for line in lines if line.edge and line.y in outermost]


def _title(reader: PdfReader) -> str:
    """Return the title in the PDF's metadata, or nothing where a program only put a file name there."""
    try:
        title = repair(str(reader.metadata.title or "")) if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return "" if MADE_UP_TITLE.fullmatch(title) else title


def _labels(reader: PdfReader, total: int) -> dict[int, str]:
    """Return the printed label of each page, by page from 1; none where the file's labels are damaged."""
    try:
        labels = reader.page_labels
    except Exception:  # see open_pdf
        return {}
    return {page: label for page, label in enumerate(labels[:total], start=1) if label}


def _outline(reader: PdfReader) -> dict[tuple[int, str], int]:
    """Return the depth of each bookmark, by page and folded title; nothing where the outline is damaged."""
    try:
        return {
            (int(reader.get_destination_page_number(mark) or 0) + 1, fold(repair(mark.title))): depth
            for mark, depth in _bookmarks(reader.outline)
        }
    except Exception:  # see open_pdf
        return {}


def _bookmarks(outline: Sequence[Any], depth: int = 1) -> Iterator[tuple[Any, int]]:
    """Yield the bookmarks of an outline with their depth."""
    for entry in outline:
        if isinstance(entry, list):
            if depth < MAX_OUTLINE_DEPTH:
                yield from _bookmarks(entry, depth + 1)
        else:
            yield entry, depth


def _with_outline(lines: Sequence[Line], outline: dict[tuple[int, str], int]) -> list[Line]:
    """Mark the lines that a bookmark of their page names, or begins with when the title runs over several lines."""
    if not outline:
        return list(lines)
    titles: dict[int, list[tuple[str, int]]] = {}
    for (page, title), depth in outline.items():
        titles.setdefault(page, []).append((title, depth))
    return [replace(line, outline=_depth(line, titles.get(line.page or 0, []))) for line in lines]


def _depth(line: Line, titles: Sequence[tuple[str, int]]) -> int:
    """Return the depth of the bookmark that names a line, 0 for none."""
    text = fold(line.text)
    return next((depth for title, depth in titles if title == text or (len(text) > 8 and text in title)), 0)

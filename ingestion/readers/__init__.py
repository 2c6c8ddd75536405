"""Readers by file suffix: `reader_for` finds the one for a file."""

from __future__ import annotations

from pathlib import Path

from ingestion.models import UnreadableDocument
from ingestion.readers import messages
from ingestion.readers.base import Reader
from ingestion.readers.docx import DocxDocumentReader
from ingestion.readers.html import HtmlDocumentReader
from ingestion.readers.markdown import MarkdownDocumentReader
from ingestion.readers.pdf import PdfDocumentReader
from ingestion.readers.text import TextDocumentReader

READERS: tuple[Reader, ...] = (
    PdfDocumentReader(),
    DocxDocumentReader(),
    HtmlDocumentReader(),
    MarkdownDocumentReader(),
    TextDocumentReader(),
)
SUFFIXES: tuple[str, ...] = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def reader_for(path: Path) -> Reader:
    """Return the reader for the suffix of `path`; raise `UnreadableDocument` where there is none."""
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    raise UnreadableDocument(messages.unknown_suffix(path.suffix, [reader.suffixes[0] for reader in READERS]))


__all__ = ["READERS", "SUFFIXES", "Reader", "reader_for"]

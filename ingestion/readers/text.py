"""Reads plain text files: paragraphs, lists, and headings that are underlined, numbered or set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ingestion.cleaning import repair
from ingestion.models import Document, UnreadableDocument
from ingestion.readers import messages
from ingestion.readers.contents import contents_lines
from ingestion.readers.files import decode, read_bytes
from ingestion.readers.headings import blocks_of
from ingestion.readers.lines import Line

UNDERLINE = re.compile(r"\s*(=|-|~|\*|_|#)\1{2,}\s*$")
#: A text file has no type: every line is given the same size and the leading of one line, an empty line two.
SIZE = 1.0
DEPTHS = {"=": 1, "#": 1, "*": 1}


class TextDocumentReader:
    """Reads `.txt` files in UTF-8, UTF-16 with its mark, or Windows-1252."""

    suffixes: tuple[str, ...] = (".txt", ".text")

    def read(self, path: Path) -> Document:
        """Return the document at `path`, hard-wrapped lines joined into paragraphs."""
        lines = list(lines_of(decode(read_bytes(path))))
        entries = contents_lines([line.text for line in lines])
        titles = {title: depth for title, depth in entries.values() if title}
        kept = [line for number, line in enumerate(lines) if number not in entries]
        blocks = blocks_of(kept, titles=titles)
        if not blocks:
            raise UnreadableDocument(messages.NO_TEXT)
        return Document(path=path, title=path.stem, blocks=blocks)


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text with their height; the line above an underline carries the depth of a heading."""
    rows = [*re.split(r"\r\n|[\n\r\f\v\x85\u2028]", text), ""]
    for number, row in enumerate(rows[:-1]):
        underline = UNDERLINE.match(rows[number + 1])
        if UNDERLINE.match(row) or not row.strip():
            continue
        depth = DEPTHS.get(underline[1], 2) if underline else 0
        indent = len(row) - len(row.lstrip())
        yield Line(repair(row), x=indent * SIZE / 2, y=-1.2 * SIZE * number, size=SIZE, outline=depth)

"""Reads Markdown files with markdown-it: headings, paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingestion.models import Block, BlockKind, Document, UnreadableDocument
from ingestion.readers import messages
from ingestion.readers.files import decode, read_bytes
from ingestion.readers.tables import rows_as_text

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
SPOKEN = {"text", "code_inline", "image"}
#: Below this depth markdown-it stops nesting; it bounds what a hostile file can cost.
MAX_NESTING = 40


class MarkdownDocumentReader:
    """Reads `.md` files; a YAML front matter is not text, raw HTML gives its text."""

    suffixes: tuple[str, ...] = (".md", ".markdown")

    def read(self, path: Path) -> Document:
        """Return the document at `path`; its title is its first heading of level 1."""
        parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
        text = decode(read_bytes(path)).replace("\r\n", "\n")
        blocks = list(blocks_of_tokens(parser.parse(FRONT_MATTER.sub("", text, count=1))))
        if not blocks:
            raise UnreadableDocument(messages.NO_TEXT)
        first = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
        return Document(path=path, title=first or path.stem, blocks=blocks)


def blocks_of_tokens(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the blocks of a parsed Markdown text in order."""
    walk = _Walk()
    for token in tokens:
        yield from walk.step(token)


class _Walk:
    """Follows markdown-it's flat list of tokens and remembers where in lists, tables and headings it stands."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []  # one entry a list: the next number, or None for bullets
        self._mark: str | None = None  # what opens the list item in the making, until its first text
        self._heading = 0
        self._rows: list[list[str]] | None = None

    def step(self, token: Token) -> Iterator[Block]:
        """Yield the block that a token completes, if any."""
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._mark = self._next_mark()
            case "heading_open":
                self._heading = int(token.tag[1])
            case "heading_close":
                self._heading = 0
            case "table_open":
                self._rows = []
            case "tr_open" if self._rows is not None:
                self._rows.append([])
            case "table_close":
                yield from self._table()
            case "inline":
                yield from self._text(inline_text(token))
            case "fence" | "code_block":
                yield from self._text(" ".join(token.content.split()))
            case "html_block":
                yield from self._text(" ".join(BeautifulSoup(token.content, "lxml").get_text(" ").split()))

    def _next_mark(self) -> str:
        """Return what opens the next item of the innermost list: its number, or nothing."""
        number = self._lists[-1]
        if number is None:
            return ""
        self._lists[-1] = number + 1
        return f"{number}. "

    def _text(self, text: str) -> Iterator[Block]:
        """Yield a text as what its place makes it."""
        if self._rows:
            self._rows[-1].append(text)
            return
        if not text:
            return
        if self._rows is None and self._heading:
            yield Block(kind=BlockKind.HEADING, text=text, level=self._heading)
        elif self._lists and self._mark is not None:
            mark, self._mark = self._mark, None
            yield Block(kind=BlockKind.LIST_ITEM, text=mark + text, level=len(self._lists))
        else:
            yield Block(kind=BlockKind.PARAGRAPH, text=text)

    def _table(self) -> Iterator[Block]:
        """Yield the rows of the table that closes, each with the heads of its columns."""
        rows, self._rows = self._rows or [], None
        for text in rows_as_text(rows[1:], rows[0] if rows else None):
            yield Block(kind=BlockKind.TABLE_ROW, text=text)


def inline_text(token: Token) -> str:
    """Return the words of a paragraph without its marks; a picture gives its description."""
    parts = [
        child.content if child.type in SPOKEN else " " if child.type in ("softbreak", "hardbreak") else ""
        for child in token.children or ()
    ]
    return " ".join("".join(parts).split())

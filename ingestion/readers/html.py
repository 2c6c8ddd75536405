"""Reads HTML pages with BeautifulSoup: the text of the page, without its menus, scripts and forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from ingestion.cleaning import repair
from ingestion.models import Block, BlockKind, Document, UnreadableDocument
from ingestion.readers import messages
from ingestion.readers.files import read_bytes
from ingestion.readers.tables import rows_as_text

DROPPED = [
    *("script", "style", "noscript", "template", "head", "nav", "aside", "footer", "form", "button", "select"),
    *("dialog", "iframe", "object", "svg", "math", "canvas", "audio", "video"),
]
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        *("html", "body", "main", "article", "section", "header", "footer", "address", "blockquote", "center", "div"),
        *("p", "pre", "hr", "figure", "figcaption", "details", "summary", "fieldset"),
        *("dl", "dt", "dd", "ol", "ul", "li", "table", "thead", "tbody", "tfoot", "tr", "th", "td", *HEADINGS),
    ]
)
LISTS = ("ul", "ol")
#: The page's own text is taken from `<main>` or `<article>` where that holds at least this share of it.
MAIN_SHARE = 0.4


class HtmlDocumentReader:
    """Reads `.html` files in the encoding that they declare or that their bytes show."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, path: Path) -> Document:
        """Return the document at `path`; its title is that of the page."""
        data = read_bytes(path)
        try:
            soup = BeautifulSoup(data, "lxml")
            title = soup.title.get_text(" ", strip=True) if soup.title else ""
            blocks = blocks_of_page(soup)
        except RecursionError as error:
            raise UnreadableDocument(messages.TOO_NESTED) from error
        if not blocks:
            raise UnreadableDocument(messages.NO_TEXT)
        first = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
        return Document(path=path, title=repair(title) or first or path.stem, blocks=blocks)


def blocks_of_page(soup: BeautifulSoup) -> list[Block]:
    """Return the blocks of a parsed page in order, hidden parts and furniture dropped."""
    for element in soup(DROPPED):
        element.decompose()
    for element in soup.select("[hidden], [aria-hidden=true], [role=navigation]"):
        element.decompose()
    for element in soup("header"):
        if not element.find(list(HEADINGS)):
            element.decompose()
    return [block for block in _Walk().blocks(_main(soup)) if block.text]


def _main(soup: BeautifulSoup) -> Tag:
    """Return the element that holds the page's own text."""
    whole = len(soup.get_text(" ", strip=True))
    for name in ("main", "article"):
        found = soup.find_all(name)
        if len(found) == 1 and len(found[0].get_text(" ", strip=True)) >= MAIN_SHARE * whole:
            return found[0]
    return soup


class _Walk:
    """Goes through a page and gathers its inline text into blocks."""

    def __init__(self) -> None:
        self._text = ""
        self._depth = 0  # of lists
        self._mark: str | None = None  # what opens the list item in the making, until its first text
        self._level = 0  # of the heading in the making

    def blocks(self, element: Tag) -> Iterator[Block]:
        """Yield the blocks of an element and what it holds."""
        for child in element.children:
            if isinstance(child, Tag):
                yield from self._tag(child)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._text += str(child)
        if element.name in BLOCKS or element.parent is None:
            yield from self._flush()

    def _tag(self, tag: Tag) -> Iterator[Block]:
        """Yield the blocks of one element."""
        if tag.name == "br":
            self._text += "\n"
        elif tag.name == "img":
            self._text += f" {tag.get('alt') or ''} "
        elif tag.name not in BLOCKS:
            yield from self.blocks(tag)
        else:
            yield from self._flush()
            yield from self._block(tag)

    def _block(self, tag: Tag) -> Iterator[Block]:
        """Yield the blocks of an element that stands apart."""
        if tag.name == "table" and not tag.find("table"):
            yield from self._table(tag)
        elif tag.name in LISTS:
            self._depth += 1
            yield from self.blocks(tag)
            self._depth -= 1
        elif tag.name in HEADINGS:
            self._level = HEADINGS[tag.name]
            yield from self.blocks(tag)
            self._level = 0
        else:
            if tag.name == "li":
                self._mark = _mark(tag)
            yield from self.blocks(tag)

    def _flush(self) -> Iterator[Block]:
        """Yield the text gathered so far as what its place makes it."""
        text, self._text = repair(self._text), ""
        if not text:
            return
        if self._level:
            yield Block(kind=BlockKind.HEADING, text=text, level=self._level)
        elif self._mark is not None:
            mark, self._mark = self._mark, None
            yield Block(kind=BlockKind.LIST_ITEM, text=mark + text, level=max(1, self._depth))
        else:
            yield Block(kind=BlockKind.PARAGRAPH, text=text)

    def _table(self, table: Tag) -> Iterator[Block]:
        """Yield the caption of a table, then its rows, each with the heads of its columns."""
        if table.caption:
            yield Block(kind=BlockKind.PARAGRAPH, text=repair(table.caption.get_text(" ")))
        rows = table.find_all("tr")
        cells = _grid(rows)
        headed = bool(rows) and (rows[0].find_parent("thead") is not None or not rows[0].find("td"))
        texts = rows_as_text(cells[1:], cells[0]) if headed and len(cells) > 1 else rows_as_text(cells)
        for text in texts:
            yield Block(kind=BlockKind.TABLE_ROW, text=text)


def _mark(item: Tag) -> str:
    """Return the number that opens an item of an ordered list, or nothing."""
    if item.parent is None or item.parent.name != "ol":
        return ""
    first = str(item.parent.get("start") or "1")
    start = int(first) if first.isdigit() else 1
    return f"{start + len(item.find_previous_siblings('li'))}. "


def _grid(rows: list[Tag]) -> list[list[str]]:
    """Return the cells of a table by row and column; a cell over several rows stands in each, one over columns once."""
    grid: list[list[str]] = []
    held: dict[int, tuple[str, int]] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.find_all(["th", "td"]):
            while len(line) in held:
                line.append(_held(held, len(line)))
            text = repair(cell.get_text(" "))
            if (down := _span(cell, "rowspan")) > 1:
                held[len(line)] = (text, down - 1)
            line += [text, *[""] * (_span(cell, "colspan") - 1)]
        while len(line) in held:
            line.append(_held(held, len(line)))
        grid.append(line)
    return grid


def _held(held: dict[int, tuple[str, int]], column: int) -> str:
    """Return the text that a cell of an earlier row extends into `column`, and count that row off."""
    text, left = held[column]
    if left > 1:
        held[column] = (text, left - 1)
    else:
        del held[column]
    return text


def _span(cell: Tag, name: str) -> int:
    """Return over how many rows or columns a cell goes, within reason."""
    value = str(cell.get(name) or "1")
    return min(int(value), 50) if value.isdigit() and int(value) else 1

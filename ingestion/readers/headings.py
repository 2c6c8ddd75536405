"""Tells headings from text by bookmark, type, numbering or place, and gives pieces of layout their final kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingestion.french import fold, sentence_spans
from ingestion.models import Block, BlockKind
from ingestion.readers.layout import CLOSING, TERMINAL, Line, Measures, Piece, pieces_of

NUMBERED = re.compile(
    r"(?:(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,4})(?P<stop>[.)]?)|(?P<roman>[IVX]{1,5})(?:\.| ?[–-])|(?P<letter>[A-Za-z])[.)]"
    r"|(?P<label>(?:annexe|chapitre|partie|action|axe|fiche|étape|section|module|lot|titre|volet)s?) [\dIVXA-Z]{1,4}\b ?[:.–-]?)"
    r"\s+(?=[«“\"(]?\s*[^\W\d_])",
    re.IGNORECASE,
)
LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s|[a-z]\)\s")
MAX_HEADING_WORDS = 30
PLAIN_HEADING_WORDS = 12
ENOUGH_TEXT_WORDS = 12

#: Ranks of the ways a heading shows itself, outermost first.
BOOKMARK, LARGE, HEAVY, CAPITALS, NUMBER, PLAIN = range(6)

Rank = tuple[float, ...]


@dataclass(frozen=True)
class Ranked:
    """A piece with the rank of its heading, or None for text."""

    piece: Piece
    rank: Rank | None


def blocks_of(lines: Sequence[Line], labels: Mapping[int, str] | None = None) -> list[Block]:
    """Return the blocks of a document from its printed lines; `labels` gives the printed number of its pages."""
    measures = Measures.of(lines)
    pieces = pieces_of(lines, measures)
    ranked = [Ranked(piece, heading_rank(pieces, number, measures)) for number, piece in enumerate(pieces)]
    levels = {rank: level for level, rank in enumerate(sorted({r.rank for r in ranked if r.rank}), start=1)}
    indents = _Indents()
    blocks: list[Block] = []
    last_heading = ""
    for entry in ranked:
        if entry.rank is None:
            blocks.extend(_text_blocks(entry.piece, indents, labels or {}))
        elif fold(entry.piece.text) != last_heading:
            last_heading = fold(entry.piece.text)
            blocks.append(_block(entry.piece.text, BlockKind.HEADING, levels[entry.rank], entry.piece.first.page, labels))
    return blocks


def heading_rank(pieces: Sequence[Piece], number: int, measures: Measures) -> Rank | None:
    """Return how high a heading piece `number` is (smaller is higher), or None where it is text."""
    piece = pieces[number]
    if piece.item or not _may_be_heading(piece.text):
        return None
    depth = numbering_depth(piece.text)
    if piece.first.outline:
        return (BOOKMARK, piece.first.outline)
    if measures.is_large(piece.first):
        return (LARGE, -piece.first.size, depth or 1)
    if measures.is_heavy(piece.first):
        return (HEAVY, depth or 1)
    if _is_capitals(piece.text):
        return (CAPITALS, depth or 1)
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    if following is None:
        return None
    if depth:
        return None if _is_numbered_item(pieces, number) else (NUMBER, depth)
    return (PLAIN,) if _is_plain_heading(piece, following) else None


def numbering_depth(text: str) -> int:
    """Return the depth of a heading's number (« II. » 1, « 3. » 2, « 3.1 » 3, « a. » 5, « Action 2 : » 6), 0 for none."""
    match = NUMBERED.match(text)
    if not match:
        return 0
    if match["decimal"]:
        if not match["stop"] and "." not in match["decimal"] and not text[match.end() :].lstrip("«“\"( ")[:1].isupper():
            return 0
        return 2 + match["decimal"].count(".")
    if match["roman"]:
        return 1 if match["roman"].isupper() else 0
    return 5 if match["letter"] else 6


def _may_be_heading(text: str) -> bool:
    """Tell whether a text is short enough, made of words, and not a sentence, to be a heading at all."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    if not words or len(words) > MAX_HEADING_WORDS or sum(map(len, words)) < 0.5 * len(text.replace(" ", "")):
        return False
    return not re.search(r"(?<!\.)[.;,](?:[\s»”\")]*)$", text) or len(words) <= 2


def _is_capitals(text: str) -> bool:
    """Tell whether a text of two words or more, or of one long word, is set in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 8 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _is_numbered_item(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a numbered piece belongs to a list: a neighbour carries a number of the same depth."""
    depth = numbering_depth(pieces[number].text)
    around = [pieces[at].text for at in (number - 1, number + 1) if 0 <= at < len(pieces)]
    return CLOSING.search(pieces[number].text) is not None or any(numbering_depth(text) == depth for text in around)


def _is_plain_heading(piece: Piece, following: Piece) -> bool:
    """Tell whether a short line that nothing marks stands as a heading over a list or a paragraph."""
    text, count = piece.text, len(piece.text.split())
    opens = re.match(r"[«“\"]?\s*[A-ZÀ-ÖØ-ÞŒ]", text)
    if not opens or TERMINAL.search(text) and not text.endswith("?") or CLOSING.search(text):
        return False
    if following.item:
        return count <= MAX_HEADING_WORDS
    enough = len(following.text.split()) >= ENOUGH_TEXT_WORDS and bool(TERMINAL.search(following.text))
    return count <= PLAIN_HEADING_WORDS and enough


class _Indents:
    """The depth of list items, from how far they stand to the right of the list's first item."""

    def __init__(self) -> None:
        self._stack: list[float] = []

    def level(self, line: Line) -> int:
        """Return the depth of an item that begins with `line`, from 1."""
        while self._stack and self._stack[-1] > line.x + line.size / 2:
            self._stack.pop()
        if not self._stack or line.x > self._stack[-1] + line.size / 2:
            self._stack.append(line.x)
        return len(self._stack)

    def reset(self) -> None:
        """Forget the list: a paragraph has come between."""
        self._stack.clear()


def _text_blocks(piece: Piece, indents: _Indents, labels: Mapping[int, str]) -> list[Block]:
    """Return a piece as one block a page: a sentence belongs to the page where it begins."""
    is_item = piece.item or bool(LIST_NUMBER.match(piece.text))
    if not is_item:
        indents.reset()
    kind = BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH
    level = indents.level(piece.first) if is_item else 0
    parts = _parts_by_page(piece)
    return [
        _block(text, kind if not at else BlockKind.PARAGRAPH, level if not at else 0, page, labels)
        for at, (text, page) in enumerate(parts)
    ]


def _parts_by_page(piece: Piece) -> list[tuple[str, int | None]]:
    """Return the text of a piece cut at the first sentence that begins on each new page."""
    parts: list[tuple[str, int | None]] = []
    begin, page = 0, piece.first.page
    spans = sentence_spans(piece.text) if piece.breaks else []
    for offset, new_page in piece.breaks:
        start = next((start for start, _ in spans if start >= offset), None)
        if start is None:
            break
        if piece.text[begin:start].strip():
            parts.append((piece.text[begin:start].strip(), page))
        begin, page = start, new_page
    return [*parts, (piece.text[begin:].strip(), page)]


def _block(text: str, kind: BlockKind, level: int, page: int | None, labels: Mapping[int, str] | None) -> Block:
    """Return a block with its page and, where the page has one, its printed label."""
    return Block(kind=kind, text=text, level=level, page=page, page_label=(labels or {}).get(page or 0))

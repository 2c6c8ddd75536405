"""A passage as it is shown: paragraphs, lists and tables, cut where quoted words begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field

from assistant.models import Record

#: Characters shown on either side of the quoted words, and the shortest rest worth leaving out.
CONTEXT, WORTH_CUTTING = 90, 60

_ITEM = re.compile(r"\s*[-•]\s+")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_NUMBERED = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_CELL = re.compile(r"[^|]+")

Shape = Literal["paragraph", "list", "numbered", "table"]


class Span(Record):
    """Words of a passage that a sentence quotes."""

    start: int = Field(description="Offset in the passage's text")
    end: int
    sentence: int = Field(description="Position of the sentence in the answer, from 1")


class Piece(Record):
    """A run of characters, and the sentences that quote it."""

    text: str
    sentences: tuple[int, ...] = ()


class Block(Record):
    """A paragraph, a list or a table: rows of cells of pieces. Only a table has several cells a row."""

    shape: Shape
    rows: list[list[list[Piece]]]


class Excerpt(Record):
    """The part of a passage around the quoted words."""

    blocks: list[Block]
    cut_before: bool = False
    cut_after: bool = False


def blocks_of(text: str, spans: Sequence[Span] = ()) -> list[Block]:
    """Return `text` as blocks, the words of `spans` as pieces of their own."""
    found: list[Block] = []
    open_paragraph = False
    for start, end in _lines(text):
        if end <= start:
            open_paragraph = False
            continue
        shape, cells = _cells(text, start, end)
        row = [_pieces(text, *cell, spans) for cell in cells]
        if shape == "paragraph" and open_paragraph:
            found[-1].rows[-1][-1] += [Piece(text=" "), *row[0]]
        elif shape != "paragraph" and found and found[-1].shape == shape:
            found[-1].rows.append(row)
        else:
            found.append(Block(shape=shape, rows=[row]))
        open_paragraph = shape == "paragraph"
    return found


def excerpt_of(text: str, spans: Sequence[Span]) -> Excerpt:
    """Return what stands around the quoted words, cut between words; the whole text where nothing is quoted."""
    if not spans:
        return Excerpt(blocks=blocks_of(text))
    begin = _back_to_word(text, min(span.start for span in spans) - CONTEXT)
    end = _on_to_word(text, max(span.end for span in spans) + CONTEXT)
    moved = [Span(start=span.start - begin, end=span.end - begin, sentence=span.sentence) for span in spans]
    return Excerpt(blocks=blocks_of(text[begin:end], moved), cut_before=begin > 0, cut_after=end < len(text))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of `text` begin and end without the white space around them; blank ones end first."""
    for match in re.finditer(r"^.*$", text, re.MULTILINE):
        yield _stripped(text, *match.span())


def shape_of(line: str) -> Shape:
    """Return what a line of a passage, or a sentence of an answer, is part of."""
    if _ROW.match(line):
        return "table"
    if _ITEM.match(line):
        return "list"
    return "numbered" if _NUMBERED.match(line) else "paragraph"


def _cells(text: str, start: int, end: int) -> tuple[Shape, list[tuple[int, int]]]:
    """Return the shape of a line and the offsets of what stands in it, without bullets and bars."""
    line = text[start:end]
    shape = shape_of(line)
    if shape == "table":
        found = [(start + cell.start(), start + cell.end()) for cell in _CELL.finditer(line)]
        return shape, [_stripped(text, *cell) for cell in found]
    item = _ITEM.match(line) if shape == "list" else None
    return shape, [(start + item.end() if item else start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return offsets without the white space at both ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _pieces(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    """Return text[start:end] cut wherever a span begins or ends."""
    inside = {cut for span in spans for cut in (span.start, span.end) if start < cut < end}
    cuts = [start, *sorted(inside), end]
    return [
        Piece(
            text=text[left:right],
            sentences=tuple(sorted({span.sentence for span in spans if span.start <= left and right <= span.end})),
        )
        for left, right in pairwise(cuts)
        if right > left
    ]


def _back_to_word(text: str, position: int) -> int:
    """Return the start of the word at `position`; the start of the text where little stands before it."""
    if position < WORTH_CUTTING:
        return 0
    return max(text.rfind(" ", 0, position), text.rfind("\n", 0, position)) + 1


def _on_to_word(text: str, position: int) -> int:
    """Return the end of the word at `position`; the end of the text where little stands after it."""
    if position > len(text) - WORTH_CUTTING:
        return len(text)
    match = re.compile(r"\s").search(text, position)
    return match.start() if match else len(text)

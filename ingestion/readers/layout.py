"""Joins the lines of a document into pieces: a heading, a paragraph or a list item each, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingestion.cleaning import (
    BULLET,
    LONGEST_END,
    Words,
    join_lines,
    letter_marks,
    line_end_hyphen,
    split_items,
    without_bullet,
)
from ingestion.readers.contents import cut_at_titles
from ingestion.readers.lines import Line, Measures, is_capitals

#: A line of at least this share of its neighbours' length was filled before it was broken.
FILLED = 0.78
NEIGHBOURS = 5
LONGEST_TITLE = 30
#: No paragraph is longer, in characters; what would be is data, and is cut where a line ends.
LONGEST_PARAGRAPH = 10_000

TERMINAL = re.compile(r"[.!?…]+[\s»”\")\]¹²³⁴*]*(?:\(\d\))?$")
CLOSING = re.compile(r"[;:][\s»”\")]*$")
LOWER_START = re.compile(r"[«“\"(\[’']*\s*[a-zà-öø-ÿœ]|[,;.)\]»%]")
ASIDE = re.compile(r"[-–—] [a-zà-öø-ÿœ]")
OPEN_END = re.compile(
    r"(?:[,(«“/–]|[’']|\b(?:à|au|aux|avec|ce|ces|cet|cette|chez|comme|dans|de|des|du|elle|en|entre|est|et|il|ils|la|le|les|"
    r"leur|leurs|mais|ne|notre|nos|on|ont|ou|où|par|plus|pour|que|qui|sa|sans|se|ses|son|sont|sous|sur|un|une|vers|"
    r"the|of|and|to|in|for|with))$",
    re.IGNORECASE,
)


@dataclass
class Piece:
    """Lines that belong together: a heading, a paragraph or a list item in the making."""

    text: str
    first: Line
    last: Line
    item: bool = False
    breaks: list[tuple[int, int]] = field(default_factory=list)  # (offset in text, page that begins there)
    tail: int = 0  # length of the last stretch that was set apart from the others

    @property
    def end(self) -> str:
        """The last words of the piece, which tell whether its sentence goes on."""
        return self.text[-LONGEST_END:]


def pieces_of(lines: Sequence[Line], measures: Measures, titles: Mapping[str, int]) -> list[Piece]:
    """Return the paragraphs, items and headings that `lines` make up, words rejoined and pages noted.

    `titles` are the headings that a table of contents names, with their depth.
    """
    words = Words(line.text for line in lines)
    lines = [replace(line, text=words.mended(line.text)) for line in lines]
    marks = letter_marks(line.text for line in lines)
    pieces = _join_wrapped(list(_cut_items(lines, marks)), measures, words)
    pieces = [part for piece in pieces for part in _cut_titles(piece, titles)]
    pieces = _join_sentences(pieces, measures, words)
    return [piece for before, piece in zip([None, *pieces], pieces, strict=False) if _says_something(piece, before)]


def _cut_titles(piece: Piece, titles: Mapping[str, int]) -> Iterator[Piece]:
    """Yield a piece of one page in parts: the headings of the table of contents, and the text around them."""
    for text, depth in cut_at_titles(piece.text, titles):
        line = replace(piece.first, outline=depth) if depth else piece.first
        yield Piece(text, line, replace(piece.last, outline=line.outline), piece.item and not depth)


def _says_something(piece: Piece, before: Piece | None) -> bool:
    """Tell whether a piece holds a word or a rate, and is not a title that stands just before it already."""
    repeated = before is not None and before.text == piece.text and len(piece.text.split()) <= LONGEST_TITLE
    return bool(re.search(r"[^\W\d_]|\d\s?[%€$]", piece.text)) and not repeated


def _cut_items(lines: Sequence[Line], marks: frozenset[str]) -> Iterator[tuple[Line, bool]]:
    """Yield each line with whether it opens a list item; a bullet alone belongs to the line after it."""
    alone, before = False, Line("")
    for number, line in enumerate(lines):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        for part in split_items(line.text, marks):
            rest = None if _is_aside(before.text, part, following) else without_bullet(part, marks)
            if rest == "" or (rest is None and part in marks):
                alone = True
                continue
            before = replace(line, text=part if rest is None else rest)
            yield before, rest is not None or alone
            alone = False


def _is_aside(before: str, part: str, following: str) -> bool:
    """Tell whether the dash that opens a line belongs to the sentence above: « L’IA générative / - a dès lors »."""
    if not ASIDE.match(part) or not before or TERMINAL.search(before) or CLOSING.search(before):
        return False
    return not BULLET.match(following)


def _join_wrapped(lines: list[tuple[Line, bool]], measures: Measures, words: Words) -> list[Piece]:
    """Join each line with the one above where the type and the distance say that it was only wrapped."""
    pieces: list[Piece] = []
    for number, (line, item) in enumerate(lines):
        above = pieces[-1] if pieces else None
        if above and not item and _is_wrapped(lines, number, above, measures):
            _append(above, line, words)
        else:
            pieces.append(Piece(line.text, line, line, item))
    return pieces


def _is_wrapped(lines: list[tuple[Line, bool]], number: int, above: Piece, measures: Measures) -> bool:
    """Tell whether line `number` continues the piece above it on the same page, for the eye alone."""
    line = lines[number][0]
    if len(above.text) > LONGEST_PARAGRAPH or not measures.is_close(above.last, line):
        return False
    if measures.style(above.last) != measures.style(line) or line.outline != above.last.outline:
        return False
    if measures.is_large(line) or measures.is_heavy(line):
        return True
    if line_end_hyphen(above.text):
        return True
    if is_capitals(above.last.text) and is_capitals(line.text):
        return True
    if LOWER_START.match(line.text):
        return not CLOSING.search(above.end) or _is_filled(lines, number - 1)
    if OPEN_END.search(above.end):
        return True
    indented = line.x > above.last.x + line.size and not above.item
    return not indented and _is_filled(lines, number - 1, line.text)


def _is_filled(lines: list[tuple[Line, bool]], number: int, following: str = "") -> bool:
    """Tell whether line `number` is about as long as those around it, so that `following` would not have fitted."""
    line = lines[number][0]
    around = [
        len(other.text)
        for other, _ in lines[max(0, number - NEIGHBOURS) : number + NEIGHBOURS + 1]
        if other.page == line.page and abs(other.x - line.x) <= 2 * (line.size or 1) and other.size == line.size
    ]
    width = max(around)
    room = len(following.split(" ", 1)[0]) if following else 0
    return len(line.text) >= FILLED * width and len(line.text) + min(room, 0.15 * width) >= 0.9 * width


def _join_sentences(pieces: list[Piece], measures: Measures, words: Words) -> list[Piece]:
    """Join pieces that one sentence runs through: over a column, a page, or lines set apart from one another."""
    width = _hard_width(pieces)
    joined: list[Piece] = []
    for piece in pieces:
        before = _sentence_before(joined, piece, measures)
        if before and _runs_on(before, piece, width):
            _append(before, piece.first, words, piece)
        else:
            joined.append(piece)
    return joined


def _sentence_before(joined: list[Piece], piece: Piece, measures: Measures) -> Piece | None:
    """Return the piece that `piece` may continue: the last one in the same type, notes below it skipped."""
    if piece.item or piece.first.outline or measures.is_large(piece.first) or measures.is_heavy(piece.first):
        return None
    for before in reversed(joined[-4:]):
        if before.last.outline:
            return None
        if measures.style(before.last) == measures.style(piece.first):
            return before
        if before.last.size >= piece.first.size or before.last.page == piece.first.page:
            return None
    return None


def _hard_width(pieces: Sequence[Piece]) -> int:
    """Return the length at which a document breaks every line, each set apart as a paragraph; 0 where it does not."""
    open_ends = sorted(len(p.text) for p in pieces if not TERMINAL.search(p.end) and not CLOSING.search(p.end))
    if len(open_ends) < 20:
        return 0
    width = open_ends[int(0.9 * len(open_ends))]
    return width if width < 200 and sum(length >= FILLED * width for length in open_ends) > 0.5 * len(open_ends) else 0


def _runs_on(before: Piece, piece: Piece, hard_width: int) -> bool:
    """Tell whether the sentence of `before` goes on in `piece`, for the text alone."""
    if len(before.text) > LONGEST_PARAGRAPH:
        return False
    if line_end_hyphen(before.text):
        return before.text[-1] != "-" or bool(LOWER_START.match(piece.text))
    if TERMINAL.search(before.end):
        return False
    filled = bool(hard_width) and (before.tail or len(before.text)) >= FILLED * hard_width
    closing = CLOSING.search(before.end)
    if LOWER_START.match(piece.text):
        ends_it = before.text.endswith(":") and TERMINAL.search(piece.text)
        return not closing or filled or bool(ends_it)
    if OPEN_END.search(before.end) or before.text.count("(") > before.text.count(")"):
        return True
    return filled and not closing


def _append(piece: Piece, line: Line, words: Words, other: Piece | None = None) -> None:
    """Add a line (or the `other` piece that begins with it) to a piece, noting where a page begins."""
    added = other.text if other else line.text
    text = join_lines(piece.text, added, words)
    if line.page != piece.last.page and line.page is not None:
        piece.breaks.append((len(text) - len(added), line.page))
    if other:
        piece.breaks += [(len(text) - len(added) + offset, page) for offset, page in other.breaks]
        piece.tail = len(added)
    piece.text, piece.last = text, other.last if other else line

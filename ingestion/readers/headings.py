"""Tells headings from text by bookmark, type, numbering or place, and gives pieces of layout their final kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingestion.french import fold, sentence_spans
from ingestion.models import Block, BlockKind
from ingestion.readers.layout import CLOSING, TERMINAL, Piece, pieces_of
from ingestion.readers.lines import Line, Measures, is_capitals

NUMBERED = re.compile(
    r"(?:(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,4})(?P<stop>[.)]?)"
    r"|(?P<roman>[IVX]{1,5})(?:\.| ?[–-])|(?P<letter>[A-Za-z])[.)]"
    r"|(?:annexe|chapitre|partie|action|axe|fiche|étape|section|module|lot|titre|volet)s? [\dIVXA-Z]{1,4}\b ?[:.–-]?)"
    r"\s+(?=[«“\"(]?\s*[^\W\d_])",
    re.IGNORECASE,
)
LIST_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s|[a-z]\)\s")
MAX_HEADING_WORDS = 30
PLAIN_HEADING_WORDS = 12
ENOUGH_TEXT_WORDS = 12
#: An item that stands further right than this, in multiples of its size, is in another column.
DEEPEST_INDENT = 5
MOST_OVER_LIST = 20
#: Who speaks, as studies put it in a line of its own under a quotation.
ATTRIBUTION = re.compile(
    r"(?:apprenant|artiste|auteur|autrice|cheff?e?|chercheu|co-?fondat|consultant|délégué|direct(?:eur|rice)|[ée]diteur|"
    r"élève|enseignant|[ée]tudiant|fondat|format(?:eur|rice)|gérant|monteu|product(?:eur|rice)|professeur|réalisat|"
    r"répondant|responsable|salarié|scénariste|source)",
    re.IGNORECASE,
)

#: Ranks of the ways a heading shows itself, outermost first.
BOOKMARK, LARGE, HEAVY, CAPITALS, NUMBER, PLAIN = range(6)
#: For how many pages after its own a heading holds that only its wording or its capitals gave away.
TRUSTED_PAGES = {CAPITALS: 1, NUMBER: 8, PLAIN: 1}

Rank = tuple[float, ...]


@dataclass(frozen=True)
class Ranked:
    """A piece with the rank of its heading, or None for text."""

    piece: Piece
    rank: Rank | None


def blocks_of(
    lines: Sequence[Line], labels: Mapping[int, str] | None = None, titles: Mapping[str, int] | None = None
) -> list[Block]:
    """Return the blocks of a document from its printed lines.

    `labels` gives the printed number of its pages, `titles` the headings that its table of contents names, with
    their depth. A heading block without text closes the sections of its level: a heading that was only guessed is
    not trusted far from where it stands.
    """
    measures = Measures.of(lines)
    pieces = pieces_of(lines, measures, titles or {})
    ranked = [Ranked(piece, heading_rank(pieces, number, measures)) for number, piece in enumerate(pieces)]
    ranked = _without_labels(ranked)
    levels = {rank: level for level, rank in enumerate(sorted({r.rank for r in ranked if r.rank}), start=1)}
    indents, open_headings = _Indents(), _OpenHeadings()
    blocks: list[Block] = []
    for entry in ranked:
        page = entry.piece.first.page
        blocks += [_block("", BlockKind.HEADING, levels[rank], page, labels) for rank in open_headings.expired(page)]
        if entry.rank is None:
            blocks.extend(_text_blocks(entry.piece, indents, labels or {}))
        elif open_headings.opens(entry.piece, entry.rank):
            blocks.append(_block(entry.piece.text, BlockKind.HEADING, levels[entry.rank], page, labels))
    return blocks


def _without_labels(ranked: list[Ranked]) -> list[Ranked]:
    """Return the pieces with guessed headings that come more than once made text: they are labels of some kind."""
    counts = Counter(fold(entry.piece.text) for entry in ranked)
    return [
        replace(entry, rank=None) if entry.rank == (PLAIN,) and counts[fold(entry.piece.text)] > 1 else entry
        for entry in ranked
    ]


class _OpenHeadings:
    """The headings in force at a place of a document, and the page where each stands."""

    def __init__(self) -> None:
        self._stack: list[tuple[Rank, str, int]] = []

    def opens(self, piece: Piece, rank: Rank) -> bool:
        """Put a heading in force; return whether it is not there already, as on slides that repeat their title."""
        text, page = fold(piece.text), piece.first.page or 0
        repeated = bool(self._stack) and self._stack[-1][:2] == (rank, text)
        self._stack = [entry for entry in self._stack if entry[0] < rank] + [(rank, text, page)]
        return not repeated

    def expired(self, page: int | None) -> list[Rank]:
        """Return the rank of the outermost guessed heading that stands too many pages back, and forget all below it."""
        for number, (rank, _, stands) in enumerate(self._stack):
            if page is not None and page - stands > TRUSTED_PAGES.get(int(rank[0]), page):
                self._stack = self._stack[:number]
                return [rank]
        return []


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
    if is_capitals(piece.text):
        return (CAPITALS, depth or 1)
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    if following is None:
        return None
    if depth:
        return None if _is_numbered_item(pieces, number) else (NUMBER, depth)
    return (PLAIN,) if _is_plain_heading(piece, following) else None


def numbering_depth(text: str) -> int:
    """Return the depth of a heading's number: « II. » 1, « 3. » 2, « 3.1 » 3, « a. » 5, « Action 2 : » 6, none 0."""
    match = NUMBERED.match(text)
    if not match:
        return 0
    if match["decimal"]:
        bare = not match["stop"] and "." not in match["decimal"]
        if bare and not re.match(r"[«“\"(]?\s*[A-ZÀ-Þ]['’]?\w{2}", text[match.end() :]):
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


def _is_numbered_item(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether a numbered piece belongs to a list: a neighbour carries a number of the same depth."""
    depth = numbering_depth(pieces[number].text)
    around = [pieces[at].text for at in (number - 1, number + 1) if 0 <= at < len(pieces)]
    return CLOSING.search(pieces[number].text) is not None or any(numbering_depth(text) == depth for text in around)


def _is_plain_heading(piece: Piece, following: Piece) -> bool:
    """Tell whether a short line that nothing marks stands as a heading over a list or a paragraph."""
    text, count = piece.text, len(piece.text.split())
    opens = re.match(r"[«“\"]?\s*[A-ZÀ-ÖØ-ÞŒ]", text)
    closed = CLOSING.search(text) or (TERMINAL.search(text) and not text.endswith("?"))
    if not opens or closed or ATTRIBUTION.match(text) or re.search(r"\d", text):
        return False
    if following.item:
        return count <= MOST_OVER_LIST
    enough = len(following.text.split()) >= ENOUGH_TEXT_WORDS and bool(TERMINAL.search(following.text))
    return count <= PLAIN_HEADING_WORDS and enough


class _Indents:
    """The depth of list items, from how far they stand to the right of the list's first item."""

    def __init__(self) -> None:
        self._stack: list[float] = []

    def level(self, line: Line) -> int:
        """Return the depth of an item that begins with `line`, from 1."""
        while self._stack and not -line.size / 2 <= line.x - self._stack[-1] <= DEEPEST_INDENT * (line.size or 1):
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

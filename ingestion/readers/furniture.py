"""Recognises what is printed around the text: running headers and footers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE_LINES = 3
REPEATED_SHARE = 0.4
IN_A_ROW = 3
ROMAN = re.compile(r"(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
NUMBER_LINE = re.compile(r"(?:page|p\.)?[\s–—-]*(\d+|[ivxlc]+)[\s–—-]*(?:(?:/|sur|of)\s*\d+)?")


def masked(line: str) -> str:
    """Return a line as running lines are compared: lower-cased, numbers (roman ones too, alone) replaced by « # »."""
    text = re.sub(r"\d+", "#", line.lower().strip())
    return "#" if ROMAN.fullmatch(text) else text


def running_lines(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the masked lines that run through a document: headers, footers and page numbers.

    `pages` holds, for each page, the lines of its top and bottom edge. A line runs if it stands on at least 40 % of
    the pages, and on two at least.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({masked(line) for line in page})
    needed = max(2, REPEATED_SHARE * len(pages))
    return {line for line, count in counts.items() if count >= needed}


def chapter_lines(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the masked lines at the edge of three pages in a row, where the running title of a chapter stands."""
    in_a_row: Counter[str] = Counter()
    found: set[str] = set()
    for page in pages:
        in_a_row = Counter({line: in_a_row[line] + 1 for line in {masked(line) for line in page}})
        found |= {line for line, length in in_a_row.items() if length >= IN_A_ROW}
    return found


def is_page_number(line: str, page: int, label: str | None) -> bool:
    """Tell whether a line is the number of its page and nothing else: « - 12 - », « Page 12 sur 40 », « xii »."""
    match = NUMBER_LINE.fullmatch(line.lower().strip())
    return match is not None and match[1] in {str(page), (label or "").lower()}

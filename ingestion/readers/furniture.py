"""Recognises what is printed around the text: running headers and footers, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE_LINES = 3
REPEATED_SHARE = 0.4
IN_A_ROW = 3


def masked(line: str) -> str:
    """Return a line as running lines are compared: lower-cased, numbers (roman ones too, alone) replaced by « # »."""
    text = re.sub(r"\d+", "#", line.lower().strip())
    return "#" if re.fullmatch(r"[ivxlc]{1,7}", text) else text


def running_lines(pages: Sequence[Sequence[str]]) -> set[str]:
    """Return the masked lines that run through a document: headers, footers and page numbers.

    `pages` holds, for each page, the lines of its top and bottom edge. A line runs if it stands on at least 40 % of
    the pages that have text, and on two pages at least; in a longer document also if it stands on three pages in a
    row, as the running title of a chapter does.
    """
    counts: Counter[str] = Counter()
    in_a_row: Counter[str] = Counter()
    runs: set[str] = set()
    filled = [{masked(line) for line in page} for page in pages if page]
    for lines in filled:
        counts.update(lines)
        in_a_row = Counter({line: in_a_row[line] + 1 for line in lines})
        runs |= {line for line, length in in_a_row.items() if length >= IN_A_ROW}
    needed = max(2, REPEATED_SHARE * len(filled))
    return {line for line, count in counts.items() if count >= needed} | (runs if len(filled) > IN_A_ROW else set())


def is_page_number(line: str, page: int, label: str | None) -> bool:
    """Tell whether a line is the number of its page and nothing else: « - 12 - », « Page 12 sur 40 », « xii »."""
    match = re.fullmatch(r"(?:page|p\.)?[\s–—-]*(\d+|[ivxlc]+)[\s–—-]*(?:(?:/|sur|of)\s*\d+)?", line.lower().strip())
    return match is not None and match[1] in {str(page), (label or "").lower()}

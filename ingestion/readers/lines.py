"""Printed lines, and what is usual among those of a document: its body type and its spacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Type larger than the body by this factor is a heading; smaller by the inverse, a note.
HEADING_SIZE = 1.12
#: A gap between lines up to this many times the usual one keeps a paragraph together.
CLOSE_GAP = 1.25


@dataclass(frozen=True)
class Line:
    """One printed line: its text and, in a PDF, its place (points from the page's lower left) and its type."""

    text: str
    page: int | None = None
    x: float = 0.0
    y: float = 0.0
    size: float = 0.0
    bold: bool = False
    edge: bool = False  # in the top or bottom margin of its page
    outline: int = 0  # depth of the bookmark that names this line, from 1; 0 for none


@dataclass(frozen=True)
class Measures:
    """What is usual in a document: its body type and how far apart the lines of a paragraph stand."""

    size: float
    bold: bool
    leading: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Measures:
        """Return the measures of a document; sizes are in points, the leading in multiples of the size."""
        weights: Counter[tuple[float, bool]] = Counter()
        gaps: Counter[float] = Counter()
        for line in lines:
            weights[round(line.size, 1), line.bold] += len(line.text)
        size, bold = weights.most_common(1)[0][0] if weights else (0.0, False)
        for above, below in pairwise(lines):
            gap = (above.y - below.y) / (size or 1)
            if above.page == below.page and above.size == below.size and 0.8 < gap < 4:
                gaps[round(gap, 1)] += 1
        usual = [gap for gap, count in gaps.items() if count >= 0.1 * gaps.total()]
        return cls(size, bold, min(usual, default=1.2))

    def is_large(self, line: Line) -> bool:
        """Tell whether a line is set in heading type."""
        return self.size > 0 and line.size >= HEADING_SIZE * self.size

    def is_heavy(self, line: Line) -> bool:
        """Tell whether a line is bold in a document whose body is not."""
        return line.bold and not self.bold and line.size > 0.9 * self.size

    def style(self, line: Line) -> tuple[bool, float]:
        """Return what makes two lines look alike."""
        return self.is_heavy(line), round(line.size * 2) / 2

    def is_close(self, above: Line, below: Line) -> bool:
        """Tell whether `below` follows `above` at the distance of lines of one paragraph."""
        gap = (above.y - below.y) / (max(above.size, below.size) or 1)
        return above.page == below.page and 0 < gap <= CLOSE_GAP * self.leading


def is_capitals(text: str) -> bool:
    """Tell whether a text of some length is set in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 8 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)

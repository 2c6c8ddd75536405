"""Reads the lines of one PDF page: what is printed, where it stands and in what type."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pypdf import PageObject

from ingestion.cleaning import BULLETS, repair, without_bullet
from ingestion.readers.lines import Line

#: Below this share of letters and figures the fonts of a page say nothing about their characters.
LEGIBLE_SHARE = 0.5
#: Running lines stand in the outermost eighth of a page, above or below the text.
EDGE_ZONE = 0.125
DRAWN_BULLETS = frozenset(BULLETS) | frozenset("-–—")
#: How far left of its line a bullet may stand, in multiples of the line's size.
BULLET_REACH = 4


def page_lines(page: PageObject, number: int) -> list[Line]:
    """Return the printed lines of a page in the order of its content, repaired, with their place and type."""
    collector = _Collector(number, float(page.mediabox.bottom), float(page.mediabox.top))
    page.extract_text(visitor_text=collector.visit)
    collector.end_line()
    text = "".join(line.text for line in collector.lines).replace(" ", "")
    legible = sum(char.isalnum() for char in text) >= LEGIBLE_SHARE * len(text) and "\ufffd" * 3 not in text
    return with_bullets(collector.lines) if legible else []


def with_bullets(lines: list[Line]) -> list[Line]:
    """Return the lines with bullets that were drawn apart, as slides do, put before the line at their height."""
    apart = [line for line in lines if line.text in DRAWN_BULLETS]
    if not apart:
        return lines
    result: list[Line] = []
    for line in lines:
        bullet = next((mark for mark in apart if _stands_before(mark, line)), None)
        if line.text not in DRAWN_BULLETS:
            result.append(replace(line, text=f"{bullet.text} {line.text}", x=bullet.x) if bullet else line)
        elif not any(_stands_before(line, other) for other in lines):
            result.append(line)
    return result


def _stands_before(mark: Line, line: Line) -> bool:
    """Tell whether a bullet stands just left of a line that has none."""
    near = 0 < line.x - mark.x <= BULLET_REACH * (line.size or 1) and abs(line.y - mark.y) <= 0.4 * (line.size or 1)
    return near and without_bullet(line.text) is None and line.text not in DRAWN_BULLETS


class _Collector:
    """Gathers the runs of text that pypdf visits into lines."""

    def __init__(self, page: int, bottom: float, top: float) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._body = (bottom + EDGE_ZONE * (top - bottom), top - EDGE_ZONE * (top - bottom))
        self._runs: list[tuple[str, float, float, float, bool]] = []

    def visit(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Take one run: its text, the transformations that place it, its font and size."""
        scale = abs(tm[3] or tm[1]) * abs(cm[3] or cm[1])
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        name = str((font or {}).get("/BaseFont", "")).lower()
        bold = any(mark in name for mark in ("bold", "black", "heavy", "semibold", "demi"))
        for part in text.splitlines(keepends=True):
            if part.strip():
                self._runs.append((part, x, y, size * scale, bold))
            elif self._runs:
                self._runs.append((part, *self._runs[-1][1:]))
            if part.endswith(("\n", "\r")):
                self.end_line()

    def end_line(self) -> None:
        """Close the line in the making; its type is that of most of its characters."""
        runs, self._runs = self._runs, []
        text = repair("".join(run[0] for run in runs))
        if not text:
            return
        longest = max(runs, key=lambda run: len(run[0].strip()))
        heavy = sum(len(run[0].strip()) for run in runs if run[4])
        bold = heavy >= 0.9 * sum(len(run[0].strip()) for run in runs)
        _, x, y, _, _ = runs[0]
        edge = not self._body[0] < y < self._body[1]
        self.lines.append(Line(text, self._page, round(x, 1), round(y, 1), round(longest[3], 1), bold, edge))

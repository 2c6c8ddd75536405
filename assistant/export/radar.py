"""Draws levels as a radar, as SVG: three outlines told apart by their lines and their marks, not by colour alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.export.figures import HIGHEST, Figure
from assistant.models import Record

TEMPLATES = Path(__file__).parent / "templates"

#: Size of the drawing, its centre and the radius of the highest level, in its own units.
WIDTH, HEIGHT, ACROSS, DOWN, RADIUS = 368, 284, 184, 142, 90
#: How far the names stand from the highest level, and the height of one of their lines.
AWAY, LINE = 13, 15


class Point(Record):
    """A place in the drawing."""

    x: float
    y: float


class Name(Record):
    """What stands at the end of an axis, line under line."""

    x: float
    anchor: str
    lines: list[tuple[float, str]]


class Outline(Record):
    """One of the shapes."""

    kind: str
    points: list[Point]

    @property
    def path(self) -> str:
        """The corners as an SVG polygon takes them."""
        return " ".join(f"{point.x:g},{point.y:g}" for point in self.points)


def radar_svg(figures: Sequence[Figure], words: dict[str, Any], alone: bool = False, after: bool = True) -> str:
    """Return the radar; `alone`, with its own colours, for a file that no style sheet reaches.

    `after`: whether there is a pathway whose outcome is drawn.
    """
    shapes = {
        "goal": [figure.goal for figure in figures],
        "after": [figure.after or 0 for figure in figures] if after else [],
        "now": [figure.now or 0 for figure in figures],
    }
    rounds = len(figures)
    return (
        _environment()
        .get_template("radar.svg")
        .render(
            width=WIDTH,
            height=HEIGHT,
            centre=point(0, 0, rounds),
            rings=[_outline("ring", [level] * rounds) for level in range(1, HIGHEST + 1)],
            outlines=[_outline(kind, levels) for kind, levels in shapes.items() if any(levels)],
            names=[_name(row, rounds, words["axes"][figure.expectation]) for row, figure in enumerate(figures)],
            alone=alone,
            w=words,
        )
    )


def radar_told(figures: Sequence[Figure], words: dict[str, Any]) -> str:
    """Return in words what the radar shows."""
    lines = [words["radar_line"].format(**told(figure, words)) for figure in figures]
    return str(words["radar_alt"]).format(lines=" ; ".join(lines))


def told(figure: Figure, words: dict[str, Any]) -> dict[str, str]:
    """Return the cells of a figure in words."""
    unknown = words["unknown_level"]
    return {
        "expectation": words["expectations"][figure.expectation],
        "now": unknown if figure.now is None else str(figure.now),
        "goal": str(figure.goal),
        "after": unknown if figure.after is None else str(figure.after),
    }


def point(row: int, level: float, rounds: int, beyond: float = 0) -> Point:
    """Return where a level stands on the axis `row` of `rounds`; the first axis points up, the rest go clockwise."""
    angle = 2 * math.pi * row / rounds - math.pi / 2
    length = RADIUS * level / HIGHEST + beyond
    return Point(x=round(ACROSS + length * math.cos(angle), 1), y=round(DOWN + length * math.sin(angle), 1))


def _outline(kind: str, levels: Sequence[int]) -> Outline:
    return Outline(kind=kind, points=[point(row, level, len(levels)) for row, level in enumerate(levels)])


def _name(row: int, rounds: int, lines: Sequence[str]) -> Name:
    """Return the name of an axis: centred above and below the drawing, beside it elsewhere."""
    at = point(row, HIGHEST, rounds, AWAY)
    across = at.x - ACROSS
    anchor = "middle" if abs(across) < 1 else "start" if across > 0 else "end"
    below = at.y - DOWN
    first = at.y + 4 - LINE * (len(lines) - 1) * (0.5 if anchor != "middle" else 1 if below < 0 else 0)
    if anchor == "middle" and below > 0:
        first += LINE / 3
    return Name(
        x=at.x - math.copysign(4, across) * (anchor != "middle"),
        anchor=anchor,
        lines=[(round(first + row * LINE, 1), line) for row, line in enumerate(lines)],
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

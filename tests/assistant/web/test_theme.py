"""The colours can be read: every pair of text and ground that the style sheets use reaches WCAG AA."""

from __future__ import annotations

import re

import pytest

from assistant.web.theme import FOLDER, SHEETS, make_theme, script, style_sheet

#: Text on ground.
TEXT = [
    ("ink", "ground"), ("ink", "surface"), ("ink", "tint"), ("ink", "accent-tint"), ("muted", "ground"), ("muted", "surface"),
    ("accent", "ground"), ("accent", "surface"), ("accent", "accent-tint"), ("on-accent", "accent"), ("mark-ink", "mark"),
    ("warning", "warning-ground"), ("brick", "ground"), ("brick", "surface"), ("brick", "brick-ground"),
]  # fmt: skip
#: What shows where a control ends, or which one has the focus.
EDGES = [("edge", "ground"), ("edge", "surface"), ("accent", "ground"), ("mark-edge", "surface")]


def tokens() -> dict[str, dict[str, str]]:
    """Return the colours of both schemes by name."""
    sheet = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    light, dark = sheet.split("body.dark", 1)
    read = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9A-F]{6});", part))
        for name, part in (("light", light), ("dark", dark))
    }
    return {"light": read["light"], "dark": read["light"] | read["dark"]}


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB` (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(scheme: str, ink: str, ground: str) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[edge], colours[ground]) >= 3


def test_both_schemes_define_every_colour_and_no_sheet_uses_another() -> None:
    schemes = tokens()
    assert schemes["light"].keys() == schemes["dark"].keys()
    known = set(re.findall(r"--([\w-]+):", (FOLDER / "tokens.css").read_text(encoding="utf-8")))
    assert set(re.findall(r"var\(--([\w-]+)\)", style_sheet())) <= known
    for name in set(SHEETS) - {"tokens.css", "print.css"}:
        assert re.findall(r"#[0-9A-Fa-f]{6}\b", (FOLDER / name).read_text(encoding="utf-8")) == []


def test_the_theme_paints_the_grounds_of_the_tokens() -> None:
    theme, schemes = make_theme(), tokens()
    assert theme.body_background_fill == schemes["light"]["ground"]
    assert theme.body_background_fill_dark == schemes["dark"]["ground"]


def test_nothing_is_fetched_from_elsewhere() -> None:
    addresses = re.findall(r"https?://[^\s\"')]+", style_sheet() + script() + make_theme()._get_theme_css())
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}  # the name of a format, not a place
    assert "@import" not in style_sheet()

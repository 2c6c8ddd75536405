"""What the pages look like: Gradio's theme, the style sheets and the scripts, put together for the document's head."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr

FOLDER = Path(__file__).parent
FAVICON = FOLDER / "cairn.svg"

#: Later sheets lean on the tokens of the first.
SHEETS = (
    "tokens.css",
    "frame.css",
    "conversation.css",
    "sources.css",
    "profile.css",
    "corpus.css",
    "pathway.css",
    "catalogue.css",
    "glossary.css",
    "evaluation.css",
    "print.css",
)
SCRIPTS = ("frame.js", "conversation.js", "person.js", "sources.js", "pathway.js", "catalogue.js", "glossary.js")

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif")
MONO = ("ui-monospace", "Cascadia Mono", "Menlo", "Consolas", "monospace")


@cache
def style_sheet() -> str:
    """Return every style sheet as one text."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in SHEETS)


@cache
def script() -> str:
    """Return every script as one text."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in SCRIPTS)


def make_theme() -> gr.themes.Base:
    """Return Gradio's plainest theme with system fonts; colours come from the tokens of the style sheet.

    The page's two background colours are repeated here because Gradio paints them before any style sheet is there.
    """
    tokens: dict[str, Any] = {
        "body_background_fill": "#FAF8F4",
        "body_background_fill_dark": "#16191C",
        "body_text_color": "#1E2A2F",
        "body_text_color_dark": "#E8E6E1",
        "block_background_fill": "transparent",
        "block_background_fill_dark": "transparent",
        "block_border_width": "0px",
        "block_shadow": "none",
        "input_background_fill": "transparent",
        "input_background_fill_dark": "transparent",
        "input_border_width": "0px",
        "input_shadow": "none",
        "input_shadow_focus": "none",
        "button_transition": "none",
        "layout_gap": "0px",
    }
    return gr.themes.Base(font=SANS, font_mono=MONO).set(**tokens)

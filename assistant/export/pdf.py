"""Writes a document as a tagged PDF that meets PDF/UA-1, with Typst and the fonts that it bears: no system library."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import typst

from assistant.export.blocks import Document, Picture

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"

#: Dots an inch of a drawing that has to be made of dots.
FINE = 200


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with Typst and no others, so that a document looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def pdf_of(document: Document) -> bytes:
    """Return a document as a PDF. Its text is handed over as data, never as markup of the template."""
    return typst.compile(
        TEMPLATES / "document.typ",
        format="pdf",
        sys_inputs={"document": document.model_dump_json()},
        font_paths=_fonts(),
        pdf_standards=STANDARD,
    )


def png_of(picture: Picture) -> bytes:
    """Return a drawing as dots, for a format that knows no vectors."""
    return typst.compile(
        TEMPLATES / "picture.typ",
        format="png",
        ppi=FINE,
        sys_inputs={"document": picture.model_dump_json()},
        font_paths=_fonts(),
    )

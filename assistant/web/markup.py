"""Fills the templates; everything that goes into one is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from assistant.web.glossary_terms import glossed, glossing
from assistant.web.support import plural
from assistant.words import catalogue

WEB = Path(__file__).parent
WORDS = WEB / "words"
WORDMARK = WEB / "theme" / "cairn.svg"


def words_of(language: str) -> dict[str, Any]:
    """Return what the pages say in a language."""
    return catalogue(language, WORDS)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plural"] = pass_context(
        lambda context, forms, count: plural(forms, count, context["w"]["thousands"])
    )
    environment.filters["glossed"] = glossed
    environment.globals["cairn"] = Markup(WORDMARK.read_text(encoding="utf-8"))  # ours, not text of a document
    return environment


def fill(template: str, language: str, glossary: Path | None = None, **values: Any) -> str:
    """Return a template filled with `values`, and with the interface's words in `language` as `w`.

    `glossary` is the corpus whose terms are marked where the template says so.
    """
    with glossing(glossary):
        return _environment().get_template(template).render(w=words_of(language), language=language, **values)

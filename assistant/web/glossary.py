"""The page « Glossaire »: what the words of the corpus mean, and where they stand in it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import gradio as gr
from pydantic import Field

from assistant.models import Record
from assistant.web.desk import Desk
from assistant.web.glossary_terms import terms_of
from assistant.web.layout import QUIET, Frame, footer, footer_markup, header, html, loading
from assistant.web.markup import WORDS
from assistant.web.sources import Near, named, near_of
from assistant.words import catalogue
from ingestion.french import fold
from ingestion.glossary import Term
from ingestion.index import NoIndex

#: What stands for every term that begins with a figure.
FIGURES = "0-9"
LETTERS = (FIGURES, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
OPEN = "window.reperes.read = (passage) => trigger('select', { passage });"
HERE = "() => new URLSearchParams(location.search).get('passage') ?? ''"


class Place(Record):
    """Where a term stands in the corpus."""

    passage: str
    source: str
    title: str


class Entry(Record):
    """A term as the page shows it."""

    anchor: str
    term: Term
    places: list[Place] = Field(default_factory=list)
    sought: str = Field(description="Everything the filter box looks through, folded")


def render(frame: Frame) -> None:
    """Draw the page and connect it."""
    header(frame)
    with gr.Column(elem_id="content", elem_classes="glossary-page"):
        here = gr.Textbox(visible=False)
        terms = html(_fill(frame, "lead.html"), "glossary-terms")
        passage = html("", "glossary-passage", js_on_load=OPEN)
    foot = footer(frame)
    loading()(lambda asked: show(frame, asked), [here], [terms, passage, foot], js=HERE, **QUIET)

    def asked_for(event: gr.EventData) -> str:
        return opened(frame, carried(event))

    passage.select(asked_for, None, [passage], trigger_mode="always_last", **QUIET)


def show(frame: Frame, asked: str) -> tuple[str, str, str]:
    """Return the terms, the passage that the address asks for, and the footer."""
    entries = entries_of(terms_of(frame.desk.corpus), frame.desk)
    letters = [
        (letter, list(group)) for letter, group in groupby(entries, key=lambda entry: letter_of(entry.term.term))
    ]
    page = _fill(frame, "terms.html", letters=letters, index=LETTERS, held={letter for letter, _ in letters})
    return page, opened(frame, asked), footer_markup(frame, frame.holdings())


def carried(event: gr.EventData) -> str:
    """Return the id of the passage that a link of the page asks for; nothing for anything unexpected."""
    data = event._data
    return str(data.get("passage") or "") if isinstance(data, dict) else ""


def opened(frame: Frame, identifier: str) -> str:
    """Return a passage to read; nothing where the index in service does not hold it."""
    try:
        found: Near | None = near_of(identifier, frame.desk) if identifier else None
    except NoIndex:
        found = None
    return _fill(frame, "passage.html", one=found) if found else ""


def entries_of(terms: tuple[Term, ...], desk: Desk) -> list[Entry]:
    """Return the terms as they are shown, figures first."""
    entries = [
        Entry(
            anchor="terme-" + "-".join(fold(term.term).replace("'", " ").split()),
            term=term,
            places=places_of(term, desk),
            sought=fold(" ".join((term.term, term.english, term.quebec, *term.synonyms))),
        )
        for term in terms
    ]
    return sorted(entries, key=lambda entry: LETTERS.index(letter_of(entry.term.term)))


def places_of(term: Term, desk: Desk) -> list[Place]:
    """Return the passages of a term that the index in service holds."""
    try:
        found = [passage for name in term.passages if (passage := desk.passage(name))]
        return [Place(passage=one.id, source=named(one.source, desk), title=one.title) for one in found]
    except NoIndex:
        return []


def letter_of(term: str) -> str:
    """Return the letter that a term is filed under."""
    first = fold(term)[:1].upper()
    return first if first in LETTERS else FIGURES


def _fill(frame: Frame, template: str, **values: Any) -> str:
    return frame.fill(f"glossary/{template}", g=catalogue(frame.language, WORDS / "glossary"), **values)

"""The page « Corpus »: what it holds, of when, where it ends, and a search through its passages."""

from __future__ import annotations

import gradio as gr

from assistant.export.markdown import WORDS as EXPORT_WORDS
from assistant.export.markdown import long_date
from assistant.web.glossary_terms import terms_of
from assistant.web.holdings import results_of, summarise
from assistant.web.layout import QUIET, Frame, address_of, footer, footer_markup, header, html, loading
from assistant.words import catalogue
from ingestion.french import words as words_in
from ingestion.index import NoIndex

#: Passages that a search shows, and characters of a query that are read.
SHOWN, LONGEST_QUERY = 10, 500


def render(frame: Frame) -> None:
    """Draw the page and connect it."""
    said = frame.words["corpus"]
    header(frame)
    with gr.Column(elem_id="content", elem_classes="corpus"):
        overview = html(frame.fill("corpus.html", part="lead", summary=None), "overview")
        with gr.Column(elem_classes="corpus-search"):
            html(frame.fill("corpus.html", part="search"), "search-heading")
            with gr.Row(elem_classes="composer-box"):
                box = gr.Textbox(
                    label=said["search_label"],
                    placeholder=said["search_placeholder"],
                    lines=1,
                    max_lines=1,
                    container=False,
                    elem_id="search",
                )
                button = gr.Button(said["search_button"], variant="primary", elem_id="find", min_width=0)
            results = html("", "results")
        details = html(frame.fill("corpus.html", part="rules"), "details")
    foot = footer(frame)
    loading()(lambda: show(frame), None, [overview, details, foot], **QUIET)
    gr.on([button.click, box.submit], lambda query: search(frame, query), [box], [results], **QUIET)


def show(frame: Frame) -> tuple[str, str, str]:
    """Return the overview, the details and the footer; without an index, what to do about it."""
    try:
        summary = summarise(frame.desk.assistant.index, frame.desk.vocabulary)
    except NoIndex:
        notice = frame.fill("notice.html", text=frame.words["frame"]["no_index"])
        overview = frame.fill("corpus.html", part="lead", summary=None)
        return overview + notice, frame.fill("corpus.html", part="rules"), footer_markup(frame, None)
    built = long_date(summary.built.date(), catalogue(frame.language, EXPORT_WORDS))
    terms, page = len(terms_of(frame.desk.corpus)), address_of("glossary", frame.language)
    return (
        frame.fill("corpus.html", part="lead", summary=summary, built=built),
        frame.fill("corpus.html", part="details", summary=summary, terms=terms, glossary_page=page)
        + frame.fill("corpus.html", part="rules"),
        footer_markup(frame, frame.holdings()),
    )


def search(frame: Frame, query: str) -> str:
    """Return the passages nearest to a query; a query without a word gets a hint."""
    query = (query or "")[:LONGEST_QUERY]
    if not words_in(query):
        return frame.fill("hint.html", text=frame.words["corpus"]["too_short"])
    try:
        passages = [scored.passage for scored in frame.desk.assistant.search(query, SHOWN)]
    except NoIndex:
        return frame.fill("hint.html", text=frame.words["frame"]["no_index"])
    return frame.fill("results.html", results=results_of(passages, query, frame.desk))

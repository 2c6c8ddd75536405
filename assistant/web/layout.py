"""The frame around every page: header, navigation, languages, footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.models import Language, Record
from assistant.web.desk import Desk, Holdings
from assistant.web.markup import fill, words_of
from ingestion.index import NoIndex

#: No event shows Gradio's own progress, and none is an endpoint for programs: they have the command line.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}

LANGUAGES: tuple[tuple[Language, str], ...] = (("fr", "Français"), ("en", "English"))

#: Name of each page → its address, in the order of the navigation. English pages have addresses of their own, so that
#: a link, a bookmark and the page's declared language always agree.
PAGES = {
    "chat": "",
    "pathway": "mon-parcours",
    "catalogue": "catalogue",
    "corpus": "corpus",
    "evaluation": "evaluation",
    "glossary": "glossaire",
}

#: Pages that the footer leads to: those that few readers need.
FOOT: tuple[str, ...] = ("glossary", "evaluation")


class Link(Record):
    """An entry of the navigation."""

    path: str
    name: str
    code: str = ""
    here: bool = False


@dataclass(frozen=True)
class Frame:
    """What a page needs to render itself."""

    desk: Desk
    language: Language
    page: str

    @property
    def words(self) -> dict[str, Any]:
        """The interface's words in the page's language."""
        return words_of(self.language)

    def fill(self, template: str, **values: Any) -> str:
        """Return a template in the page's language."""
        return fill(template, self.language, glossary=self.desk.corpus, **values)

    def holdings(self) -> Holdings | None:
        """Return what the corpus holds; None where there is no index."""
        try:
            return self.desk.holdings
        except NoIndex:
            return None


def address_of(page: str, language: Language) -> str:
    """Return the address of a page below the root of the application, as Gradio's routes take it."""
    path = PAGES[page]
    if language == "fr":
        return path
    return f"{path}-{language}" if path else language


def header(frame: Frame) -> None:
    """Draw the header of a page."""
    words = frame.words
    pages = links(frame, [name for name in PAGES if name not in FOOT])
    languages = [Link(path=_link(frame.page, code), name=name, code=code) for code, name in LANGUAGES]
    title = f"{words['pages'][frame.page]} – Repères"
    html(
        frame.fill("header.html", pages=pages, languages=languages, home=_link("chat", frame.language), title=title),
        "page-header",
    )


def footer(frame: Frame) -> gr.HTML:
    """Draw the footer of a page, without what only the index can tell."""
    return html(footer_markup(frame, None), "page-footer")


def footer_markup(frame: Frame, holdings: Holdings | None) -> str:
    """Return the footer with the version of the corpus, and what becomes of the questions."""
    settings = frame.desk.settings
    model = settings.model if settings.remote else ""
    return frame.fill("footer.html", holdings=holdings, model=model, pages=links(frame, FOOT))


def links(frame: Frame, names: Iterable[str]) -> list[Link]:
    """Return the links to pages, in the language of the page that bears them."""
    said = frame.words["pages"]
    return [Link(path=_link(name, frame.language), name=said[name], here=name == frame.page) for name in names]


def loading() -> Any:
    """Return the listener for the loading of the page that is being drawn."""
    application = gr.context.Context.root_block
    assert application is not None, "a page is drawn inside the application"
    return application.load


def html(value: str, identifier: str, **settings: Any) -> gr.HTML:
    """Return a component for markup of a template: no style of Gradio's own, no click sent to the server."""
    settings.setdefault("js_on_load", None)
    return gr.HTML(value, elem_id=identifier, apply_default_css=False, padding=False, **settings)


def _link(page: str, language: Language) -> str:
    """Return a link relative to the root, which works behind a proxy that serves the application below a path."""
    return address_of(page, language) or "./"

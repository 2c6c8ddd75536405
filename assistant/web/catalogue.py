"""The page « Catalogue »: offers found by words and filters, read one by one, compared, and taken away."""

from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import gradio as gr

from assistant.web.catalogue_compare import compared
from assistant.web.catalogue_facts import Teller
from assistant.web.catalogue_files import COURSES_ONLY, FORMATS, write_selection
from assistant.web.catalogue_list import choices_of, line_of, listing_of, trades_of
from assistant.web.catalogue_opening import catalogue_of
from assistant.web.catalogue_record import sheet_of
from assistant.web.catalogue_visit import MOST_PICKS, Visit, address, read_visit
from assistant.web.chat import DOWNLOAD
from assistant.web.layout import QUIET, Frame, footer, footer_markup, header, html, loading
from assistant.web.markup import WORDS
from assistant.web.parts import Updates
from assistant.web.support import plural
from assistant.words import catalogue as words_in
from ingestion.catalogue.browse import browse
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.search import Catalogue

LOGGER = logging.getLogger(__name__)

#: The script of the page asks for every other view; the server answers with the view of an address.
ASK = "window.reperes.browse = (query) => trigger('select', { query });"
TAKE = "window.reperes.take = (query, format) => trigger('select', { query, format });"
HERE = "() => location.search"


@dataclass
class Parts:
    """The components of the page, by name."""

    here: gr.Textbox
    search: gr.HTML
    filters: gr.HTML
    results: gr.HTML
    bar: gr.HTML
    download: gr.DownloadButton
    footer: gr.HTML


def render(frame: Frame) -> None:
    """Draw the page and connect it."""
    header(frame)
    shop = Shop(frame)
    with gr.Column(elem_id="content", elem_classes="catalogue"):
        here = gr.Textbox(visible=False)
        search = html(shop.fill("search.html", visit=Visit()), "catalogue-search")
        with gr.Row(elem_classes="catalogue-body"):
            filters = html("", "catalogue-filters")
            results = html("", "catalogue-results", js_on_load=ASK)
        bar = html("", "catalogue-bar", js_on_load=TAKE)
        download = gr.DownloadButton(shop.said["download"], elem_id="download", visible="hidden")
    shop.parts = parts = Parts(here, search, filters, results, bar, download, footer(frame))
    page = [parts.search, parts.filters, parts.results, parts.bar, parts.footer]
    loading()(shop.open, [parts.here], page, js=HERE, **QUIET)
    parts.results.select(shop.browse, None, [parts.results, parts.bar], trigger_mode="always_last", **QUIET)
    taken = parts.bar.select(shop.take, None, [parts.download, parts.bar], **QUIET)
    taken.then(None, js=DOWNLOAD, **QUIET)


class Shop:
    """The handlers of the page in one language."""

    parts: Parts

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.said: dict[str, Any] = words_in(frame.language, WORDS / "catalogue")
        self.plural = partial(plural, thousands=frame.words["thousands"])

    def open(self, query: str) -> Updates:
        """Return the whole page for the address it was opened at."""
        visit, parts = read_visit(query), self.parts
        return {
            parts.search: self.fill("search.html", visit=visit),
            parts.filters: self._filters(visit),
            parts.footer: footer_markup(self.frame, self.frame.holdings()),
            **self._shown(visit),
        }

    def browse(self, event: gr.EventData) -> Updates:
        """Return the view of another address of the page."""
        return self._shown(read_visit(_carried(event, "query")))

    def take(self, event: gr.EventData) -> Updates:
        """Write the selection as a file and offer it."""
        visit, kind = read_visit(_carried(event, "query")), _carried(event, "format")
        if kind not in FORMATS:
            return {self.parts.bar: gr.skip()}
        try:
            offers = picked(visit, catalogue_of(self.frame.desk))
            path = write_selection(offers, kind, self.said["file"], date.today())
        except (CatalogueError, OSError):
            LOGGER.exception("A selection could not be written")
            return {self.parts.bar: self._bar(visit, self.said["download_failed"])}
        left_out = kind in COURSES_ONLY and any(offer.kind == "gap" for offer in offers)
        note = self.said["gaps_left_out"] if left_out else ""
        return {self.parts.download: gr.update(value=str(path)), self.parts.bar: self._bar(visit, note)}

    def fill(self, template: str, **values: Any) -> str:
        """Return a template of the page, with its own words as `c`.

        Gradio changes a page in place: the stamp tells the script that what it sees is another view.
        """
        return self.frame.fill(f"catalogue/{template}", c=self.said, stamp=uuid.uuid4().hex[:8], **values)

    def _shown(self, visit: Visit) -> Updates:
        """Return what changes from one view to the next."""
        try:
            return {self.parts.results: self.results(visit), self.parts.bar: self._bar(visit)}
        except (CatalogueError, OSError) as error:
            LOGGER.exception("The catalogue could not be opened")
            why = str(error) if isinstance(error, CatalogueError) else self.said["broken"]
            return {self.parts.results: self.frame.fill("notice.html", text=why), self.parts.bar: ""}

    def results(self, visit: Visit) -> str:
        """Return the record, the comparison or the list that an address asks for."""
        catalogue, teller = catalogue_of(self.frame.desk), self._teller()
        if visit.offer:
            return self._record(visit, catalogue, teller)
        if visit.comparing and len(offers := picked(visit, catalogue)) > 1:
            lines = [line_of(offer, visit, teller) for offer in offers]
            back = address(visit, comparing=False)
            return self.fill("compare.html", lines=lines, groups=compared(offers, teller), back=back)
        if not catalogue.count():
            return self.frame.fill("notice.html", text=self.said["empty"])
        page = browse(catalogue, visit.wanted)
        return self.fill("list.html", list=listing_of(page, visit, teller, self.plural), visit=visit)

    def _record(self, visit: Visit, catalogue: Catalogue, teller: Teller) -> str:
        """Return the record of one offer, or that there is none."""
        back = address(visit, offer="")
        try:
            offer = catalogue.get(visit.offer)
        except CatalogueError:
            return self.fill("gone.html", back=back)
        sheet = sheet_of(offer, self.frame.desk, teller, self.frame.words, date.today())
        return self.fill("record.html", sheet=sheet, line=line_of(offer, visit, teller), back=back)

    def _filters(self, visit: Visit) -> str:
        """Return the filters of the page; nothing where there is nothing to filter."""
        try:
            catalogue = catalogue_of(self.frame.desk)
            page, every = browse(catalogue, visit.wanted), browse(catalogue, visit.wanted.model_copy(update=CLEARED))
        except (CatalogueError, OSError):
            return ""
        if not catalogue.count():
            return ""
        counts = {key: {**dict.fromkeys(values, 0), **page.counts[key]} for key, values in every.counts.items()}
        trades = {**dict.fromkeys(every.trade_counts, 0), **page.trade_counts}
        page = page.model_copy(update={"counts": counts, "trade_counts": trades})
        choices = choices_of(page, visit, self._teller())
        return self.fill(
            "filters.html", choices=choices, trades=trades_of(page, visit, catalogue.trade_names()), visit=visit
        )

    def _bar(self, visit: Visit, note: str = "") -> str:
        """Return the selection at the bottom of the page; nothing while it is empty."""
        offers = picked(visit, catalogue_of(self.frame.desk))
        visit = visit.model_copy(update={"picks": tuple(offer.id for offer in offers)})
        lines = [line_of(offer, visit, self._teller()) for offer in offers]
        return self.fill(
            "bar.html",
            lines=lines,
            note=note or (self.said["full"] if len(lines) == MOST_PICKS else ""),
            compare=address(visit, comparing=True, offer="") if len(lines) > 1 and not visit.comparing else "",
            emptied=address(visit, picks=(), comparing=False),
        )

    def _teller(self) -> Teller:
        return Teller(self.said, self.frame.desk.vocabulary, self.frame.language)


#: What is taken away to know every value that some offer has.
CLEARED: dict[str, Any] = {"text": "", "choices": {}, "trade": "", "hours_max": None, "price_max": None}


def picked(visit: Visit, catalogue: Catalogue) -> list[Offer]:
    """Return the offers of a selection that the catalogue still holds."""
    offers = []
    for identifier in visit.picks:
        try:
            offers.append(catalogue.get(identifier))
        except CatalogueError:
            continue
    return offers


def _carried(event: gr.EventData, name: str) -> str:
    """Return what the script sent under a name; nothing for anything unexpected."""
    data = event._data
    return str(data.get(name) or "") if isinstance(data, dict) else ""

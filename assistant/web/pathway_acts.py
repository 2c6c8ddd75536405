"""What happens on the page « Mon parcours » when a line is changed, a condition given up, or answers are sent."""

from __future__ import annotations

import logging
import os
import tempfile
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from markupsafe import Markup

from assistant.advice.assessment import questionnaire
from assistant.advice.held import FORM
from assistant.advice.lexicon import phrases
from assistant.export.pathway_words import words_of
from assistant.export.radar import radar_svg, told
from assistant.web.layout import Frame, footer_markup
from assistant.web.parts import Updates
from assistant.web.pathway_assessment import answers_of, placed, result_of
from assistant.web.pathway_counsel import assessed_by, known_to, offers_in, told_to
from assistant.web.pathway_form import card_of, typed
from assistant.web.pathway_parts import Parts
from assistant.web.pathway_profile import LEVEL, Kept, assessed, changed, remembered, without
from assistant.web.pathway_view import Route, route_of
from ingestion.index import NoIndex

if TYPE_CHECKING:
    from assistant.export.blocks import Document
    from assistant.service import Assistant

LOGGER = logging.getLogger(__name__)


@dataclass
class Acts:
    """The handlers of the page, in one language."""

    frame: Frame
    parts: Parts

    def open(self, thread: str, stored: object) -> Updates:
        """Show the page as it was left: with the profile of the conversation, else with that of the browser."""
        parts = self.parts
        holdings = self.frame.holdings()
        if holdings is None:
            notice = self.frame.fill("notice.html", text=self.frame.words["frame"]["no_index"])
            return {parts.notice: notice, parts.footer: footer_markup(self.frame, None)}
        kept = known_to(thread, remembered(stored), self.assistant)
        return {
            parts.notice: "",
            parts.footer: footer_markup(self.frame, holdings),
            parts.kept: kept.model_dump(mode="json"),
            parts.card: self.card(kept),
            **self.advice(kept),
        }

    def act(self, thread: str, stored: object, before: object, event: gr.EventData) -> Updates:
        """Do what an event of the page asks for."""
        given = event._data if isinstance(event._data, dict) else {}
        try:
            return self._done(thread, remembered(stored), before, given)
        except NoIndex:
            return {self.parts.wrong: self._receipt(failure=self.frame.words["frame"]["no_index"])}
        except Exception:  # whatever fails, the reader meets one sentence
            LOGGER.exception("A pathway could not be prepared")
            return {self.parts.wrong: self._receipt(failure=self.frame.words["pathway"]["failed"])}

    def _done(self, thread: str, kept: Kept, before: object, given: Mapping[str, Any]) -> Updates:
        """Return what changes: every event carries the whole card, so that none depends on the one before it."""
        read = typed(given.get("values") or {}, words_of(self.frame.language))
        now = changed(kept, read.profile, FORM)
        updates: Updates = {self.parts.wrong: self._receipt(), self.parts.before: None}
        match given.get("act"):
            case "relax":
                names = [str(name) for name in given.get("constraints") or []]
                updates[self.parts.before] = now.model_dump(mode="json")
                return {**updates, **self._renewed(thread, self._relaxed(now, names), _in_words(names))}
            case "restore":
                return {**updates, **self._renewed(thread, remembered(before) if before else now)}
            case "erase":
                return {**updates, self.parts.assessed: "", **self._renewed(thread, Kept())}
            case "assess":
                return {**updates, **self._assessed(thread, now, given.get("answers"))}
        # The card stays as it is under the reader's hands: it shows what was just typed.
        return {self.parts.wrong: self._receipt(read.wrong), **self.told(thread, now), **self.advice(now)}

    def _relaxed(self, kept: Kept, names: Sequence[str]) -> Kept:
        return changed(kept, without(kept.profile, names), FORM)

    def _assessed(self, thread: str, kept: Kept, answers: object) -> Updates:
        """Return the result of the self-assessment, and everything that follows from the levels found."""
        found = assessed_by(answers_of(answers, kept.profile.goal), self.assistant)
        lines = [*(f"{LEVEL}{key}" for key in found.levels), *(["maturity"] if found.maturity else [])]
        said = words_of(self.frame.language)
        result = result_of(found, self.frame.desk, said, self.frame.words)
        shown = self.frame.fill("pathway/assessed.html", result=result, said=said)
        now = assessed(kept, placed(kept.profile, found), lines)
        return {self.parts.assessed: shown, **self._renewed(thread, now)}

    def _renewed(self, thread: str, kept: Kept, relaxed: str = "") -> Updates:
        """Return a profile that changed elsewhere than on the card: the card is drawn anew too."""
        return {**self.told(thread, kept), self.parts.card: self.card(kept), **self.advice(kept, relaxed)}

    @property
    def assistant(self) -> Assistant:
        """The assistant behind all pages."""
        return self.frame.desk.assistant

    def told(self, thread: str, kept: Kept) -> Updates:
        """Keep a profile in the browser and in the conversation, so that both know the same."""
        return {
            self.parts.kept: kept.model_dump(mode="json"),
            self.parts.thread: told_to(thread, kept, self.assistant),
        }

    def card(self, kept: Kept) -> str:
        """Return the profile as a card."""
        said, page = words_of(self.frame.language), self.frame.words["pathway"]
        sections = card_of(kept, self.assistant.counsel.trades, said, page)
        return self.frame.fill(
            "pathway/card.html", sections=sections, questions=len(questionnaire()), version=uuid.uuid4().hex
        )

    def advice(self, kept: Kept, relaxed: str = "") -> Updates:
        """Return the pathway of a profile, its radar and its sources."""
        said, parts = words_of(self.frame.language), self.parts
        pathway = self.assistant.pathway(kept.profile)
        route = route_of(
            pathway, offers_in(pathway, self.assistant), self.frame.desk, said, self.frame.words, self.frame.language
        )
        return {
            parts.route: self.frame.fill(
                "pathway/route.html", route=route, said=said, relaxed=relaxed, asked=len(questionnaire())
            ),
            parts.side: self._side(route, bool(pathway.steps)),
            parts.exports: gr.update(visible=pathway.status != "need_more"),
        }

    def _side(self, route: Route, after: bool) -> str:
        """Return the radar with its figures, where there are any, and the sources."""
        said = words_of(self.frame.language)
        drawn = any(figure.goal or figure.now for figure in route.figures)
        columns = ["now", "goal", "after"] if after else ["now", "goal"]
        rows = [{"cells": told(figure, said), "short": figure.short} for figure in route.figures]
        radar = Markup(radar_svg(route.figures, said, after=after)) if drawn else ""
        return self.frame.fill(
            "pathway/side.html", radar=radar, rows=rows, columns=columns, cards=route.cards, said=said
        )

    def _receipt(self, wrong: Mapping[str, str] | None = None, failure: str = "") -> str:
        """Return the sign that a change was dealt with: what could not be read, line by line, or what failed."""
        told_ = [{"name": name, "text": self._unread(name, text)} for name, text in (wrong or {}).items()]
        return self.frame.fill("pathway/wrong.html", wrong=told_, failure=failure, receipt=uuid.uuid4().hex)

    def _unread(self, name: str, text: str) -> str:
        """Return the sentence about a line that cannot be read."""
        said, page = words_of(self.frame.language), self.frame.words["pathway"]
        label = page["labels"].get(name) or said["fields"].get(name, name)
        example = page["wrong_examples"].get(name, "0")
        return str(page["wrong"]).format(label=label, text=text, example=example)

    def pdf(self, stored: object) -> Updates:
        """Write the pathway as PDF and offer it; what writes it is imported only now, to keep the pages quick to open."""
        from assistant.export.pdf import pdf_of

        return self._written(stored, "pdf", pdf_of)

    def docx(self, stored: object) -> Updates:
        """Write the pathway as DOCX and offer it."""
        from assistant.export.docx import docx_of

        return self._written(stored, "docx", docx_of)

    def _written(self, stored: object, ending: str, write: Callable[[Document], bytes]) -> Updates:
        from assistant.export.pathway_document import pathway_document

        today = date.today()
        pathway = self.assistant.pathway(remembered(stored).profile)
        document = pathway_document(
            pathway, offers_in(pathway, self.assistant), self.frame.desk, self.frame.language, today
        )
        folder = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))
        path = folder / f"{words_of(self.frame.language)['file']}-{today:%Y-%m-%d}.{ending}"
        path.write_bytes(write(document))
        return {self.parts.download: gr.update(value=str(path))}


def _in_words(constraints: Iterable[str]) -> str:
    """Return the names of constraints as the advice tells them."""
    names = phrases()["criteria"]
    return ", ".join(names[name] for name in constraints if name in names)

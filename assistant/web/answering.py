"""What happens when a question is asked, stopped, forgotten, restored or exported."""

from __future__ import annotations

import logging
import re
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.export.markdown import conversation_markdown
from assistant.models import Answer
from assistant.question import detect_language
from assistant.web.layout import Frame, footer_markup
from assistant.web.support import plural
from assistant.web.turns import Turn, partly, turn_of, working
from ingestion.index import NoIndex

LOGGER = logging.getLogger(__name__)

#: Seconds between two sentences as they come in, and for a whole answer however long its list is.
BEAT, LONGEST = 0.09, 0.9

Updates = dict[Any, Any]


@dataclass
class Parts:
    """The components of the page."""

    thread: gr.BrowserState
    answers: gr.State
    pending: gr.State
    notice: gr.HTML
    welcome: gr.HTML
    past: gr.HTML
    live: gr.HTML
    box: gr.Textbox
    send: gr.Button
    stop: gr.Button
    hint: gr.HTML
    deeds: gr.Row
    new: gr.Button
    export: gr.Button
    download: gr.DownloadButton
    footer: gr.HTML


@dataclass
class Answering:
    """The handlers of one page, in one language."""

    frame: Frame
    parts: Parts
    _folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="reperes-export-")))

    def restore(self, thread: str) -> Updates:
        """Show a conversation again after the page was loaded anew, or the first screen."""
        parts = self.parts
        holdings = self.frame.holdings()
        answers = self._kept(thread) if holdings else []
        notice = "" if holdings else self.frame.fill("notice.html", text=self.frame.words["frame"]["no_index"])
        return {
            parts.answers: answers,
            parts.notice: notice,
            parts.footer: footer_markup(self.frame, holdings),
            **self._settled(answers),
        }

    def ask(self, typed: str, thread: str, answers: list[Answer], event: gr.EventData) -> Iterator[Updates]:
        """Answer a question that was typed, or that a button carries, step by step."""
        parts = self.parts
        question = str(getattr(event, "_data", None) and event._data.get("question") or typed or "").strip()
        if not question:
            yield {parts.hint: self.frame.fill("hint.html", text=self.frame.words["chat"]["empty"])}
            return
        thread = thread if is_thread(thread) else uuid.uuid4().hex
        number = len(answers) + 1
        yield {
            parts.thread: thread,
            parts.pending: question,
            parts.welcome: self._welcome(started=True),
            parts.past: self._turns(answers),
            parts.live: self._live(working(number, question, self.frame.words["chat"]["thinking"])),
            parts.box: gr.update(value="", placeholder=self.frame.words["chat"]["placeholder"]),
            parts.hint: self.frame.fill("hint.html", text=""),
            parts.send: gr.update(visible=False),
            parts.stop: gr.update(visible=True),
            parts.deeds: gr.update(visible=False),
        }
        answer = None
        for step in self._work(question, thread):
            if isinstance(step, Answer):
                answer = step
            else:
                yield {parts.live: self._live(working(number, question, step))}
        assert answer is not None
        turn = turn_of(answer, number, self.frame.desk, self.frame.words, self.frame.language)
        count = len(answer.sentences)
        for shown in range(1, count):
            yield {parts.live: self._live(partly(turn, shown))}
            time.sleep(min(BEAT, LONGEST / count))
        yield {parts.answers: [*answers, answer], parts.live: self._live(turn), **self._idle()}

    def stop(self, pending: str, answers: list[Answer]) -> Updates:
        """Say that the answer was stopped; what had come of it is not kept."""
        stopped = self._said(pending, "stopped")
        turn = turn_of(stopped, len(answers) + 1, self.frame.desk, self.frame.words, self.frame.language)
        return {self.parts.answers: [*answers, stopped], self.parts.live: self._live(turn), **self._idle()}

    def forget(self, thread: str) -> Updates:
        """Begin a new conversation; the old one is erased."""
        parts = self.parts
        if is_thread(thread):
            try:
                self.frame.desk.assistant.forget(thread)
            except Exception:  # the reader's new conversation must not wait for the store of the old one
                LOGGER.exception("A conversation could not be erased")
        return {
            parts.thread: "",
            parts.answers: [],
            parts.pending: "",
            parts.box: gr.update(value="", placeholder=self.frame.words["chat"]["placeholder"]),
            parts.hint: "",
            **self._idle(),
            **self._settled([]),
        }

    def export(self, answers: list[Answer]) -> Updates:
        """Write the conversation with its sources and offer it."""
        text = conversation_markdown(answers, self.frame.desk, self.frame.language, date.today())
        path = self._folder / uuid.uuid4().hex / f"{self.frame.words['chat']['file']}-{date.today():%Y-%m-%d}.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        return {self.parts.download: gr.update(value=str(path))}

    def _work(self, question: str, thread: str) -> Iterator[str | Answer]:
        """Yield what is being done, in words, then the answer; a failure is an answer of one sentence."""
        said = self.frame.words["chat"]
        try:
            for event in self.frame.desk.assistant.stream(question, thread):
                if event.answer is not None:
                    yield event.answer
                else:
                    yield self._searching() if event.kind == "searching" else said[event.kind]
        except NoIndex:
            yield self._said(question, "no_index")
        except Exception:  # whatever fails, the reader meets one sentence
            LOGGER.exception("A question could not be answered")
            yield self._said(question, "failed")

    def _searching(self) -> str:
        said, holdings = self.frame.words["chat"], self.frame.desk.holdings
        if holdings.studies:
            return plural(said["searching_studies"], holdings.studies)
        return plural(said["searching_documents"], holdings.documents)

    def _said(self, question: str, key: str) -> Answer:
        """Return a sentence of the interface in the place of an answer."""
        words = self.frame.words
        reason = words["frame"][key] if key in words["frame"] else words["chat"][key]
        return Answer(question=question, language=self.frame.language, status="clarify", reason=reason)

    def _kept(self, thread: str) -> list[Answer]:
        """Return the answers of a conversation; none where it is not known or cannot be read."""
        if not is_thread(thread):
            return []
        try:
            return self.frame.desk.assistant.answers(thread)
        except Exception:  # a store that cannot be read must not keep the page from opening
            LOGGER.exception("A conversation could not be read again")
            return []

    def _settled(self, answers: list[Answer]) -> Updates:
        """Return the conversation at rest: the last answer in its own place, ready to be followed up."""
        last = turn_of(answers[-1], len(answers), self.frame.desk, self.frame.words, self.frame.language) if answers else None
        return {
            self.parts.welcome: self._welcome(started=bool(answers)),
            self.parts.past: self._turns(answers[:-1]),
            self.parts.live: self._live(last) if last else "",
            self.parts.deeds: gr.update(visible=bool(answers)),
        }

    def _idle(self) -> Updates:
        """Return the controls as they are between two questions."""
        parts = self.parts
        return {parts.send: gr.update(visible=True), parts.stop: gr.update(visible=False), parts.deeds: gr.update(visible=True)}

    def _welcome(self, started: bool) -> str:
        return self.frame.fill("welcome.html", started=started, holdings=self.frame.holdings())

    def _turns(self, answers: Sequence[Answer]) -> str:
        desk, words, language = self.frame.desk, self.frame.words, self.frame.language
        turns = [turn_of(answer, number, desk, words, language) for number, answer in enumerate(answers, 1)]
        return self.frame.fill("conversation.html", turns=turns, latest=False)

    def _live(self, turn: Turn) -> str:
        return self.frame.fill("conversation.html", turns=[turn], latest=True)


def is_thread(value: object) -> bool:
    """Tell whether a value that a browser sent is the id of a conversation: 32 hexadecimal digits and nothing else."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value) is not None


__all__ = ["Answering", "Parts", "detect_language"]

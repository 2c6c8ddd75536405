"""What happens while a question is answered, and when the answer is stopped."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Iterator

import gradio as gr

from assistant.models import Answer
from assistant.web.keeping import is_thread
from assistant.web.parts import Updates
from assistant.web.showing import Showing
from assistant.web.support import plural
from assistant.web.turns import partly, working
from assistant.web.waiting import pulsed
from ingestion.index import NoIndex

LOGGER = logging.getLogger(__name__)

#: Seconds between two sentences as they come in, and for a whole answer however long its list is.
BEAT, LONGEST = 0.09, 0.9


class Answering(Showing):
    """The handlers of the question box."""

    def ask(self, typed: str, thread: str, answers: list[Answer], event: gr.EventData) -> Iterator[Updates]:
        """Answer a question that was typed, or that a button carries, step by step."""
        parts = self.parts
        question = (carried(event) or typed or "").strip()
        if not question:
            yield {parts.hint: self.hint(self.frame.words["chat"]["empty"])}
            return
        thread = thread if is_thread(thread) else uuid.uuid4().hex
        number = len(answers) + 1
        yield {
            parts.thread: thread,
            parts.pending: question,
            parts.welcome: self.welcome(started=True),
            parts.past: self.turns(answers),
            parts.live: self.live(working(number, question, self.frame.words["chat"]["thinking"])),
            **self.busy(),
        }
        for step in pulsed(lambda: self._work(question, thread)):
            if step is None:
                yield {parts.live: gr.skip()}
            elif isinstance(step, str):
                yield {parts.live: self.live(working(number, question, step))}
            else:
                yield from self._unfold(step, number)
                yield {parts.answers: [*answers, step], parts.pending: "", **self.idle()}

    def settle(self, pending: str, answers: list[Answer]) -> Updates:
        """Say that the answer was stopped, where a question is still pending; what had come of it is not kept."""
        if not pending:
            return {self.parts.live: gr.skip()}
        stopped = self.spoken(pending, self.frame.words["chat"]["stopped"])
        turn = self.turn(stopped, len(answers) + 1)
        return {
            self.parts.answers: [*answers, stopped],
            self.parts.pending: "",
            self.parts.live: self.live(turn),
            **self.idle(),
        }

    def _unfold(self, answer: Answer, number: int) -> Iterator[Updates]:
        """Yield an answer sentence after sentence, at last with everything under it."""
        turn = self.turn(answer, number)
        count = len(answer.sentences)
        for shown in range(1, count):
            yield {self.parts.live: self.live(partly(turn, shown))}
            time.sleep(min(BEAT, LONGEST / count))
        yield {self.parts.live: self.live(turn)}

    def _work(self, question: str, thread: str) -> Iterator[str | Answer]:
        """Yield what is being done, in words, then the answer; a failure is an answer of one sentence."""
        words = self.frame.words
        try:
            for event in self.frame.desk.assistant.stream(question, thread):
                if event.answer is not None:
                    yield event.answer
                else:
                    yield self._searching() if event.kind == "searching" else words["chat"][event.kind]
        except NoIndex:
            yield self.spoken(question, words["frame"]["no_index"])
        except Exception:  # whatever fails, the reader meets one sentence
            LOGGER.exception("A question could not be answered")
            yield self.spoken(question, words["chat"]["failed"])

    def _searching(self) -> str:
        """Return what is being searched: studies, or documents where there are no studies."""
        said, holdings = self.frame.words["chat"], self.frame.desk.holdings
        if holdings.studies:
            return plural(said["searching_studies"], holdings.studies)
        return plural(said["searching_documents"], holdings.documents)


def carried(event: gr.EventData) -> str:
    """Return the question that a button of the page carries; nothing for the question box."""
    data = event._data
    return str(data.get("question") or "") if isinstance(data, dict) else ""

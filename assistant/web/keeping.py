"""What happens when a conversation is restored, forgotten or exported."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from datetime import date
from pathlib import Path

import gradio as gr

from assistant.export.markdown import conversation_markdown
from assistant.models import Answer
from assistant.web.layout import footer_markup
from assistant.web.parts import Updates
from assistant.web.showing import Showing

LOGGER = logging.getLogger(__name__)


class Keeping(Showing):
    """The handlers around a conversation."""

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
            **self.settled(answers),
        }

    def forget(self, thread: str) -> Updates:
        """Begin a new conversation; the old one is erased."""
        parts = self.parts
        if is_thread(thread):
            try:
                self.frame.desk.assistant.forget(thread)
            except Exception:  # the reader's new conversation must not wait for the store of the old one
                LOGGER.exception("A conversation could not be erased")
        empty = {parts.thread: "", parts.answers: [], parts.pending: ""}
        return {**self.busy(), **self.idle(), **empty, **self.settled([])}

    def export(self, answers: list[Answer]) -> Updates:
        """Write the conversation with its sources and offer it."""
        today = date.today()
        text = conversation_markdown(answers, self.frame.desk, self.frame.language, today)
        folder = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))
        path = folder / f"{self.frame.words['chat']['file']}-{today:%Y-%m-%d}.md"
        path.write_text(text, encoding="utf-8")
        return {self.parts.download: gr.update(value=str(path))}

    def _kept(self, thread: str) -> list[Answer]:
        """Return the answers of a conversation; none where it is not known or cannot be read."""
        if not is_thread(thread):
            return []
        try:
            return self.frame.desk.assistant.answers(thread)
        except Exception:  # a store that cannot be read must not keep the page from opening
            LOGGER.exception("A conversation could not be read again")
            return []


def is_thread(value: object) -> bool:
    """Tell whether a value that a browser sent is the id of a conversation: 32 hexadecimal digits and nothing else."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value) is not None

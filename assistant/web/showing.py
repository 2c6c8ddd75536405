"""What the page « Conversation » shows: before, while and after a question is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from assistant.models import Answer
from assistant.web.layout import Frame
from assistant.web.parts import Parts, Updates
from assistant.web.turns import Turn, turn_of


@dataclass
class Showing:
    """Fills the components of one page, in one language."""

    frame: Frame
    parts: Parts

    def settled(self, answers: Sequence[Answer]) -> Updates:
        """Return the conversation at rest: the last answer in its own place, ready to be followed up."""
        return {
            self.parts.welcome: self.welcome(started=bool(answers)),
            self.parts.past: self.turns(answers[:-1]),
            self.parts.live: self.live(self.turn(answers[-1], len(answers))) if answers else "",
            self.parts.deeds: gr.update(visible=bool(answers)),
        }

    def busy(self) -> Updates:
        """Return the controls as they are while a question is answered: stop stands where send was."""
        parts = self.parts
        return {
            parts.box: gr.update(value="", placeholder=self.frame.words["chat"]["placeholder"]),
            parts.hint: self.hint(""),
            parts.send: gr.update(visible=False),
            parts.stop: gr.update(visible=True),
            parts.deeds: gr.update(visible=False),
        }

    def idle(self) -> Updates:
        """Return the controls as they are between two questions."""
        parts = self.parts
        return {
            parts.send: gr.update(visible=True),
            parts.stop: gr.update(visible=False),
            parts.deeds: gr.update(visible=True),
        }

    def turn(self, answer: Answer, number: int) -> Turn:
        """Return an answer as the templates take it."""
        return turn_of(answer, number, self.frame.desk, self.frame.words, self.frame.language)

    def turns(self, answers: Sequence[Answer]) -> str:
        """Return the turns before the last one."""
        turns = [self.turn(answer, number) for number, answer in enumerate(answers, 1)]
        return self.frame.fill("conversation.html", turns=turns, latest=False)

    def live(self, turn: Turn) -> str:
        """Return the last turn, which alone offers follow-ups and opens its sources."""
        return self.frame.fill("conversation.html", turns=[turn], latest=True)

    def welcome(self, started: bool) -> str:
        """Return the first screen, or only the page's heading once a conversation has started."""
        return self.frame.fill("welcome.html", started=started, holdings=self.frame.holdings())

    def hint(self, text: str) -> str:
        """Return a line under the question box."""
        return self.frame.fill("hint.html", text=text)

    def spoken(self, question: str, sentence: str) -> Answer:
        """Return a sentence of the interface in the place of an answer."""
        return Answer(question=question, language=self.frame.language, status="clarify", reason=sentence)

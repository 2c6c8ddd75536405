"""What the handlers of the question box give back, with the real assistant behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from bs4 import BeautifulSoup

from assistant.models import Answer
from assistant.settings import Settings
from assistant.web.answering import Answering
from assistant.web.chat import draw
from assistant.web.desk import Desk
from assistant.web.keeping import Keeping, is_thread
from assistant.web.layout import Frame
from assistant.web.parts import Updates
from tests.assistant.web.shelves import answer, sentence

SATISFACTION = "Quelle part des monteurs est satisfaite de sa formation à l'IA ?"
TYPED = gr.EventData(None, None)

Handlers = tuple[Answering, Keeping]


@pytest.fixture
def handlers_of() -> Callable[[Desk], Handlers]:
    def made(desk: Desk) -> Handlers:
        frame = Frame(desk, "fr", "chat")
        with gr.Blocks(analytics_enabled=False):
            parts = draw(frame)
        return Answering(frame, parts), Keeping(frame, parts)

    return made


@pytest.fixture
def handlers(handlers_of: Callable[[Desk], Handlers], desk: Desk) -> Handlers:
    return handlers_of(desk)


def asked(answering: Answering, question: str, thread: str = "", event: gr.EventData = TYPED) -> Updates:
    """Return what the components hold once a question is answered."""
    held: Updates = {}
    for updates in answering.ask(question, thread, [], event):
        held |= updates
    return held


def text_of(markup: Any) -> str:
    return BeautifulSoup(markup, "html.parser").get_text(" ", strip=True)


def test_an_answer_comes_in_after_words_on_what_is_being_done(handlers: Handlers) -> None:
    answering, _ = handlers
    shown = [
        text_of(updates[answering.parts.live])
        for updates in answering.ask(SATISFACTION, "", [], TYPED)
        if answering.parts.live in updates
    ]
    assert "Je lis votre question…" in shown[0]
    assert any("Je cherche dans 2 études…" in step for step in shown)
    assert "64 %" in shown[-1].replace("\u00a0", " ").replace("\u202f", " ")
    assert "citation exacte" in shown[-1]


def test_a_question_that_a_button_carries_is_asked_instead_of_the_typed_one(handlers: Handlers) -> None:
    answering, _ = handlers
    held = asked(answering, "autre chose", event=gr.EventData(None, {"question": SATISFACTION}))
    assert [given.question for given in held[answering.parts.answers]] == [SATISFACTION]


def test_a_conversation_gets_an_id_of_its_own_whatever_the_browser_sends(handlers: Handlers) -> None:
    answering, _ = handlers
    for sent in ("", "../../sessions", "0" * 31, None, {"thread": 1}):
        held = asked(answering, SATISFACTION, sent)  # type: ignore[arg-type]
        assert is_thread(held[answering.parts.thread])
        assert held[answering.parts.thread] != sent


def test_a_conversation_is_restored_as_it_was_and_forgotten_for_good(handlers: Handlers) -> None:
    # GIVEN a conversation of one answer
    answering, keeping = handlers
    held = asked(answering, SATISFACTION)
    thread, given = held[answering.parts.thread], held[answering.parts.answers]
    # WHEN the page is loaded again THEN the answer is there with all that proves it
    restored = keeping.restore(thread)
    assert [one.model_dump(exclude={"elapsed_ms"}) for one in restored[keeping.parts.answers]] == [
        one.model_dump(exclude={"elapsed_ms"}) for one in given
    ]
    # WHEN a new conversation is begun THEN nothing of the old one is left
    assert keeping.forget(thread)[keeping.parts.thread] == ""
    assert keeping.restore(thread)[keeping.parts.answers] == []


def test_an_unknown_conversation_is_the_first_screen(handlers: Handlers) -> None:
    _, keeping = handlers
    shown = keeping.restore("0123456789abcdef" * 2)
    assert "doors" in shown[keeping.parts.welcome]
    assert shown[keeping.parts.live] == ""


def test_a_turn_that_was_cut_short_leaves_nothing_behind(desk: Desk) -> None:
    # GIVEN a conversation whose first question was stopped while it was searched for
    thread = "f" * 32
    steps = desk.assistant.stream(SATISFACTION, thread)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    # WHEN another one is asked
    second = "Quels sont les quatre outils d'IA cités par les monteurs ?"
    desk.assistant.ask(second, thread)
    # THEN only that one and its answer are remembered
    assert [role for role, _ in desk.assistant.history(thread)] == ["human", "ai"]
    assert [given.question for given in desk.assistant.answers(thread)] == [second]


def test_a_failure_is_one_sentence(handlers_of: Callable[[Desk], Handlers], desk: Desk, tmp_path: Path) -> None:
    # GIVEN a store of conversations that cannot be opened: a folder stands where its file should be
    broken = Desk(Settings(index=desk.settings.index, sessions=str(tmp_path)), desk.corpus)
    answering, keeping = handlers_of(broken)
    # WHEN a question is asked and a conversation restored
    held = asked(answering, SATISFACTION)
    # THEN the reader meets a sentence, and the page opens
    assert "La réponse n’a pas pu être préparée" in text_of(held[answering.parts.live])
    assert keeping.restore("0" * 32)[keeping.parts.answers] == []


def test_a_stopped_answer_says_so_and_is_not_kept(handlers: Handlers) -> None:
    answering, _ = handlers
    held = answering.settle(SATISFACTION, [])
    assert "Vous avez arrêté cette réponse." in text_of(held[answering.parts.live])
    assert [given.sentences for given in held[answering.parts.answers]] == [[]]


def test_an_export_is_written_where_only_its_reader_is_led(
    handlers: Handlers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    _, keeping = handlers
    given: list[Answer] = [answer(sentence())]
    path = Path(keeping.export(given)[keeping.parts.download]["value"])
    assert path.is_relative_to(tmp_path)
    assert path.parent.stat().st_mode & 0o077 == 0
    assert path.read_text(encoding="utf-8").startswith("# Conversation avec Repères")

"""The handlers of « Mon parcours » over the corpus that ships: what a change does to the page and to the conversation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from assistant.advice.held import FORM, HeldProfile
from assistant.advice.models import Profile
from assistant.service import Assistant
from assistant.web import pathway
from assistant.web.desk import Desk
from assistant.web.layout import Frame
from assistant.web.pathway_acts import Acts
from assistant.web.pathway_profile import Kept

THREAD = "0123456789abcdef0123456789abcdef"
EDITOR = {"goal": "usage", "trade": "monteuse", "territory": "Toulouse"}
SAID = "je suis monteuse"


@pytest.fixture
def acts(shipped_assistant: Assistant) -> Acts:
    desk = Desk(shipped_assistant.settings)
    desk._assistant = shipped_assistant
    frame = Frame(desk, "fr", "pathway")
    with gr.Blocks():
        parts = pathway.draw(frame)
    shipped_assistant.forget(THREAD)
    return Acts(frame, parts)


def event(act: str, values: dict[str, Any] | None = None, **more: Any) -> Any:
    return SimpleNamespace(_data={"act": act, "values": values or {}, **more})


def test_a_change_is_kept_in_the_browser_and_known_to_the_conversation(acts: Acts) -> None:
    updates = acts.act(THREAD, {}, None, event("profile", EDITOR))
    held = acts.assistant.profile(THREAD)
    assert held.profile.trade == "monteuse"
    assert held.origins == {"goal": FORM, "trade": FORM, "territory": FORM}
    assert Kept.model_validate(updates[acts.parts.kept]).held == held
    assert updates[acts.parts.thread] == THREAD
    assert "stage-number" in updates[acts.parts.route]


def test_the_card_is_not_drawn_anew_under_the_hands_of_who_types(acts: Acts) -> None:
    assert acts.parts.card not in acts.act(THREAD, {}, None, event("profile", EDITOR))


def test_where_there_is_no_conversation_yet_one_begins_and_an_empty_profile_begins_none(acts: Acts) -> None:
    assert acts.act("", {}, None, event("profile"))[acts.parts.thread] == ""
    begun = acts.act("../etc", {}, None, event("profile", EDITOR))[acts.parts.thread]
    assert acts.assistant.profile(begun).profile.trade == "monteuse"
    acts.assistant.forget(begun)


def test_the_page_opens_with_the_profile_of_the_conversation_and_its_words(acts: Acts) -> None:
    # GIVEN a profile that was told in the conversation, and an older one in the browser
    acts.assistant.hold(THREAD, HeldProfile(profile=Profile(trade="monteuse"), origins={"trade": SAID}))
    stored = Kept(profile=Profile(trade="auteur"), origins={"trade": FORM}).model_dump(mode="json")
    # WHEN the page is opened
    updates = acts.open(THREAD, stored)
    # THEN the card holds what was told, and says so
    assert "dans la conversation" in updates[acts.parts.card]
    assert SAID in updates[acts.parts.card]
    assert Kept.model_validate(updates[acts.parts.kept]).profile.trade == "monteuse"


def test_without_a_conversation_the_page_opens_with_what_the_browser_kept(acts: Acts) -> None:
    stored = Kept(profile=Profile(trade="autrice"), origins={"trade": FORM}).model_dump(mode="json")
    assert 'value="autrice"' in acts.open("", stored)[acts.parts.card]


def test_erasing_empties_browser_page_and_conversation(acts: Acts) -> None:
    acts.act(THREAD, {}, None, event("profile", EDITOR))
    updates = acts.act(THREAD, {}, None, event("erase", EDITOR))
    assert Kept.model_validate(updates[acts.parts.kept]).empty
    assert acts.assistant.profile(THREAD).fields == []


def test_giving_up_and_putting_back_a_condition(acts: Acts) -> None:
    values = {**EDITOR, "mode": "distance"}
    relaxed = acts.act(THREAD, {}, None, event("relax", values, constraints=["mode", "<b>", "age"]))
    assert Kept.model_validate(relaxed[acts.parts.kept]).profile.mode is None
    assert "Condition retirée" in relaxed[acts.parts.route]
    back = acts.act(THREAD, {}, relaxed[acts.parts.before], event("restore", EDITOR))
    assert Kept.model_validate(back[acts.parts.kept]).profile.mode == "distance"


@pytest.mark.parametrize(
    "data", [None, "x", {}, {"act": "nothing"}, {"act": "assess", "answers": 3}, {"act": "restore"}]
)
def test_whatever_a_browser_sends_gets_a_page(acts: Acts, data: object) -> None:
    updates = acts.act(THREAD, {"profile": 3}, "x", SimpleNamespace(_data=data))  # type: ignore[arg-type]
    assert "data-receipt" in updates[acts.parts.wrong]
    assert 'role="alert"' not in updates[acts.parts.wrong]


def test_a_failure_is_one_sentence(acts: Acts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acts.assistant.counsel, "pathway", lambda profile: 1 / 0)
    updates = acts.act(THREAD, {}, None, event("profile", EDITOR))
    assert "Le parcours n’a pas pu être préparé" in updates[acts.parts.wrong]

"""The embedded chat model: it plans its searches by rules, and the same conversation gives the same messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.agent.counsel import Counsel
from assistant.agent.extractive_model import DRAFT_KEY, ExtractiveChatModel, last_query
from assistant.agent.tools import SEARCH
from assistant.knowledge import Library
from assistant.models import Draft
from ingestion.settings import PROJECT

QUESTION = "Combien de monteurs ont répondu à l'enquête Alpha ?"


@pytest.fixture(scope="module")
def model(index_folder: Path) -> ExtractiveChatModel:
    library = Library(index_folder)
    return ExtractiveChatModel(library=library, counsel=Counsel(library, index_folder, PROJECT / "corpus"))


def searching(query: str) -> AIMessage:
    return AIMessage("", tool_calls=[{"name": SEARCH, "args": {"query": query}, "id": query, "type": "tool_call"}])


def came_back(query: str) -> ToolMessage:
    return ToolMessage("…", tool_call_id=query, artifact={"query": query, "passages": {}})


def test_a_question_is_searched_before_it_is_answered(model: ExtractiveChatModel) -> None:
    reply = model.invoke([HumanMessage(QUESTION)])
    assert [call["args"]["query"] for call in reply.tool_calls] == [QUESTION]
    answer = model.invoke([HumanMessage(QUESTION), reply, came_back(QUESTION)])
    assert not answer.tool_calls
    draft = Draft.model_validate(answer.additional_kwargs[DRAFT_KEY])
    assert draft.sentences[0].text == str(answer.content).splitlines()[0]


def test_small_talk_is_answered_without_searching(model: ExtractiveChatModel) -> None:
    reply = model.invoke([HumanMessage("Bonjour !")])
    assert not reply.tool_calls
    assert reply.content


def test_a_question_of_two_parts_is_two_searches_with_different_ids(model: ExtractiveChatModel) -> None:
    reply = model.invoke([HumanMessage("Combien de monteurs ont répondu et pourquoi refusent-ils tous l'IA ?")])
    assert len({call["id"] for call in reply.tool_calls}) == 2


def test_the_same_conversation_gives_the_same_message(model: ExtractiveChatModel) -> None:
    first, second = (model.invoke([HumanMessage(QUESTION)]) for _ in range(2))
    assert first.tool_calls == second.tool_calls


def test_the_same_question_asked_twice_is_searched_under_another_id(model: ExtractiveChatModel) -> None:
    first = model.invoke([HumanMessage(QUESTION)])
    again = model.invoke(
        [HumanMessage(QUESTION), first, came_back(QUESTION), AIMessage("312."), HumanMessage(QUESTION)]
    )
    assert first.tool_calls[0]["id"] != again.tool_calls[0]["id"]


def test_streaming_says_the_same_as_answering_at_once(model: ExtractiveChatModel) -> None:
    for messages in ([HumanMessage(QUESTION)], [HumanMessage(QUESTION), searching(QUESTION), came_back(QUESTION)]):
        whole = model.invoke(messages)
        chunks = list(model.stream(messages))
        joined = chunks[0]
        for chunk in chunks[1:]:
            joined += chunk
        assert joined.content == whole.content
        assert joined.tool_calls == whole.tool_calls
        assert joined.additional_kwargs == whole.additional_kwargs


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([], None),
        ([HumanMessage("un"), AIMessage("Bonjour.")], None),
        ([HumanMessage("un"), searching("premier"), came_back("premier"), AIMessage("…")], "premier"),
        (
            [
                HumanMessage("un"),
                searching("premier"),
                AIMessage("…"),
                HumanMessage("merci"),
                AIMessage("Avec plaisir."),
            ],
            "premier",
        ),
        (
            [
                HumanMessage("un"),
                searching("premier"),
                AIMessage("…"),
                HumanMessage("deux"),
                searching("second"),
                AIMessage("…"),
            ],
            "second",
        ),
    ],
)
def test_what_was_searched_before_is_remembered_through_small_talk(
    before: list[AnyMessage], expected: str | None
) -> None:
    assert last_query([*before, HumanMessage("et pourquoi ?")]) == expected

"""What the search tool gives a model, and how its passages are numbered through a turn."""

from __future__ import annotations

from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.agent.tools import SEARCH, first_number, render, retrieved, turn
from assistant.service import Assistant
from tests.assistant.builders import passage, scored, source


def calls(*identifiers: str) -> AIMessage:
    return AIMessage(
        "", tool_calls=[{"name": SEARCH, "args": {"query": "?"}, "id": one, "type": "tool_call"} for one in identifiers]
    )


def result(call: str, **passages: str) -> ToolMessage:
    return ToolMessage(
        "…",
        tool_call_id=call,
        artifact={"query": "?", "passages": {name[1:]: found for name, found in passages.items()}},
    )


def test_a_turn_begins_with_the_persons_last_message() -> None:
    messages: list[AnyMessage] = [HumanMessage("un"), AIMessage("…"), HumanMessage("deux"), calls("a")]
    assert [message.content for message in turn(messages)] == ["deux", ""]


def test_passages_of_an_earlier_turn_cannot_be_cited_in_this_one() -> None:
    messages: list[AnyMessage] = [
        HumanMessage("un"),
        calls("a"),
        result("a", _1="alpha/a"),
        HumanMessage("deux"),
        calls("b"),
    ]
    assert retrieved(messages) == {}
    assert retrieved([*messages, result("b", _1="alpha/b"), result("c", _9="alpha/c")]) == {
        "1": "alpha/b",
        "9": "alpha/c",
    }


def test_a_tool_that_failed_found_nothing() -> None:
    assert retrieved([HumanMessage("un"), calls("a"), ToolMessage("Erreur", tool_call_id="a")]) == {}


def test_numbers_go_on_through_the_searches_of_one_turn() -> None:
    messages: list[AnyMessage] = [HumanMessage("un"), calls("vieux"), HumanMessage("deux"), calls("a", "b"), calls("c")]
    assert [first_number(messages, call, 8) for call in ("a", "b", "c", "inconnu", None)] == [1, 9, 17, 1, 1]


def test_a_passage_is_shown_with_its_number_and_where_it_is_from() -> None:
    given = scored(passage("alpha/a", "Le texte.", title="Le titre", period="mars 2024"))
    assert render("3", given, source("alpha")) == "[3] (Alpha, mars 2024, Partie 1) Le titre\nLe texte."
    assert render("3", given, None).startswith("[3] (alpha, ")


def test_two_questions_in_one_are_two_searches_with_numbers_of_their_own(assistant: Assistant) -> None:
    asked = "Combien de monteurs ont répondu à l'enquête Alpha et combien dure le stage de Galilée ?"
    assistant.ask(asked, "fil")
    state: Any = assistant._graph.get_state({"configurable": {"thread_id": "fil"}})
    found = [message for message in state.values["messages"] if isinstance(message, ToolMessage)]
    assert len(found) == 2
    numbers = [set(message.artifact["passages"]) for message in found]
    assert not numbers[0] & numbers[1]
    assert all(
        f"[{number}] (" in str(message.content) for message, own in zip(found, numbers, strict=True) for number in own
    )

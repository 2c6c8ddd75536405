"""The tools of the agent: what a model may do besides writing."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage
from langchain_core.tools import BaseTool, tool

from assistant.knowledge import Library
from assistant.models import ScoredPassage
from ingestion.models import Source

SEARCH = "search_studies"


def make_tools(library: Library, count: int) -> list[BaseTool]:
    """Return the tools over a library; a search gives up to `count` passages."""

    @tool(SEARCH, response_format="content_and_artifact")
    def search_studies(query: str, runtime: ToolRuntime) -> tuple[str, dict[str, Any]]:
        """Cherche dans les études, les guides et les documents les passages qui répondent à une question.

        Args:
            query: la question complète, en français de préférence, comprise sans la conversation.
        """
        knowledge = library.knowledge
        found = knowledge.retriever.search(query, count)
        first = first_number(runtime.state["messages"], runtime.tool_call_id, count)
        numbered = {str(first + position): scored.passage.id for position, scored in enumerate(found)}
        shown = [
            render(number, scored, knowledge.index.sources.get(scored.passage.source))
            for number, scored in zip(numbered, found, strict=True)
        ]
        return "\n\n".join(shown) or "Aucun passage.", {"query": query, "passages": numbered}

    return [search_studies]


def first_number(messages: list[AnyMessage], call: str | None, count: int) -> int:
    """Return the number of the first passage of a search: numbers go on through the searches of one turn."""
    asked = [
        tool_call["id"]
        for message in turn(messages)
        if isinstance(message, AIMessage)
        for tool_call in message.tool_calls
    ]
    return 1 + count * (asked.index(call) if call in asked else 0)


def turn(messages: list[AnyMessage]) -> list[AnyMessage]:
    """Return the messages since the last one of the person, that one included."""
    last = max((row for row, message in enumerate(messages) if isinstance(message, HumanMessage)), default=0)
    return messages[last:]


def retrieved(messages: list[AnyMessage]) -> dict[str, str]:
    """Return the passages that the searches of this turn found: shown number → passage id."""
    found: dict[str, str] = {}
    for message in turn(messages):
        if isinstance(message, ToolMessage) and isinstance(message.artifact, dict):
            found.update(message.artifact.get("passages", {}))
    return found


def render(number: str, scored: ScoredPassage, source: Source | None) -> str:
    """Return a passage as a model reads it: its number, where it is from, its text."""
    passage = scored.passage
    where = ", ".join(
        part for part in (source.short if source else passage.source, passage.period, passage.locator) if part
    )
    return f"[{number}] ({where}) {passage.heading}\n{passage.text}"

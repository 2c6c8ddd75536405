"""The tool that searches the studies."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.tools import BaseTool, tool

from assistant.agent.tools.turns import first_number
from assistant.knowledge import Library
from assistant.models import ScoredPassage
from ingestion.models import Source

SEARCH = "search_studies"


def search_tool(library: Library, count: int, numbers: int) -> BaseTool:
    """Return the search over a library: up to `count` passages, numbered within `numbers` a call."""

    @tool(SEARCH, response_format="content_and_artifact")
    def search_studies(query: str, runtime: ToolRuntime) -> tuple[str, dict[str, Any]]:
        """Cherche dans les études, les guides et les documents les passages qui répondent à une question.

        Args:
            query: la question complète, en français de préférence, comprise sans la conversation.
        """
        knowledge = library.knowledge
        found = knowledge.retriever.search(query, count)
        first = first_number(runtime.state["messages"], runtime.tool_call_id, numbers)
        numbered = {str(first + position): scored.passage.id for position, scored in enumerate(found)}
        shown = [
            render(number, scored, knowledge.index.sources.get(scored.passage.source))
            for number, scored in zip(numbered, found, strict=True)
        ]
        return "\n\n".join(shown) or "Aucun passage.", {"query": query, "passages": numbered}

    return search_studies


def render(number: str, scored: ScoredPassage, source: Source | None) -> str:
    """Return a passage as a model reads it: its number, where it is from, its text."""
    passage = scored.passage
    where = ", ".join(
        part for part in (source.short if source else passage.source, passage.period, passage.locator) if part
    )
    return f"[{number}] ({where}) {passage.heading}\n{passage.text}"

"""The embedded chat model: no weights; it plans the searches by rules and answers with sentences of the passages."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import ConfigDict, SkipValidation

from assistant.agent.dialogue import resolve, small_talk
from assistant.agent.drafting import draft_answer, draft_small_talk, parts_of
from assistant.agent.tools import SEARCH, turn
from assistant.knowledge import Library
from assistant.models import Draft

#: Where a draft travels in a message, beside its plain text.
DRAFT_KEY = "reperes_draft"
_CALLS = uuid.UUID("6f2d7c0e-5f0f-4f5e-9a47-1c9a5d2b7f10")


class ExtractiveChatModel(BaseChatModel):
    """Searches, then answers with exact sentences; the same conversation always gives the same messages."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: SkipValidation[Library]

    @property
    def _llm_type(self) -> str:
        return "reperes-extractive"

    def bind_tools(self, tools: Sequence[BaseTool | Any], **kwargs: Any) -> Runnable[LanguageModelInput, AIMessage]:
        """Accept the agent's tools; the rules know them by name."""
        return self.bind(tools=[getattr(tool, "name", tool) for tool in tools])

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._reply(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._reply(messages)
        chunk = AIMessageChunk(
            content=reply.content,
            additional_kwargs=reply.additional_kwargs,
            tool_call_chunks=[
                {
                    "name": call["name"],
                    "args": json.dumps(call["args"], ensure_ascii=False),
                    "id": call["id"],
                    "index": row,
                    "type": "tool_call_chunk",
                }
                for row, call in enumerate(reply.tool_calls)
            ],
            chunk_position="last",
        )
        yield ChatGenerationChunk(message=chunk)

    def _reply(self, messages: list[Any]) -> AIMessage:
        """Return the next message: searches for a question, an answer once they came back."""
        question = str(turn(messages)[0].text)
        if not isinstance(messages[-1], ToolMessage):
            kind = small_talk(question)
            return (
                _spoken(draft_small_talk(kind, question, self.library))
                if kind
                else _search(question, messages, self._names())
            )
        queries = [
            str(message.artifact["query"])
            for message in turn(messages)
            if isinstance(message, ToolMessage) and message.artifact
        ]
        return _spoken(draft_answer(question, queries, self.library))

    def _names(self) -> list[str]:
        """Return the names by which people call the studies of the index."""
        sources = self.library.knowledge.index.sources.values()
        return [name for source in sources for name in (*source.aliases, source.short.split(",")[0])]


def last_query(messages: list[AnyMessage]) -> str | None:
    """Return what the turn before this one searched for, or asked where it searched nothing."""
    people = [row for row, message in enumerate(messages) if isinstance(message, HumanMessage)]
    for row in reversed(people[:-1]):
        for message in messages[row:]:
            if isinstance(message, AIMessage) and message.tool_calls:
                return str(message.tool_calls[0]["args"].get("query", messages[row].text))
            if isinstance(message, HumanMessage) and message is not messages[row]:
                break
    return None


def _search(question: str, messages: list[AnyMessage], sources: Sequence[str]) -> AIMessage:
    """Return the call of one search a part of the question, the question before it in mind."""
    parts = parts_of(resolve(question, last_query(messages), sources))
    people = sum(isinstance(message, HumanMessage) for message in messages)
    return AIMessage(
        content="",
        tool_calls=[
            {
                "name": SEARCH,
                "args": {"query": part},
                "id": str(uuid.uuid5(_CALLS, f"{people}/{row}/{part}")),
                "type": "tool_call",
            }
            for row, part in enumerate(parts)
        ],
    )


def _spoken(draft: Draft) -> AIMessage:
    """Return a draft as a message: plain text for people, the draft itself for the guard."""
    text = "\n".join(sentence.text for sentence in draft.sentences) or draft.reason
    return AIMessage(content=text, additional_kwargs={DRAFT_KEY: draft.model_dump(mode="json")})

"""The embedded chat model: no weights; it plans the calls of tools by rules and answers with sentences of the passages."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import ConfigDict, SkipValidation

from assistant.advice.held import HeldProfile
from assistant.advice.interview import Interview
from assistant.agent.advising import Advising
from assistant.agent.counsel import Counsel
from assistant.agent.dialogue import resolve, small_talk
from assistant.agent.drafting import draft_answer, draft_small_talk, parts_of
from assistant.agent.planning import Plan, plan
from assistant.agent.tools import ASSESS, COMPARE, OFFERS, PATHWAY, PROFILE, SEARCH, artifacts, turn
from assistant.knowledge import Library
from assistant.models import Draft, Language
from assistant.question import detect_language

#: Where a draft travels in a message, beside its plain text.
DRAFT_KEY = "reperes_draft"
#: What a message bears that is about the person although no tool was called.
PERSON_KEY = "reperes_person"
#: What the model is given of the conversation's state, by the names of its settings.
HELD, INTERVIEW = "held", "interview"
#: A message of fewer words does not tell its language.
TELLING = 4
ADVICE = frozenset({PROFILE, PATHWAY, OFFERS, COMPARE, ASSESS})
_CALLS = uuid.UUID("6f2d7c0e-5f0f-4f5e-9a47-1c9a5d2b7f10")


class ExtractiveChatModel(BaseChatModel):
    """Searches or advises, then answers with exact sentences; the same conversation always gives the same messages."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: SkipValidation[Library]
    counsel: SkipValidation[Counsel]

    @property
    def _llm_type(self) -> str:
        return "reperes-extractive"

    def bind_tools(self, tools: Sequence[BaseTool | Any], **kwargs: Any) -> Runnable[LanguageModelInput, AIMessage]:
        """Accept the agent's tools; the rules know them by name."""
        state = {name: kwargs[name] for name in (HELD, INTERVIEW) if name in kwargs}
        return self.bind(tools=[getattr(tool, "name", tool) for tool in tools], **state)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._reply(messages, kwargs))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._reply(messages, kwargs)
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

    def _reply(self, messages: list[Any], state: Mapping[str, Any]) -> AIMessage:
        """Return the next message: calls of tools for a question, an answer once they came back."""
        question = str(turn(messages)[0].text)
        if not isinstance(messages[-1], ToolMessage):
            return self._planned(question, messages, state)
        given = artifacts(messages)
        if given and "advice" in given[-1]:
            return self._advised(question, given, messages)
        return _spoken(draft_answer(question, [str(one["query"]) for one in given if "query" in one], self.library))

    def _planned(self, question: str, messages: list[Any], state: Mapping[str, Any]) -> AIMessage:
        """Return the first message of a turn: small talk, or the calls that the question asks for."""
        if kind := small_talk(question):
            return _spoken(draft_small_talk(kind, question, self.library))
        held = HeldProfile.model_validate(state.get(HELD) or {})
        interview = Interview.model_validate(state.get(INTERVIEW) or {})
        planned = plan(question, held, interview, lambda: self.counsel.reader, was_advice(messages))
        if planned.kind == "study":
            return _search(question, messages, self._names())
        if planned.kind == "profile":
            return _spoken(self._advising(messages).held(bool(held.fields)), about_person=True)
        begins = interview.assessing is None
        return _call(*_tool_of(planned, question, begins), messages)

    def _advised(self, question: str, given: Sequence[dict[str, Any]], messages: list[Any]) -> AIMessage:
        """Return what follows a tool of the advice: another call, or the answer."""
        last = given[-1]
        if last["advice"] == "profile" and last["ready"]:
            return _call(PATHWAY, {}, messages)
        if last["advice"] == "comparison" and not last["found"] and not last["ranked"]:
            return _search(question, messages, self._names())
        kinds = [kind for one in given for kind in one.get("sensitive", ())]
        noted = next((one for one in given if one.get("advice") == "profile"), None)
        return _spoken(self._advising(messages).draft({**last, "noted": noted, "sensitive": kinds}))

    def _advising(self, messages: list[AnyMessage]) -> Advising:
        return Advising(self.library, self.counsel, language_of(messages))

    def _names(self) -> list[str]:
        """Return the names by which people call the studies of the index."""
        sources = self.library.knowledge.index.sources.values()
        return [name for source in sources for name in (*source.aliases, source.short.split(",")[0])]


def last_query(messages: list[AnyMessage]) -> str | None:
    """Return what the turn before this one searched for, or asked where it searched nothing."""
    people = [row for row, message in enumerate(messages) if isinstance(message, HumanMessage)]
    for row in reversed(people[:-1]):
        for message in messages[row:]:
            if isinstance(message, AIMessage) and (
                searches := [call for call in message.tool_calls if call["name"] == SEARCH]
            ):
                return str(searches[0]["args"].get("query", messages[row].text))
            if isinstance(message, HumanMessage) and message is not messages[row]:
                break
    return None


def language_of(messages: list[AnyMessage]) -> Language:
    """Return the language of the last message that is long enough to tell: « film editor » alone is neither."""
    spoken = [str(message.text) for message in messages if isinstance(message, HumanMessage)]
    telling = [text for text in spoken if len(text.split()) >= TELLING]
    return detect_language(telling[-1] if telling else spoken[-1])


def was_advice(messages: list[AnyMessage]) -> bool:
    """Tell whether the turn before this one was about advice."""
    people = [row for row, message in enumerate(messages) if isinstance(message, HumanMessage)]
    if len(people) < 2:
        return False
    before = messages[people[-2] : people[-1]]
    return any(
        call["name"] in ADVICE for message in before if isinstance(message, AIMessage) for call in message.tool_calls
    )


def _tool_of(planned: Plan, question: str, begins: bool) -> tuple[str, dict[str, Any]]:
    """Return the tool that a plan calls, and with what; a self-assessment that begins takes no answer."""
    if planned.kind == "offers":
        return OFFERS, {"request": question}
    if planned.kind == "compare":
        return COMPARE, {"names": planned.names}
    if planned.kind == "assess":
        return ASSESS, {"answer": "" if begins else question}
    return PROFILE, {"words": question}


def _call(name: str, given: dict[str, Any], messages: list[AnyMessage]) -> AIMessage:
    """Return the call of one tool."""
    people = sum(isinstance(message, HumanMessage) for message in messages)
    identifier = str(uuid.uuid5(_CALLS, f"{people}/{name}"))
    return AIMessage(content="", tool_calls=[{"name": name, "args": given, "id": identifier, "type": "tool_call"}])


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


def _spoken(draft: Draft, about_person: bool = False) -> AIMessage:
    """Return a draft as a message: plain text for people, the draft itself for the guard."""
    text = "\n".join(sentence.text for sentence in draft.sentences) or draft.reason
    person = {PERSON_KEY: True} if about_person else {}
    return AIMessage(content=text, additional_kwargs={DRAFT_KEY: draft.model_dump(mode="json"), **person})

"""The one agent graph: a model, the tools, the guard, and a memory of each conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any, NotRequired

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, AgentState, ModelRequest, ModelResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from langgraph.checkpoint.base import BaseCheckpointSaver

from assistant.agent.extractive_model import DRAFT_KEY, ExtractiveChatModel
from assistant.agent.language_model import parse_draft
from assistant.agent.prompts import prompt, system_prompt
from assistant.agent.tools import make_tools, retrieved, turn
from assistant.agent.verification import verify_draft
from assistant.knowledge import Library
from assistant.models import Answer, Draft, Sentence
from assistant.question import detect_language
from assistant.words import say
from ingestion.index import Index

LOGGER = logging.getLogger(__name__)


class ConversationState(AgentState[Any]):
    """The state of a conversation: its messages, and the verified answer of the last turn."""

    answer: NotRequired[dict[str, Any]]


class GroundingMiddleware(AgentMiddleware[ConversationState, Any]):
    """Holds every model to the same proof.

    A language model's draft that fails is sent back once with what failed; if that fails too, or if the model cannot
    be reached, the embedded model answers the turn. Nothing unsupported is handed on as fact.
    """

    state_schema = ConversationState

    def __init__(self, library: Library, fallback: ExtractiveChatModel) -> None:
        super().__init__()
        self._library = library
        self._fallback = fallback

    def wrap_model_call(
        self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        """Call the model; send an unproven draft back once; fall back on the embedded model where it fails."""
        if isinstance(request.model, ExtractiveChatModel):
            return handler(request)
        try:
            response = handler(request)
            failures = self._failures(request.messages, response)
            if failures:
                feedback = prompt("rewrite").format(failures="\n".join(f"- {line}" for line in failures))
                again: list[Any] = [*request.messages, *response.result, HumanMessage(feedback)]
                response = handler(request.override(messages=again))
                failures = self._failures(request.messages, response)
        except Exception as error:  # whatever a provider raises, the turn must still be answered
            LOGGER.warning("The language model did not answer (%s): answering by extraction.", type(error).__name__)
            return handler(request.override(model=self._fallback))
        if failures and retrieved(request.messages):
            return handler(request.override(model=self._fallback))
        return response

    def after_agent(self, state: ConversationState, runtime: Any) -> dict[str, Any] | None:
        """Verify the last message and keep the answer that it comes to."""
        messages = state["messages"]
        answer = self.answer(messages)
        return {"answer": answer.model_dump(mode="json")}

    def answer(self, messages: list[AnyMessage]) -> Answer:
        """Return the verified answer to the last question of a conversation."""
        question = str(turn(messages)[0].text)
        index = self._library.knowledge.index
        numbered = retrieved(messages)
        last = messages[-1]
        kept = last.additional_kwargs.get(DRAFT_KEY)
        draft = Draft.model_validate(kept) if kept else parse_draft(str(last.text), question, numbered)
        return settle(verify_draft(draft, question, index, citable(numbered.values(), index)))

    def _failures(self, messages: list[AnyMessage], response: ModelResponse[Any]) -> list[str]:
        """Return what of a final draft is not proven, a line a sentence; nothing for a call of tools."""
        last = response.result[-1]
        if not isinstance(last, AIMessage) or last.tool_calls:
            return []
        answer = self.answer([*messages, last])
        return [describe(sentence) for sentence in answer.sentences if unproven(sentence)]


def citable(found: Iterable[str], index: Index) -> set[str]:
    """Return the passages that an answer may cite: those the searches found, and those that found guides rest on."""
    passages = [index.passages[index.rows[name]] for name in found if name in index.rows]
    return {passage.id for passage in passages} | {
        name for passage in passages for proof in passage.evidence for name in proof.passages
    }


def unproven(sentence: Sentence) -> bool:
    """Tell whether a sentence says something that its citations do not."""
    return sentence.support == "unsupported"


def describe(sentence: Sentence) -> str:
    """Return a sentence and what failed, as a model is told."""
    why = " ; ".join(f"« {failure.text} » : {failure.why}" for failure in sentence.failed)
    return f"« {sentence.text} »" + (f" — {why}" if why else "")


def settle(answer: Answer) -> Answer:
    """Return the answer with the status that its verified sentences allow."""
    if answer.status in {"answered", "partial"} and answer.sentences and all(map(unproven, answer.sentences)):
        reason = say("refused_unproven", answer.language)
        return answer.model_copy(update={"status": "refused", "reason": reason})
    if answer.status == "answered" and not answer.sentences:
        return answer.model_copy(
            update={"status": "refused", "reason": say("refused_weak", detect_language(answer.question))}
        )
    return answer


def make_graph(library: Library, model: BaseChatModel | None, keeper: BaseCheckpointSaver[Any], count: int) -> Any:
    """Return the compiled graph; without a model, the embedded one answers."""
    embedded = ExtractiveChatModel(library=library)
    return create_agent(
        model or embedded,
        make_tools(library, count),
        system_prompt=system_prompt(),
        middleware=[GroundingMiddleware(library, embedded)],
        checkpointer=keeper,
    )

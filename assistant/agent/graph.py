"""The one agent graph: a model, the tools, the guard, and a memory of each conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Annotated, Any, NotRequired

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, AgentState, ModelRequest, ModelResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage
from langgraph.checkpoint.base import BaseCheckpointSaver

from assistant.advice.held import HeldProfile, applied
from assistant.advice.reading.reader import Changes
from assistant.advice.reading.telling import ProfileLine, lines_of
from assistant.agent.counsel import Counsel
from assistant.agent.extractive_model import DRAFT_KEY, HELD, INTERVIEW, PERSON_KEY, ExtractiveChatModel
from assistant.agent.language_model import parse_draft
from assistant.agent.prompts import prompt, system_prompt
from assistant.agent.tools import artifacts, make_tools, retrieved, turn
from assistant.agent.verification import verify_draft
from assistant.knowledge import Library
from assistant.models import Answer, Draft, Sentence
from assistant.question import detect_language
from assistant.words import say
from ingestion.index import Index

LOGGER = logging.getLogger(__name__)


def held_after(before: dict[str, Any] | None, given: dict[str, Any]) -> dict[str, Any]:
    """Return the profile of a conversation after a write: changes are applied, a whole profile takes its place."""
    if "changes" not in given:
        return given
    held = applied(HeldProfile.model_validate(before or {}), Changes.model_validate(given["changes"]))
    return held.model_dump(mode="json")


def latest(before: dict[str, Any] | None, given: dict[str, Any]) -> dict[str, Any]:
    """Return the last of two writes, so that two tools may be called at once."""
    return given


class ConversationState(AgentState[Any]):
    """The state of a conversation: its messages, the person's profile and interview, the verified answer of the last turn."""

    answer: NotRequired[dict[str, Any]]
    held: NotRequired[Annotated[dict[str, Any], held_after]]
    interview: NotRequired[Annotated[dict[str, Any], latest]]


class GroundingMiddleware(AgentMiddleware[ConversationState, Any]):
    """Holds every model to the same proof.

    A language model's draft that fails is sent back once with what failed; if that fails too, or if the model cannot
    be reached, the embedded model answers the turn. Nothing unsupported is handed on as fact.
    """

    state_schema = ConversationState

    def __init__(self, library: Library, counsel: Counsel, fallback: ExtractiveChatModel) -> None:
        super().__init__()
        self._library = library
        self._counsel = counsel
        self._fallback = fallback

    def wrap_model_call(
        self, request: ModelRequest[Any], handler: Callable[[ModelRequest[Any]], ModelResponse[Any]]
    ) -> ModelResponse[Any]:
        """Call the model; send an unproven draft back once; fall back on the embedded model where it fails."""
        state: Any = request.state or {}
        given = {HELD: state.get(HELD) or {}, INTERVIEW: state.get(INTERVIEW) or {}}
        embedded = request.override(model=self._fallback, model_settings=given)
        if isinstance(request.model, ExtractiveChatModel):
            return handler(request.override(model_settings=given))
        request = self._knowing(request, state)
        try:
            response = handler(request)
            failures = self._failures(request.messages, response, state)
            if failures:
                feedback = prompt("rewrite").format(failures="\n".join(f"- {line}" for line in failures))
                again: list[Any] = [*request.messages, *response.result, HumanMessage(feedback)]
                response = handler(request.override(messages=again))
                failures = self._failures(request.messages, response, state)
        except Exception as error:  # whatever a provider raises, the turn must still be answered
            LOGGER.warning("The language model did not answer (%s): answering by extraction.", type(error).__name__)
            return handler(embedded)
        if failures and retrieved(request.messages):
            return handler(embedded)
        return response

    def after_agent(self, state: ConversationState, runtime: Any) -> dict[str, Any] | None:
        """Verify the last message and keep the answer that it comes to."""
        messages = state["messages"]
        answer = self.answer(messages, state)
        return {"answer": answer.model_copy(update=shown_of(messages, state)).model_dump(mode="json")}

    def answer(self, messages: list[AnyMessage], state: Any = None) -> Answer:
        """Return the verified answer to the last question of a conversation; the state tells what is known of the person."""
        question = str(turn(messages)[0].text)
        index = self._library.knowledge.index
        numbered = retrieved(messages)
        last = messages[-1]
        kept = last.additional_kwargs.get(DRAFT_KEY)
        draft = Draft.model_validate(kept) if kept else parse_draft(str(last.text), question, numbered)
        told = "" if kept else "\n\n".join(part for line in self._lines(state) for part in _sentences(line))
        return settle(verify_draft(draft, question, index, citable(numbered.values(), index), told))

    def _knowing(self, request: ModelRequest[Any], state: Any) -> ModelRequest[Any]:
        """Return a request whose instructions say what is known of the person, where anything is."""
        lines = self._lines(state)
        if not lines or request.system_message is None:
            return request
        known = prompt("profile").format(lines="\n".join(f"- {' '.join(_sentences(line))}" for line in lines))
        return request.override(system_message=SystemMessage(f"{request.system_message.text}\n\n{known}"))

    def _lines(self, state: Any) -> list[ProfileLine]:
        """Return the profile of a conversation in words, a line a field."""
        held = HeldProfile.model_validate((state or {}).get(HELD) or {})
        return lines_of(held, "fr", self._counsel.names) if held.fields else []

    def _failures(self, messages: list[AnyMessage], response: ModelResponse[Any], state: Any) -> list[str]:
        """Return what of a final draft is not proven, a line a sentence; nothing for a call of tools."""
        last = response.result[-1]
        if not isinstance(last, AIMessage) or last.tool_calls:
            return []
        answer = self.answer([*messages, last], state)
        return [describe(sentence) for sentence in answer.sentences if unproven(sentence)]


def _sentences(line: ProfileLine) -> list[str]:
    """Return a line of the profile as sentences: what is held, then the words of the person."""
    return [f"{line.label}\u00a0: {line.value}.", *([f"{line.origin}."] if line.origin else [])]


def shown_of(messages: list[AnyMessage], state: Any) -> dict[str, Any]:
    """Return what an answer shows beside its sentences: the profile, the pathway, the offers of this turn; nothing elsewhere."""
    given = artifacts(messages)
    found: dict[str, Any] = {}
    about = [one for one in given if one.get("advice") in ("profile", "pathway", "assessment")]
    if about or messages[-1].additional_kwargs.get(PERSON_KEY):
        found["profile"] = HeldProfile.model_validate(state.get(HELD) or {}).model_dump(mode="json", exclude_none=True)
    for one in given:
        found |= {name: one[name] for name in ("pathway", "offers") if one.get(name)}
    return found


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


def make_graph(
    library: Library, model: BaseChatModel | None, keeper: BaseCheckpointSaver[Any], count: int, counsel: Counsel
) -> Any:
    """Return the compiled graph; without a model, the embedded one answers."""
    embedded = ExtractiveChatModel(library=library, counsel=counsel)
    return create_agent(
        model or embedded,
        make_tools(library, count, counsel),
        system_prompt=system_prompt(),
        middleware=[GroundingMiddleware(library, counsel, embedded)],
        checkpointer=keeper,
    )

"""The assistant as the command line, the web application and the bench use it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from langchain_core.messages import HumanMessage, RemoveMessage

from assistant.advice.held import HeldProfile
from assistant.advice.interview import Interview
from assistant.advice.models import Pathway, Profile
from assistant.advice.reading.sensitive import without
from assistant.agent.counsel import Counsel
from assistant.agent.extractive_model import ADVICE, HELD, INTERVIEW
from assistant.agent.graph import make_graph
from assistant.agent.language_model import make_model
from assistant.agent.memory import IN_MEMORY, make_checkpointer
from assistant.agent.planning import plan
from assistant.agent.tools import COMPARE, OFFERS
from assistant.knowledge import Library
from assistant.models import Answer, Record, ScoredPassage
from assistant.question import detect_language
from assistant.settings import Settings
from assistant.words import say
from ingestion.index import Index
from ingestion.models import Passage, Source
from ingestion.settings import IngestionSettings

if TYPE_CHECKING:
    from ingestion.catalogue.models import Offer

MAX_QUESTION = 2_000
#: The last step of a turn: what is written in its name leaves nothing to be done.
LAST = "GroundingMiddleware.after_agent"


class Event(Record):
    """A step of the work on a question, for an interface that shows it as it goes."""

    kind: Literal["searching", "reading", "writing", "advising", "browsing", "answer"]
    query: str = ""
    answer: Answer | None = None


class Assistant:
    """Answers questions from one index and advises from its catalogue, conversation by conversation."""

    def __init__(self, settings: Settings | None = None, library: Library | None = None) -> None:
        self.settings = settings or Settings()
        self.library = library or Library(self.settings.index, self.settings.reranker)
        self.counsel = Counsel(self.library, self.settings.index, IngestionSettings().corpus)

    @property
    def index(self) -> Index:
        """The index in service."""
        return self.library.knowledge.index

    @property
    def corpus_version(self) -> str:
        """The version of the corpus that answers come from."""
        return self.index.manifest.corpus_version

    @cached_property
    def _graph(self) -> Any:
        return self._make_graph(self.settings.sessions)

    @cached_property
    def _single(self) -> Any:
        """The same graph without memory, for questions that belong to no conversation."""
        return self._make_graph(IN_MEMORY)

    def _make_graph(self, sessions: str) -> Any:
        model = make_model(self.settings) if self.settings.remote else None
        return make_graph(self.library, model, make_checkpointer(sessions), self.settings.passages, self.counsel)

    def ask(self, question: str, thread: str | None = None) -> Answer:
        """Return the answer to `question`, in the conversation `thread` or on its own."""
        return next(event.answer for event in self.stream(question, thread) if event.answer is not None)

    def stream(self, question: str, thread: str | None = None) -> Iterator[Event]:
        """Yield the steps of the work on `question`, the last of which bears the answer."""
        started = time.perf_counter()
        if refusal := self._unusable(question):
            yield Event(kind="answer", answer=refusal)
            return
        graph = self._graph if thread else self._single
        config = {"configurable": {"thread_id": thread or uuid.uuid4().hex}}
        if thread:
            self._mend(config)
        inputs = {"messages": [HumanMessage(self._storable(question.strip(), graph, config))]}
        answer: dict[str, Any] = {}
        for update in graph.stream(inputs, config, stream_mode="updates"):
            for node, change in update.items():
                if node == "model":
                    calls = getattr(change["messages"][-1], "tool_calls", [])
                    if calls:
                        yield begun(calls[0])
                elif node == "tools":
                    yield Event(kind="reading")
                answer = (change or {}).get("answer") or answer
        if not thread:
            graph.checkpointer.delete_thread(config["configurable"]["thread_id"])
        done = Answer.model_validate(answer)
        done.elapsed_ms = round((time.perf_counter() - started) * 1000, 1)
        yield Event(kind="answer", answer=done)

    def history(self, thread: str) -> list[tuple[str, str]]:
        """Return the messages of a conversation as (role, text), oldest first."""
        state = self._graph.get_state({"configurable": {"thread_id": thread}})
        messages = state.values.get("messages", [])
        return [
            (message.type, str(message.text))
            for message in messages
            if message.type in {"human", "ai"} and message.text
        ]

    def answers(self, thread: str) -> list[Answer]:
        """Return the verified answers of a conversation, oldest first, as they were given; turns without one are left out."""
        states = self._graph.get_state_history({"configurable": {"thread_id": thread}})
        finished = [state for state in states if not state.next and (state.metadata or {}).get("source") != "update"]
        given = [state.values["answer"] for state in finished if state.values.get("answer")]
        return [Answer.model_validate(answer) for answer in reversed(given)]

    def forget(self, thread: str) -> None:
        """Erase a conversation, with what was understood of the person."""
        self._graph.checkpointer.delete_thread(thread)

    def profile(self, thread: str) -> HeldProfile:
        """Return what a conversation holds of the person, with where each line comes from; an unknown one holds nothing."""
        state = self._graph.get_state({"configurable": {"thread_id": thread}})
        return HeldProfile.model_validate(state.values.get(HELD) or {})

    def hold(self, thread: str, held: HeldProfile) -> None:
        """Put a profile in the place of the one that a conversation holds, as a page does where it was edited."""
        config = {"configurable": {"thread_id": thread}}
        self._mend(config)
        self._graph.update_state(config, {HELD: held.model_dump(mode="json")}, as_node=LAST)

    def pathway(self, profile: Profile) -> Pathway:
        """Return the pathway for a profile, the same for the same profile over the same catalogue."""
        return self.counsel.pathway(profile)

    @property
    def offers(self) -> list[Offer]:
        """The offers of the catalogue that advice is given from."""
        return self.counsel.offers

    def search(self, question: str, count: int = 10) -> list[ScoredPassage]:
        """Return the passages that are nearest to `question`, best first."""
        return self.library.knowledge.retriever.search(question, count)

    def passage(self, identifier: str) -> Passage | None:
        """Return a passage by its id, or None where the index in service lacks it."""
        index = self.index
        row = index.rows.get(identifier)
        return None if row is None else index.passages[row]

    def source(self, identifier: str) -> Source | None:
        """Return a source by its id, or None where the index in service lacks it."""
        return self.index.sources.get(identifier)

    def _mend(self, config: dict[str, Any]) -> None:
        """Take an unfinished turn out of a conversation, one that was stopped or cut short.

        A call of a tool that never came back would make every later turn of a language model fail.
        """
        state = self._graph.get_state(config)
        if state.next and (messages := state.values.get("messages")):
            begun = max(row for row, message in enumerate(messages) if isinstance(message, HumanMessage))
            unfinished = [RemoveMessage(id=str(message.id)) for message in messages[begun:]]
            self._graph.update_state(config, {"messages": unfinished}, as_node=LAST)

    def _storable(self, question: str, graph: Any, config: dict[str, Any]) -> str:
        """Return a question as it may be kept: what it tells of age, health and the like is taken out where it is about a person."""
        cleaned = without(question)
        if cleaned == question:
            return question
        values = graph.get_state(config).values
        held = HeldProfile.model_validate(values.get(HELD) or {})
        interview = Interview.model_validate(values.get(INTERVIEW) or {})
        about = plan(question, held, interview, lambda: self.counsel.reader).kind
        return cleaned if about in ("advise", "assess", "profile") else question

    def _unusable(self, question: str) -> Answer | None:
        """Return why a text is no question that can be worked on, or None."""
        language = detect_language(question[:MAX_QUESTION])
        if not question.strip():
            reason = say("empty_question", language)
        elif len(question) > MAX_QUESTION:
            reason = say("too_long", language, limit=MAX_QUESTION)
        else:
            return None
        return Answer(
            question=question, language=language, status="clarify", reason=reason, corpus_version=self.corpus_version
        )


def begun(call: dict[str, Any]) -> Event:
    """Return the step of the work that a call of a tool is."""
    if call["name"] in (OFFERS, COMPARE):
        return Event(kind="browsing")
    if call["name"] in ADVICE:
        return Event(kind="advising")
    return Event(kind="searching", query=str(call["args"].get("query", "")))

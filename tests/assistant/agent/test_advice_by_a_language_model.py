"""A language model that advises through the same tools is held to the same proof."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.counsel import Counsel
from assistant.agent.graph import make_graph
from assistant.agent.tools import PATHWAY, PROFILE
from assistant.knowledge import Library
from assistant.models import Answer
from ingestion.settings import PROJECT

TOLD = "je suis monteuse à Toulouse, trois jours, débutante"


class ScriptedModel(BaseChatModel):
    """Notes the profile, asks for the pathway, then says what a script makes of it."""

    script: Callable[[str], str]
    seen: list[str] = []  # noqa: RUF012 a pydantic field

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Any:
        return self

    def _generate(self, messages: list[BaseMessage], *arguments: Any, **kwargs: Any) -> ChatResult:
        self.seen.append(str(messages[0].text))
        done = [message for message in messages if isinstance(message, ToolMessage)]
        if not done:
            reply = call(PROFILE, words=str(messages[-1].text))
        elif len(done) == 1:
            reply = call(PATHWAY)
        else:
            reply = AIMessage(self.script(str(done[-1].text)))
        return ChatResult(generations=[ChatGeneration(message=reply)])


def call(name: str, **arguments: str) -> AIMessage:
    return AIMessage("", tool_calls=[{"name": name, "args": arguments, "id": name, "type": "tool_call"}])


def advised(index: Path, script: Callable[[str], str]) -> tuple[Answer, ScriptedModel]:
    """Return what a conversation of one message comes to, and the model."""
    library, model = Library(index), ScriptedModel(script=script, seen=[])
    counsel = Counsel(library, index, PROJECT / "corpus")
    graph = make_graph(library, model, InMemorySaver(), 8, counsel)
    state = graph.invoke({"messages": [HumanMessage(TOLD)]}, {"configurable": {"thread_id": "fil"}})
    return Answer.model_validate(state["answer"]), model


def first_step(shown: str) -> str:
    """Return the title of the first step that the tool showed, and the numbers of its record."""
    step = re.search(r"Étape 1 : (« .+? »).*?((?:\[\d+\])+)", shown)
    assert step is not None
    return f"Commencez par {step[1]} {step[2]}."


def test_what_the_tools_gave_is_cited_by_their_numbers(shipped_index: Path) -> None:
    answer, model = advised(shipped_index, first_step)
    assert answer.sentences[0].text.startswith("Commencez par «")
    assert answer.sentences[0].support == "supported"
    assert answer.citations
    assert answer.pathway is not None and answer.profile is not None
    assert "monteur / monteuse" in model.seen[-1]


def test_what_the_person_told_may_be_repeated_without_a_number(shipped_index: Path) -> None:
    answer, _ = advised(shipped_index, lambda shown: f"Territoire : Occitanie. {first_step(shown)}")
    assert [sentence.support for sentence in answer.sentences] == ["not_checkable", "supported"]


def test_an_offer_that_no_tool_gave_is_not_handed_on(shipped_index: Path) -> None:
    answer, _ = advised(shipped_index, lambda shown: "Suivez « Devenir star de l’IA » chez Copernic, 900 euros [1].")
    assert "Copernic" not in answer.text
    assert all(sentence.support != "unsupported" for sentence in answer.sentences)
    assert answer.pathway is not None

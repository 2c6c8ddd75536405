"""The tool that advises a pathway for the profile of the conversation."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, tool
from langgraph.types import Command

from assistant.advice.interview import asking, next_question
from assistant.advice.models import Pathway, Reason, Step
from assistant.advice.reading.reader import NEED
from assistant.agent.counsel import Counsel
from assistant.agent.tools.profile import held_of, interview_of, question_of
from assistant.agent.tools.turns import first_number
from assistant.knowledge import Library
from assistant.words import catalogue

PATHWAY = "recommend_pathway"


def pathway_tool(library: Library, counsel: Counsel, numbers: int) -> BaseTool:
    """Return the tool over an adviser."""

    @tool(PATHWAY)
    def recommend_pathway(runtime: ToolRuntime) -> Command[Any]:
        """Conseille un parcours de formation d’après le profil noté par `update_profile` : une à quatre étapes du catalogue ou d’autres
        façons d’apprendre, avec les raisons, les avertissements et, si rien ne convient, ce qu’il faudrait assouplir. Ne conseille
        jamais une formation que cet outil n’a pas donnée. Cite chaque phrase par ses numéros.
        """
        held, interview = held_of(runtime.state), interview_of(runtime.state)
        found = counsel.pathway(held.profile)
        offers = [step.offer for step in found.steps if step.offer]
        more = found.status == "need_more"
        name = None if interview.advised or more else next_question(held, interview)
        fresh = [warning for warning in found.warnings if warning.kind not in interview.warned]
        after = asking(interview, name).model_copy(
            update={
                "advised": not more,
                "shown": offers or interview.shown,
                "warned": [*interview.warned, *(warning.kind for warning in fresh)],
            }
        )
        if more:
            # nothing more is asked, but what is said next is read as the answer
            after = after.model_copy(update={"pending": NEED})
        first = first_number(runtime.state["messages"], runtime.tool_call_id, numbers)
        numbered = number_passages(proofs_of(found, counsel), first, library, numbers)
        artifact = {
            "advice": "pathway",
            "held": held.model_dump(mode="json"),
            "pathway": found.model_dump(mode="json"),
            "offers": offers,
            "question": name,
            "client": interview.client,
            "before": interview.shown if interview.advised else None,
            "fresh": [warning.kind for warning in fresh],
            "passages": {number: passage for passage, number in numbered.items()},
        }
        message = ToolMessage(
            told(found, numbered, counsel, question_of(name, interview.client, "fr")),
            tool_call_id=runtime.tool_call_id,
            name=PATHWAY,
            artifact=artifact,
        )
        return Command(update={"interview": after.model_dump(mode="json"), "messages": [message]})

    return recommend_pathway


def proofs_of(found: Pathway, counsel: Counsel) -> list[str]:
    """Return the passages that prove a pathway: its reasons, its warnings, the records of its offers."""
    reasons = [*(reason for step in found.steps for reason in step.why), *found.warnings]
    cited = [citation.passage for reason in reasons for citation in reason.citations]
    offers = [offer for step in found.steps if step.offer and (offer := counsel.offer(step.offer))]
    return list(dict.fromkeys([*cited, *(name for offer in offers for name in offer.evidence)]))


def number_passages(names: list[str], first: int, library: Library, numbers: int) -> dict[str, str]:
    """Return passage → shown number for those that the index in service holds, `numbers` of them at most."""
    rows = library.knowledge.index.rows
    return {name: str(first + row) for row, name in enumerate([name for name in names if name in rows][:numbers])}


def told(found: Pathway, numbered: dict[str, str], counsel: Counsel, ask: str) -> str:
    """Return a pathway as a language model reads it, every reason with the number of its passage."""
    words = catalogue("fr")["advice"]
    if found.status == "need_more":
        return str(words["need_more"])
    lines = [str(words["no_fit"])] if found.status == "no_fit" else []
    for rank, step in enumerate(found.steps, 1):
        lines.append(f"Étape {rank} : {_step(step, numbered, counsel)}")
        lines += [f"  Pourquoi : {_reason(reason, numbered)}" for reason in step.why]
    lines += [f"Avertissement : {_reason(warning, numbered)}" for warning in found.warnings]
    lines += [f"À assouplir : {choice.text}" for choice in found.relax]
    if ask:
        lines.append(f"Termine par cette question, en disant qu’on peut la passer : « {ask} »")
    return "\n".join(lines)


def _step(step: Step, numbered: dict[str, str], counsel: Counsel) -> str:
    """Return a step in a line, with the numbers of the passages of its record."""
    offer = counsel.offer(step.offer) if step.offer else None
    if offer is None:
        return step.title
    marks = "".join(f"[{numbered[name]}]" for name in offer.evidence[:3] if name in numbered)
    about = ", ".join(
        part
        for part in (offer.provider, offer.duration_text or (f"{offer.hours:g} heures" if offer.hours else ""))
        if part
    )
    return f"« {step.title} »" + (f" ({about})" if about else "") + f" {marks}"


def _reason(reason: Reason, numbered: dict[str, str]) -> str:
    marks = "".join(f"[{numbered[citation.passage]}]" for citation in reason.citations if citation.passage in numbered)
    return f"{reason.text} {marks}"

"""The tool that does the self-assessment question by question."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, tool
from langgraph.types import Command

from assistant.advice.held import ASSESSMENT
from assistant.advice.interview import Assessing, skips, stops
from assistant.advice.reading.reader import Changes
from assistant.agent.counsel import Counsel
from assistant.agent.tools.pathway import number_passages
from assistant.agent.tools.profile import held_of, interview_of
from assistant.agent.tools.turns import first_number
from assistant.knowledge import Library

ASSESS = "self_assess"


def assessment_tool(library: Library, counsel: Counsel, numbers: int) -> BaseTool:
    """Return the tool over the questions of the self-assessment."""

    @tool(ASSESS)
    def self_assess(answer: str, runtime: ToolRuntime) -> Command[Any]:
        """Fait le bilan de la personne, quatorze questions posées une à une ; chacune peut être passée, « stop » arrête. Le premier appel
        donne la première question ; chaque appel suivant prend la réponse et donne la question d’après ; le dernier donne les niveaux.

        Args:
            answer: la réponse même de la personne, son numéro ou ses mots, « passe » ou « stop » ; vide pour commencer.
        """
        from assistant.advice.assessment import questionnaire
        from assistant.advice.interview_assessment import answer_row, answered, current

        interview = interview_of(runtime.state)
        under_way, again = interview.assessing, False
        begun = under_way is None
        if under_way is None:
            under_way = Assessing()
        elif question := current(under_way):
            row = answer_row(question, answer)
            again = row is None and not skips(answer) and not stops(answer)
            under_way = under_way if again or stops(answer) else answered(under_way, row)
        left = not begun and stops(answer)
        question = None if left else current(under_way)
        artifact: dict[str, Any] = {
            "advice": "assessment",
            "question": question.model_dump(mode="json") if question else None,
            "row": len(under_way.answers) + 1,
            "count": len(questionnaire()),
            "begun": begun,
            "again": again,
            "left": left,
        }
        update: dict[str, Any] = {}
        if question is None:
            update, found = _placed(under_way, counsel, held_of(runtime.state).profile.goal)
            first = first_number(runtime.state["messages"], runtime.tool_call_id, numbers)
            cited = [citation.passage for reason in found["why"] for citation in reason.citations]
            numbered = number_passages(list(dict.fromkeys(cited)), first, library, numbers)
            artifact |= {"levels": found["levels"], "why": [reason.model_dump(mode="json") for reason in found["why"]]}
            artifact["passages"] = {number: passage for passage, number in numbered.items()}
        after = interview.model_copy(update={"assessing": under_way if question else None})
        message = ToolMessage(_told(artifact), tool_call_id=runtime.tool_call_id, name=ASSESS, artifact=artifact)
        return Command(update={**update, "interview": after.model_dump(mode="json"), "messages": [message]})

    return self_assess


def _placed(done: Assessing, counsel: Counsel, goal: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the answers change of the profile, and where they place the person."""
    from assistant.advice.assessment import Answers, assess

    if not any(row is not None for row in done.answers.values()):
        return {}, {"levels": {}, "why": []}
    found = assess(Answers(answers=done.answers, goal=goal), counsel.proofs)
    changes = Changes(set={"levels": found.levels} if found.levels else {}, origins={"levels": ASSESSMENT})
    if found.maturity:
        changes.set["maturity"], changes.origins["maturity"] = found.maturity, ASSESSMENT
    return {"held": {"changes": changes.model_dump(mode="json")}}, {"levels": found.levels, "why": found.why}


def _told(artifact: dict[str, Any]) -> str:
    """Return what a language model is told: the question to put, or the levels that were found."""
    question = artifact["question"]
    if question is None:
        numbers = {passage: number for number, passage in artifact.get("passages", {}).items()}
        proofs = [
            f"{one['text']} [{numbers[one['citations'][0]['passage']]}]"
            for one in artifact["why"]
            if one["citations"][0]["passage"] in numbers
        ]
        return "\n".join([f"Niveaux trouvés : {artifact['levels']}", *proofs])
    answers = "\n".join(f"{row}. {answer}" for row, answer in enumerate(question["answers"], 1))
    return f"Question {artifact['row']} sur {artifact['count']} : {question['text']} {question['example']}\n{answers}"

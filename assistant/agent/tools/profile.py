"""The tool that keeps what a person tells of themselves."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, tool
from langgraph.types import Command

from assistant.advice.held import HeldProfile, applied
from assistant.advice.interview import Interview, asking, known, next_question, ready, skips, speaks_of_another
from assistant.advice.models import Profile
from assistant.advice.reading.fields import correction
from assistant.advice.reading.reader import Changes
from assistant.advice.reading.said import Said
from assistant.advice.reading.telling import lines_of
from assistant.agent.counsel import Counsel
from assistant.words import catalogue

PROFILE = "update_profile"


def profile_tool(counsel: Counsel) -> BaseTool:
    """Return the tool over the readers of profiles."""

    @tool(PROFILE)
    def update_profile(words: str, runtime: ToolRuntime, clear: list[str] | None = None) -> Command[Any]:
        """Note ce que la personne dit d’elle-même, ou de la personne qu’elle conseille : métier, secteur, statut, lieu, niveau,
        objectif, temps, budget, modalité, date, certification, refus. À appeler chaque fois qu’elle le dit, le corrige ou le retire,
        avant `recommend_pathway`. Ne note jamais l’âge, la santé ni le genre.

        Args:
            words: les mots mêmes de la personne, sans rien ajouter.
            clear: champs à oublier, parmi trade, sector, status, territory, levels, hours_max, mode, start_by, certification, goal, budget, refuses.
        """
        held, interview = held_of(runtime.state), interview_of(runtime.state)
        skipped = bool(interview.pending) and skips(words)
        asked, rest = correction(Said.of(words)) or (interview.pending, words)
        changes = Changes() if skipped else counsel.reader.read(rest, asked)
        changes.clear += [name for name in clear or () if name in Profile.model_fields]
        now = applied(held, changes)
        begun = moved_on(interview, now, changes, words)
        begun = begun.model_copy(update={"client": begun.client or speaks_of_another(words)})
        enough = ready(now, begun)
        name = None if enough else next_question(now, begun)
        after = begun if enough else asking(begun, name)
        artifact = {
            "advice": "profile",
            "held": now.model_dump(mode="json"),
            "question": name,
            "client": after.client,
            "ready": enough,
            "changed": [name for name in changes.set if now.has(name)],
            "skipped": skipped,
            "forgot": bool(changes.clear) and not changes.set,
            "sensitive": changes.sensitive,
        }
        message = ToolMessage(
            told(now, question_of(name, after.client, "fr"), enough, counsel),
            tool_call_id=runtime.tool_call_id,
            name=PROFILE,
            artifact=artifact,
        )
        return Command(
            update={
                "held": {"changes": changes.model_dump(mode="json")},
                "interview": after.model_dump(mode="json"),
                "messages": [message],
            }
        )

    return update_profile


def moved_on(interview: Interview, held: HeldProfile, changes: Changes, words: str) -> Interview:
    """Return the interview once a message came in: its question is answered, skipped, or still waits."""
    over = skips(words) or interview.pending in known(held) or bool(changes.clear)
    return interview.model_copy(update={"pending": None}) if over else interview


def question_of(name: str | None, client: bool, language: str) -> str:
    """Return the question for what is asked, put to the person or about the one whom they advise; empty for none."""
    words = catalogue(language)["advice"]
    return str(words["ask_client" if client else "ask"][name]) if name else ""


def told(held: HeldProfile, ask: str, enough: bool, counsel: Counsel) -> str:
    """Return what a language model is told: what is held, and what to do next."""
    lines = [f"- {line.label} : {line.value} ({line.origin})" for line in lines_of(held, "fr", counsel.names)]
    if ask:
        following = f"Pose cette seule question, et dis qu’on peut la passer : « {ask} »"
    else:
        following = "Appelle maintenant recommend_pathway." if enough else "Demande ce que la personne cherche."
    return "\n".join(["Profil compris :", *(lines or ["- rien encore"]), following])


def held_of(state: Any) -> HeldProfile:
    """Return the profile of a conversation's state."""
    return HeldProfile.model_validate(state.get("held") or {})


def interview_of(state: Any) -> Interview:
    """Return where a conversation stands with its questions."""
    return Interview.model_validate(state.get("interview") or {})

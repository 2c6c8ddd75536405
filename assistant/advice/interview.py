"""The interview: what is asked next, in which order, and when there is enough to advise from."""

from __future__ import annotations

import re

from pydantic import Field

from assistant.advice.held import HeldProfile
from assistant.advice.reading.reader import NEED
from assistant.advice.reading.said import Said
from assistant.models import Record

#: Most questions of one conversation.
MOST = 3
#: What is asked for, what matters most for the choice first; `need` is the goal or the level.
ORDER = ("trade", NEED, "territory", "hours_max")
#: With so many of them known, a pathway is shown at once and the rest is asked beside it.
ENOUGH = 3

_SKIP = re.compile(
    r"\s*(?:passe[rz]?(?: (?:cette question|la question))?|(?:je )?(?:ne |n')?(?:sais|sait) (?:pas|plus)(?: (?:trop|encore))?|aucune idee|peu importe|qu'importe|(?:ca )?m'est egal|"
    r"n'importe|suivante?|question suivante|je prefere ne pas (?:repondre|le dire|dire)|sans reponse|pas (?:encore )?(?:decide|defini)e?|rien de special|j'en sais rien|"
    r"skip|pass|next|i don'?t know|don'?t know|no idea|not sure|whatever|any|doesn'?t matter|i'?d rather not say|idk)[\s.!]*"
)
_STOP = re.compile(
    r"\s*(?:stop|arrete[rz]?|arretons|on arrete|ca suffit|assez|fin|quitte[rz]?|j'arrete|quit|enough|that's enough)(?: (?:la|le bilan|les questions|the assessment))?[\s.!]*"
)

_ANOTHER = re.compile(
    r"\b(?:je|nous) (?:conseill\w+|accompagn\w+|recois)\b|\b(?:ma|mon|une|un|notre) client\w*\b|\bi advise\b|\bmy client\b|\bje suis conseill\w+"
)


class Assessing(Record):
    """A self-assessment under way."""

    answers: dict[str, int | None] = Field(
        default_factory=dict, description="Question → row of the answer; None: skipped"
    )


class Interview(Record):
    """Where a conversation stands with its questions."""

    asked: list[str] = Field(default_factory=list, description="What was asked for; nothing is asked twice")
    pending: str | None = Field(default=None, description="What the last question asked for")
    advised: bool = Field(default=False, description="Whether a pathway was shown")
    shown: list[str] = Field(default_factory=list, description="Ids of the offers shown last, in their order")
    warned: list[str] = Field(default_factory=list, description="Kinds of the warnings that were spoken")
    client: bool = Field(default=False, description="Whether the person advises somebody else")
    assessing: Assessing | None = None

    @property
    def begun(self) -> bool:
        """Whether the person is being advised."""
        return bool(self.asked or self.advised or self.assessing)


def known(held: HeldProfile) -> set[str]:
    """Return what of the order is known."""
    need = {NEED} if held.has("goal") or held.has("levels") or held.profile.maturity else set()
    return need | {name for name in ORDER if name != NEED and held.has(name)}


def next_question(held: HeldProfile, interview: Interview) -> str | None:
    """Return what to ask for next; None where all is known or three questions were asked."""
    if len(interview.asked) >= MOST:
        return None
    return next((name for name in ORDER if name not in known(held) and name not in interview.asked), None)


def ready(held: HeldProfile, interview: Interview) -> bool:
    """Tell whether there is enough to show a pathway: nothing is left to ask, most is known, or one was shown before."""
    return interview.advised or len(known(held)) >= ENOUGH or next_question(held, interview) is None


def asking(interview: Interview, name: str | None) -> Interview:
    """Return the interview once a question was put, or none."""
    asked = [*interview.asked, name] if name and name not in interview.asked else interview.asked
    return interview.model_copy(update={"asked": asked, "pending": name})


def speaks_of_another(text: str) -> bool:
    """Tell whether the person advises somebody else: « je conseille une cliente »."""
    return bool(_ANOTHER.search(Said.of(text).folded))


def skips(text: str) -> bool:
    """Tell whether a message declines to answer: « passe », « je ne sais pas », « peu importe »."""
    return bool(_SKIP.fullmatch(Said.of(text).folded))


def stops(text: str) -> bool:
    """Tell whether a message ends a self-assessment."""
    return bool(_STOP.fullmatch(Said.of(text).folded))

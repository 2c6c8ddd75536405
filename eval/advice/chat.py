"""Whether the chat comes to the same advice however a person says it: each telling in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from assistant.advice.held import HeldProfile
from assistant.advice.models import Pathway
from eval.advice.cases import DAY, Persona
from eval.advice.personas import Shelf
from eval.records import Strict


class Talker(Protocol):
    """What is asked of an assistant here: answers, and the profile that a thread has come to."""

    def ask(self, question: str, thread: str | None = None) -> object:
        """Answer a message of a thread."""

    def profile(self, thread: str) -> HeldProfile:
        """Return what was understood of the person in a thread."""


class Telling(Strict):
    """One way of saying it: what was understood, what is advised for it, and whether that is the persona's pathway."""

    persona: str
    number: int
    understood: dict[str, object]
    advised: list[str]
    expected: list[str]
    same: bool


class Stability(Strict):
    """How the chat came out over some personas."""

    tellings: int
    same: int
    personas: int
    agree: int
    wrong: list[Telling]


def stability(
    shelf: Shelf, talker: Talker, personas: Iterable[Persona], told: Callable[[int, int], None] = lambda *_: None
) -> Stability:
    """Tell every telling of some personas to the chat and compare the pathways for the profiles that it understood."""
    asked = [one for one in personas if one.chat]
    found: list[Telling] = []
    for done, persona in enumerate(asked):
        found += [_tell(shelf, talker, persona, number) for number in range(len(persona.tellings))]
        told(done + 1, len(asked))
    agree = sum(len({tuple(one.advised) for one in found if one.persona == persona.id}) == 1 for persona in asked)
    return Stability(
        tellings=len(found),
        same=sum(one.same for one in found),
        personas=len(asked),
        agree=agree,
        wrong=[one for one in found if not one.same],
    )


def _tell(shelf: Shelf, talker: Talker, persona: Persona, number: int) -> Telling:
    """Return what came of one telling."""
    thread = f"{persona.id}-{number}"
    for message in persona.tellings[number]:
        talker.ask(message, thread)
    understood = talker.profile(thread).profile
    advised, expected = _told(shelf.adviser.recommend(understood, DAY)), _told(shelf.advise(persona))
    return Telling(
        persona=persona.id,
        number=number + 1,
        understood=understood.model_dump(mode="json", exclude_defaults=True),
        advised=advised,
        expected=expected,
        same=advised == expected,
    )


def _told(pathway: Pathway) -> list[str]:
    """Return the status and the steps of a pathway, in order."""
    return [pathway.status, *(step.offer or step.activity or "" for step in pathway.steps)]

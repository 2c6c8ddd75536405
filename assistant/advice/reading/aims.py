"""Aims, subjects and schools by the words for them: what a goal comes down to."""

from __future__ import annotations

from functools import lru_cache

from assistant.advice.lexicon import names, padded, table
from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Phrases, Said
from assistant.advice.situation import asked_places, subject

#: Letters of a word that says something.
LETTERS = 4


@lru_cache
def _aims() -> list[tuple[str, Phrases[str]]]:
    return [(aim, Phrases((phrase, aim) for phrase in phrases)) for aim, phrases in words()["aims"].items()]


@lru_cache
def _subjects() -> Phrases[str]:
    return Phrases((phrase, name) for name, phrases in words()["subjects"].items() for phrase in (name, *phrases))


@lru_cache
def _schools() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in words()["school"])


def schooled(said: Said) -> bool:
    """Tell whether a school rather than a course is asked for."""
    return any(not said.negated(one.start) for one in _schools().find(said))


def reduced(said: Said, spans: list[tuple[int, int]]) -> Found[str] | None:
    """Return a goal as aim, subjects and school, always in that order, of what stands within some spans."""

    def within(found: list[Found[str]]) -> list[Found[str]]:
        held = [one for one in found if any(start <= one.start < end for start, end in spans)]
        return [one for one in held if not said.negated(one.start)]

    aims = [one for _, phrases in _aims() for one in within(phrases.find(said))]
    subjects, schools = within(_subjects().find(said)), within(_schools().find(said))
    if not (aims or subjects or schools):
        return None
    used = [*aims[:1], *subjects, *schools[:1]]
    told = sorted({one.value for one in subjects}, key=list(words()["subjects"]).index)
    value = ", ".join([*(one.value for one in aims[:1]), *told, *(["master"] if schools else [])])
    return Found(value, min(one.start for one in used), max(one.end for one in used))


def covered(said: Said) -> bool:
    """Tell whether a message says no more than an aim or a subject: « découvrir », « le montage »."""
    found = [one for phrases in (*(those for _, those in _aims()), _subjects()) for one in phrases.find(said)]
    return all(
        len(token.word) < LETTERS or any(one.start <= token.start < one.end for one in found) for token in said.tokens
    )


def named_aim(text: str) -> str | None:
    """Return the aim that a goal names as the advice reads it, None where it names none."""
    said = padded(text)
    return next((aim for aim, those in table("targets")["aim_words"].items() if names(said, those)), None)


def held_goal(text: str) -> str:
    """Return a goal as a profile holds it: the person's own words, the aim alone where they say no more."""
    goal, lexicon = padded(text), table("lexicon")
    topics = [word for topic in table("targets")["topics"] for word in topic["words"]]
    special = (*lexicon["school"], *lexicon["team"], *topics)
    aim = named_aim(text)
    return text if not aim or subject(text) or names(goal, special) or asked_places(goal) else aim

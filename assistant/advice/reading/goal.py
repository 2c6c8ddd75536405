"""What a person wants to be able to do: an aim, what it is about, and whether it is a school or another territory they ask for."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.advice.lexicon import table
from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Phrases, Said

_WANTS = re.compile(
    r"\b(?:veux|voudrais|voudrait|veut|souhaite|souhaiterais|aimerais|aimerait|cherche a|objectif|but|envie|besoin|afin de|pour (?:pouvoir |mieux |apprendre a )?\w+(?:er|ir|re)\b|"
    r"apprendre|me former|se former|projet|want to|would like|need to|goal|learn|aim)\b"
)
_NOT_WANTED = re.compile(r"\b(?:formation|cours|stage)s? (?:courte?s?|longue?s?|a distance)\b")
_AWAY = re.compile(
    r"\b(?:formations?|cours|programmes?|offres?|organismes?|ecoles?) (?:\w+ ){0,2}?(?P<which>quebecoise?s?|francaise?s?|au quebec|a montreal|en france)\b"
)


@lru_cache
def _aims() -> list[tuple[str, Phrases[str]]]:
    return [(aim, Phrases((phrase, aim) for phrase in phrases)) for aim, phrases in words()["aims"].items()]


@lru_cache
def _subjects() -> Phrases[str]:
    return Phrases(
        (phrase, subject) for subject, phrases in words()["subjects"].items() for phrase in (subject, *phrases)
    )


@lru_cache
def _schools() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in words()["school"])


def goal(said: Said, asked: bool = False) -> Found[str] | None:
    """Return the goal in the words by which a profile holds it: aim, subjects, school, always in that order.

    Only what stands in a clause of wanting counts; `asked`: the whole message answers the question for it.
    """
    spans = [(0, len(said.folded))] if asked else _wanting(said)
    aims = [
        one
        for _, phrases in _aims()
        for one in phrases.find(said)
        if _within(one, spans) and not said.negated(one.start)
    ]
    subjects = [one for one in _subjects().find(said) if _within(one, spans) and not said.negated(one.start)]
    schools = [one for one in _schools().find(said) if _within(one, spans) and not said.negated(one.start)]
    if not (aims or subjects or schools):
        return None
    used = [*aims[:1], *subjects, *schools[:1]]
    known = list(words()["subjects"])
    names = sorted({one.value for one in subjects}, key=known.index)
    told = [*(one.value for one in aims[:1]), *names, *(["master"] if schools else [])]
    begin, end = min(one.start for one in used), max(one.end for one in used)
    return Found(", ".join(told), begin, end)


def asked_away(territory: str) -> str:
    """Return the phrase by which a goal asks for courses of a territory other than one's own."""
    return str(table("lexicon")["asked"].get(territory, [""])[0])


def _wanting(said: Said) -> list[tuple[int, int]]:
    """Return the clauses in which the person says what they want."""
    found = []
    for match in _WANTS.finditer(said.folded):
        end = re.compile(r"[.!?;\n]|\bmais\b|\bbut\b").search(said.folded, match.end())
        found.append((match.start(), end.start() if end else len(said.folded)))
    return found


def _within(one: Found[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= one.start < end for start, end in spans)

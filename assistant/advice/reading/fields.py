"""What a person wants to be forgotten: « oublie mon budget », « enlève la durée », « efface tout »."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Phrases, Said

#: Everything that is held of a person.
ALL = "all"
_FORGET = re.compile(
    r"\b(?:oublie[zr]?|efface[zr]?|enleve[zr]?|supprime[zr]?|retire[zr]?|ne tiens? (?:pas|plus) compte|ne tenez (?:pas|plus) compte|laisse[zr]? tomber|annule[zr]?|"
    r"peu importe|qu'importe|m'est egal|forget|remove|erase|clear|drop|never mind|ignore[zr]?|doesn't matter)\b"
)
_ALL = re.compile(r"\b(?:tout(?: ce que)?|mon profil|everything|my profile|mes (?:reponses|informations|donnees))\b")
_AGAIN = re.compile(
    r"\b(?:repart(?:ons|ir) de zero|recommen(?:ce|cons|cez)(?: a zero| tout)?$|remets? a zero|start (?:over|again))\b"
)

_CORRECT = re.compile(
    r"\s*(?:corriger|corrige|correct|changer?|modifie[rz]?)\s*:?\s*(?:(?:mon|ma|mes|le|la|les|my|the)\b\s*)?"
)


@lru_cache
def _fields() -> Phrases[str]:
    return Phrases((phrase, name) for name, phrases in words()["fields"].items() for phrase in phrases)


def erased(said: Said) -> list[str]:
    """Return the fields that a message wants to be forgotten; `ALL` for the whole profile."""
    if _AGAIN.search(said.folded.strip(" .!")):
        return [ALL]
    forget = _FORGET.search(said.folded)
    if not forget:
        return []
    after = [
        one.value
        for one in _fields().find(said)
        if one.start > forget.start() or "egal" in forget[0] or "matter" in forget[0]
    ]
    if after:
        return list(dict.fromkeys(after))
    return [ALL] if _ALL.search(said.folded[forget.start() :]) else []


def correction(said: Said) -> tuple[str, str] | None:
    """Return the field that « Corriger : durée trois jours » is about, and what is said of it; None for anything else."""
    match = _CORRECT.match(said.folded)
    named = next(iter(_fields().find(said)), None) if match else None
    if match is None or named is None or said.folded[match.end() : named.start].strip():
        return None
    return named.value, said.text[named.end :].strip(" :,.")

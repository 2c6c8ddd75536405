"""A message as the readers see it: folded, in clauses, every word with its place in what the person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ingestion.french import fold, plain

T = TypeVar("T")

#: How many words before something a negation still bears on it: « je ne veux surtout pas de formation à distance ».
NEGATION_REACH = 5
#: What a message is looked at of; a profile is told in fewer words.
LONGEST = 2_000

_INCLUSIVE = re.compile(
    r"(?<=\w)(?:[·•.](?:e|ne|le|ice|rice|trice|euse|se|ere|ive)(?:[·.]?s)?\b|\((?:e|ne|le|rice|trice|euse)s?\)s?)"
)
_TOKEN = re.compile(r"[a-z0-9]+")
#: An elision that a list writes as a space: « a l aise ».
_ELIDED = re.compile(r"\b([ldnjsmtc]|qu) (?=[aeiouyh])")
_BOUND = re.compile(r"[.!?;:\n,()]|\b(?:mais|but|et|and|car|donc)\b")
_NEGATION = re.compile(
    r"\b(?:pas|sans|ni|non (?:a|aux)|aucune?|jamais|plus (?:de |d')|hors|sauf|no|not|without|never|refuse|refuses|evite|eviter|deteste|contre|don't|dont)(?!\w)"
)
#: « pas plus de trois jours », « pas forcément à distance »: these negate nothing that follows.
_HOLLOW = re.compile(
    r"\bpas (?:plus|trop|beaucoup|mal|forcement|seulement|uniquement|que|encore)\b|\bsans (?:emploi|travail|poste|activite|contrat)\b|\bno more than\b|\bnot only\b|\bplus de\b"
)


class Token(NamedTuple):
    """A folded word and where it stands."""

    word: str
    start: int
    end: int


class Found(NamedTuple, Generic[T]):
    """Something that a message names."""

    value: T
    start: int
    end: int


@dataclass(frozen=True)
class Said:
    """A message; `folded` is as long as `text`, so that places in one are places in the other."""

    text: str

    @classmethod
    def of(cls, text: str) -> Said:
        """Return a message with plain apostrophes and spaces."""
        return cls(plain(text[:LONGEST]))

    @cached_property
    def folded(self) -> str:
        """The message without accents, capitals, hyphens or inclusive endings."""
        text = "".join(fold(char)[:1] or " " for char in self.text)
        return _INCLUSIVE.sub(lambda found: " " * len(found[0]), text).replace("-", " ")

    @cached_property
    def tokens(self) -> list[Token]:
        """The words, elided articles left out."""
        return [
            Token(found[0], *found.span())
            for found in _TOKEN.finditer(self.folded)
            if not (found.end() - found.start() <= 2 and self.folded[found.end() : found.end() + 1] == "'")
        ]

    @cached_property
    def asks(self) -> bool:
        """Whether it is put as a question."""
        return "?" in self.text

    def clause(self, start: int) -> tuple[int, int]:
        """Return where the clause that holds a place begins and ends."""
        begin = max((found.end() for found in _BOUND.finditer(self.folded, 0, start)), default=0)
        following = _BOUND.search(self.folded, start)
        return begin, following.start() if following else len(self.folded)

    def before(self, start: int) -> str:
        """Return what of its clause stands before a place, folded."""
        return self.folded[self.clause(start)[0] : start]

    def negated(self, start: int) -> bool:
        """Tell whether a negation of the same clause bears on what begins at a place."""
        near = " ".join(_HOLLOW.sub(" ", self.before(start)).split()[-NEGATION_REACH:])
        return bool(_NEGATION.search(near))

    def masked(self, spans: Iterable[tuple[int, int]]) -> Said:
        """Return the message with some places blank, everything else where it was."""
        text = self.text
        for start, end in spans:
            text = text[:start] + " " * (end - start) + text[end:]
        return Said(text)

    def words(self, start: int, end: int) -> str:
        """Return what the person wrote there, with the preposition or article that leads it in."""
        lead = re.search(
            r"(?:\b(?:plutot|surtout|pas|non|je suis|i'm|i am|en|a|au|aux|dans|le|la|les|un|une|de|in|on)\s+|\b[dl]')+$",
            self.before(start),
        )
        begin = start - len(lead[0]) if lead else start
        return " ".join(self.text[begin:end].split())


class Phrases(Generic[T]):
    """Phrases → what they stand for; of two in the same place the longer counts, and a plural is its singular."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._held: dict[tuple[str, ...], T] = {}
        for phrase, value in entries:
            key = tuple(singular(token.word) for token in Said.of(_ELIDED.sub(r"\1'", phrase)).tokens)
            if key:
                self._held.setdefault(key, value)
        self._longest = max(map(len, self._held), default=0)

    @classmethod
    def of(cls, table: Mapping[str, Iterable[str]]) -> Phrases[str]:
        """Return the phrases of a table, key → phrases, the key itself being one."""
        return Phrases((phrase, key) for key, phrases in table.items() for phrase in (key, *phrases))

    def find(self, said: Said) -> list[Found[T]]:
        """Return what a message names, in the order of the message."""
        tokens, taken, found = said.tokens, [False] * len(said.tokens), []
        for length in range(min(self._longest, len(tokens)), 0, -1):
            for begin in range(len(tokens) - length + 1):
                if any(taken[begin : begin + length]):
                    continue
                key = tuple(singular(token.word) for token in tokens[begin : begin + length])
                if key in self._held:
                    found.append(Found(self._held[key], tokens[begin].start, tokens[begin + length - 1].end))
                    taken[begin : begin + length] = [True] * length
        return sorted(found, key=lambda one: one.start)


def singular(word: str) -> str:
    """Return a folded word without the mark of the plural."""
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word


def outside(found: Iterable[Found[T]], spans: Iterable[tuple[int, int]]) -> Iterator[Found[T]]:
    """Yield what stands in none of some spans."""
    held = list(spans)
    for one in found:
        if not any(start < one.end and one.start < end for start, end in held):
            yield one

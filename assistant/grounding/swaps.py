"""Two words of a sentence exchanged: each stands where the passages have the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among
from assistant.models import Failure

_PIECE = re.compile(
    r"[.;:!?,()|]|\n\s*[-•*▪●]|\s(?:et|mais|contre|puis|ou|tandis|alors|car|plutot|lieu|rapport|apres|avant|depuis)\s"
)
#: How much better the exchanged words must fit, what each must share there, and what each may share as it stands.
MARGIN, CROSSED, STRAIGHT = 1.4, 0.8, 0.6
#: Longer sentences are lists; their words are not compared in pairs.
MOST = 24
_BARE = frozenset("plus moins tres ia iag intelligence artificielle surtout dont".split())


class Word(NamedTuple):
    """A word and the stems of the words of its piece of sentence."""

    stem: str
    text: str
    beside: frozenset[str]


@lru_cache(maxsize=4096)
def words(text: Reading) -> list[Word]:
    """Return the words of a text that say something, with those between the same commas and linking words."""
    stops = [0, *(match.end() for match in _PIECE.finditer(text.lower)), len(text.lower) + 1]
    found = []
    for begin, end in itertools.pairwise(stops):
        piece = [token for token in text.content if begin <= token.start < end and token.word not in _BARE]
        stems = frozenset(token.stem for token in piece)
        found += [Word(token.stem, token.text, stems - {token.stem}) for token in piece]
    return found


def swap_failures(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield the first two words of `sentence` that the passages have in each other's place."""
    there: dict[str, list[Word]] = {}
    for text in around:
        for word in words(text):
            there.setdefault(word.stem, []).append(word)
    own = [word for word in words(sentence) if word.stem in there]
    if len(own) > MOST:
        return
    once = [word for word in own if sum(other.stem == word.stem for other in own) == 1]
    for one, two in itertools.combinations(once, 2):
        if two.stem in one.beside:
            continue
        both = frozenset({one.stem, two.stem}) | (_beside(there[one.stem]) & _beside(there[two.stem]))
        crossed = _fit(one, there[two.stem], both), _fit(two, there[one.stem], both)
        straight = _fit(one, there[one.stem], both), _fit(two, there[two.stem], both)
        if min(crossed) >= CROSSED and max(straight) <= STRAIGHT and sum(crossed) >= sum(straight) + MARGIN:
            yield failure("swap", f"{one.text} / {two.text}")
            return


def _beside(places: Sequence[Word]) -> frozenset[str]:
    """Return the stems beside any of some places."""
    return frozenset().union(*(place.beside for place in places))


def _fit(word: Word, places: Sequence[Word], both: frozenset[str]) -> float:
    """Return how many of the words beside a word stand beside the best of some places."""
    beside = word.beside - both
    return max(sum(credit_among(stem, place.beside) for stem in beside) for place in places)

"""How a person's organisation stands to AI: pioneer, experimenter, follower, refractory (Occitanie study)."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Said

#: The person alone speaks: « on me le demande, mais je refuse ».
_ALONE = re.compile(r"\bj(?:e\b|')")
_SENTENCE = re.compile(r"[.!?\n]")


@lru_cache
def _patterns() -> tuple[list[tuple[str, re.Pattern[str]]], re.Pattern[str]]:
    given = words()
    kinds = [(kind, re.compile(rf"\b(?:{'|'.join(those)})(?!\w)")) for kind, those in given["maturity"].items()]
    return kinds, re.compile(rf"\b(?:{'|'.join(given['organisations'])})(?!\w)")


def maturity(said: Said) -> Found[str] | None:
    """Return how an organisation is said to stand to AI; of a person alone nothing is read."""
    kinds, organisation = _patterns()
    for kind, pattern in kinds:
        for match in pattern.finditer(said.folded):
            begin = max((found.end() for found in _SENTENCE.finditer(said.folded, 0, match.start())), default=0)
            named = [one.end() for one in organisation.finditer(said.folded, begin, match.end())]
            alone = [one.end() for one in _ALONE.finditer(said.folded, begin, match.start())]
            if named and named[-1] > max(alone, default=-1) and not said.negated(match.start()):
                return Found(kind, *match.span())
    return None

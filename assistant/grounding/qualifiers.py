"""Which of several things of one name a sentence speaks of: « le lot 2 », « le musée du textile », « data analyst »."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.matching import matches
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity, credit_among
from assistant.models import Failure

_LINK = re.compile(r"\s?(?:(?:de la|de l'|de|du|des|d'|en|a|au|aux|n°)\s?)?[«\"'-]?\s?")
#: Share of a clause that another must say to be about the same matter, and how much less the other thing's clause says.
SAME_MATTER, NEARLY = 0.5, 0.12


class Pair(NamedTuple):
    """A thing and the word that tells which one it is."""

    thing: str
    which: Token


@lru_cache(maxsize=8192)
def pairs(text: Reading) -> list[Pair]:
    """Return the words of a text that stand behind another that they qualify."""
    telling = [
        token for token in text.tokens if token.is_content or token.word.isdigit() or token.word in {"ante", "post"}
    ]
    return [
        Pair(one.stem, other)
        for one, other in itertools.pairwise(telling)
        if one.is_content and one.word not in {"ia", "iag"} and _LINK.fullmatch(text.lower, one.end, other.start)
    ]


def qualifier_failures(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield words that put another thing of the same name where the passages have one."""
    everywhere = [(pair, text) for text in around for pair in pairs(text)]
    for clause in sentence.clauses:
        found = sorted(matches(clause, around, rarity), key=lambda match: -match.share)
        if not found or found[0].share < SAME_MATTER:
            continue
        near = [match.clause for match in found if match.share >= found[0].share - NEARLY]
        for pair in pairs(clause):
            if any(credit_among(pair.which.stem, text.stems) for text in near):
                continue
            known = any(pair.thing == other.thing and pair.which.stem == other.which.stem for other, _ in everywhere)
            rival = next(
                (
                    (other, text)
                    for text in near
                    for other in pairs(text)
                    if other.thing == pair.thing and not credit_among(other.which.stem, sentence.stems)
                ),
                None,
            )
            if known and rival:
                yield failure("other_word", pair.which.text, rival[1].text)

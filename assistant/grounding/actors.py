"""Who does what: a sentence may not exchange the one who acts and the one acted on, nor put another in the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import opposites, root, sisters, synonyms
from assistant.grounding.names import find_names
from assistant.grounding.negation import AUXILIARIES
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among, kin
from assistant.models import Failure

#: Words of the clause on either side of a verb that may name who acts and what is acted on.
REACH = 6
_BEFORE_NOUN = frozenset(
    "le la les l un une des du de d au aux a en ce cet cette ces son sa ses leur leurs notre votre par pour sur sous dans avec sans "
    "plus moins tres entre chaque tout toute tous toutes".split()
)
_PASSIVE = re.compile(r"(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues|it|its|ite|ites|ts|t|tes|is|ise|ises)\Z")
#: Endings of adverbs, adjectives and nouns, which are no verbs.
_NO_VERB = re.compile(
    r"(?:ment|iques?|[ai]bles?|ifs?|ives?|eux|euses?|ales?|aux|els?|elles?|ieres?|ions?|eurs?|isme|ier|iers)\Z|"
    r"(?:pas|plus|moins|tres|trop|vite|bien|deja|encore|aussi|surtout|depuis|pendant|grace|deux|trois|quatre|cinq)\Z"
)
_BEING = re.compile(
    r"\b(?:est|sont|ete|etre|etait|etaient|sera|seront|serait|seraient|fut|soit|soient)\s(?:[a-z'-]+\s){0,2}$"
)
_BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»")
_BY = re.compile(r"(?:\s[a-z'-]+){0,3}?\spar\s(?![a-z]+(?:er|ir|re)\b)")
_STOP = re.compile(r"[.;:!?|]|,\s|\s(?:et|mais|ou|tandis|alors|grace|selon|que)\s|\squ'|\sa cause\s|\n\s*[-•*▪|]")


class Act(NamedTuple):
    """A word that may be a verb, the stems of who acts and those of what is acted on."""

    verb: Token
    agents: tuple[Token, ...]
    objects: tuple[Token, ...]
    text: Reading
    all_agents: tuple[Token, ...]


@lru_cache(maxsize=4096)
def acts(text: Reading) -> list[Act]:
    """Return the words of one sentence that may be verbs with what stands on either side, the passive turned active."""
    found = []
    brackets = [match.span() for match in _BRACKETS.finditer(text.text)]
    outside = [token for token in text.content if not any(start < token.start < end for start, end in brackets)]
    stops = [0, *(match.end() for match in _STOP.finditer(text.lower)), len(text.lower) + 1]
    for row, token in enumerate(text.tokens):
        previous = text.tokens[row - 1].word if row else ""
        if (
            not token.is_content
            or token.word in AUXILIARIES
            or previous in _BEFORE_NOUN | {"que", "qu", "fait", "font"}
        ):
            continue
        if previous.isdigit():
            continue
        if _NO_VERB.search(token.word) or (row and token.text[0].isupper()):
            continue
        begin = max(stop for stop in stops if stop <= token.start)
        end = min(stop for stop in stops if stop > token.start)
        left = [other for other in outside if begin <= other.start < token.start][-REACH:]
        right = [other for other in outside if token.end <= other.start < end]
        wide = [other for other in outside if other.start < token.start]
        passive = _PASSIVE.search(token.word) and previous not in {"se", "s"} and _BY.match(text.lower, token.end)
        if passive and not left:
            left = [other for other in outside if other.start < token.start][-REACH:]
        if passive and passive.end() <= end:
            right = [other for other in right if other.start >= passive.end()]
            left, right = right, left
            wide = [other for other in outside if other.start >= passive.end()]
        elif _PASSIVE.search(token.word) and _BEING.search(text.lower[max(0, token.start - 40) : token.start]):
            left, right = [], left
        found.append(Act(token, tuple(left[:REACH]), tuple(right[:REACH]), text, tuple(wide)))
    return found


def actor_failures(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield the verbs whose actors the passages give otherwise."""
    there = [act for text in around for act in acts(text)]
    names = frozenset(name.start for name in find_names(sentence))
    for act in acts(sentence):
        same = [other for other in there if _same_verb(act.verb, other.verb)]
        if not same or any(_shared(act.agents, other.all_agents) for other in same):
            continue
        for other in same:
            crossed = _shared(act.agents, other.objects) and _shared(act.objects, other.agents)
            straight = _shared(act.objects, other.objects)
            if (crossed and not straight) or (
                (straight or not other.objects) and _is_another(act, other, names, around)
            ):
                yield failure(
                    "actor", f"{_shown(act.agents)} {act.verb.text}", other.text.clause(other.verb.start).text
                )
                break


def _same_verb(one: Token, other: Token) -> bool:
    """Tell whether two words are forms of one verb, or may stand for each other."""
    if one.stem == other.stem or (one.stem[:4] == other.stem[:4] and kin(one.stem, other.stem)):
        return True
    return root(other.stem) in synonyms().get(root(one.stem), frozenset())


def _shared(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Tell whether two sides share a word."""
    stems = frozenset(token.stem for token in other)
    return any(credit_among(token.stem, stems) for token in one)


def _is_another(act: Act, other: Act, names: frozenset[int], around: Sequence[Reading]) -> bool:
    """Tell whether the actor of the sentence is another one of the passages, by name or by kind."""
    against = frozenset().union(
        *(sisters().get(token.stem, frozenset()) | opposites().get(token.stem, frozenset()) for token in act.agents)
    )
    if any(token.stem in against for token in other.agents):
        return True
    named = [token for token in act.agents if token.start in names]
    rivals = [token for token in other.agents if token.text[0].isupper() and not token.text.isupper()]
    return bool(named and rivals) and any(token.stem in text.stems for token in named for text in around)


def _shown(tokens: Sequence[Token]) -> str:
    """Return words as a reader may be shown them."""
    return " ".join(token.text for token in tokens)

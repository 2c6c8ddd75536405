"""Words of a sentence that say the contrary, or another thing of the same kind, of what its passages say there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import opposites, root, sisters, synonyms
from assistant.grounding.negation import denied_places, negative_words
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among, kin
from assistant.models import Failure

#: Words on either side of a word that say what it is said of.
NEIGHBOURS = 4
#: Neighbours that two words must share to be said of one thing, and how many more than the word itself has; more
#: where the sentence says both of two opposites.
LEAST, MARGIN, BOTH = 0.6, 0.5, 1.0
#: Words before another that turn it round: « moins difficile », « non formé ».
_TURNING_BEHIND = frozenset("peu mal".split())
_TURNING = frozenset("sans moins non peu guere insuffisamment mal".split())
#: Words of degree, which belong to the comparison or the figure beside them.
_DEGREES = frozenset(
    "plus moins peu beaucoup guere assez tres fortement faiblement maximum minimum avec sans avant apres".split()
)
#: « étudiant » has the stem of « étudier », which « former » may stand for: verbs and their nouns name no person.
_NO_KIND = re.compile(r"(?:tion|tions|age|er|ir|re|ent|ant)\Z")
_BARE_END = re.compile(r"e?s?\Z")
_APART = re.compile(r"[.;:!?|]\s|\n|\b(?:tandis|alors que|mais|contre|whereas|but)\b")
_PREFIXES = frozenset("in im ir il de des dis mal non mes me a".split())


class Place(NamedTuple):
    """A word of a text with the words around it."""

    token: Token
    text: Reading
    around: tuple[str, ...]
    turned: bool


def contrary_failures(sentence: Reading, around: Sequence[Reading], passages: Sequence[Reading]) -> Iterator[Failure]:
    """Yield the words of `sentence` that say the opposite of a word that `around` says of the same things.

    `around` are the sentences of the passages that bear the sentence. A word that also stands there itself fails only
    where the words beside it are those of its opposite.
    """
    there = [place for text in around for place in places(text)]
    stems = frozenset().union(*(passage.stems for passage in passages))
    for place in places(sentence):
        found = _opposed(place, there) or _other_of_kind(place, sentence, there, place.token.stem in stems)
        if found:
            yield failure(found[0], place.token.text, found[1].text.clause(found[1].token.start).text)


@lru_cache(maxsize=4096)
def places(text: Reading) -> list[Place]:
    """Return the words of a text that say something, each with its neighbours of the same clause."""
    content, found = [token for token in text.content if token.word not in _DEGREES], []
    denied = denied_places(text)
    for row, token in enumerate(content):
        near = [
            other.stem
            for other in content[max(0, row - NEIGHBOURS) : row + NEIGHBOURS + 1]
            if other is not token and _same_clause(text, token, other)
        ]
        found.append(Place(token, text, tuple(near), token.start in denied or _is_turned(text, token)))
    return found


def _same_clause(text: Reading, one: Token, other: Token) -> bool:
    """Tell whether nothing stronger than a comma stands between two words."""
    first, last = sorted((one, other), key=lambda token: token.start)
    return not _APART.search(text.lower, first.end, last.start)


def _is_turned(text: Reading, token: Token) -> bool:
    """Tell whether the word before turns a word round."""
    before = re.search(r"([a-z]+)\s$", text.lower[max(0, token.start - 16) : token.start])
    behind = re.match(r"\s([a-z]+)", text.lower[token.end : token.end + 12])
    return bool(before and before[1] in _TURNING) or bool(behind and behind[1] in _TURNING_BEHIND)


def _opposed(place: Place, there: Sequence[Place]) -> tuple[str, Place] | None:
    """Return the place that says the opposite of a word about the same things, if none says the word itself."""
    against = _against(place.token)
    same = [other for other in there if _says_same(place.token, other.token)]
    contrary = [other for other in there if other.token.stem in against or root(other.token.stem) in against]
    contrary += [other for other in there if other not in contrary and _is_prefixed(place.token, other.token)]
    straight = [other for other in contrary if other.turned == place.turned]
    straight += [other for other in same if other.turned != place.turned and _is_said_turned(place, other)]
    fair = [other for other in same if other.turned == place.turned]
    fair += [other for other in contrary if other.turned != place.turned]
    best = max((_shared(place, other) for other in fair), default=0.0)
    found = max(straight, key=lambda other: _shared(place, other), default=None)
    if found is None or any(token.stem in against for token in place.text.content):
        return None
    if _shared(place, found) < LEAST or (fair and _shared(place, found) <= best + MARGIN):
        return None
    return "opposite", found


def _against(token: Token) -> frozenset[str]:
    """Return the stems that say the opposite of a word."""
    return _stems_against(token.stem)


@lru_cache(maxsize=16_384)
def _stems_against(stem: str) -> frozenset[str]:
    """Return the stems that say the opposite of a stem."""
    return opposites().get(stem, frozenset()) | opposites().get(root(stem), frozenset())


def _is_said_turned(one: Place, other: Place) -> bool:
    """Tell whether a word before or behind, rather than a negation, turns the same adjective round on one side."""
    turned, plain = (one, other) if _is_turned(one.text, one.token) else (other, one)
    return (
        _is_turned(turned.text, turned.token)
        and (
            _BARE_END.sub("", one.token.text.lower()) == _BARE_END.sub("", other.token.text.lower())
            or _is_same(one.token, other.token)
        )
        and _shared(one, other) >= 2 * LEAST
        and not negative_words(plain.text.clause(plain.token.start))
        and not re.search(r"\b(?:moins|sans)\s$", turned.text.lower[: turned.token.start])
    )


def _says_same(one: Token, other: Token) -> bool:
    """Tell whether two words are one, forms of one, or may stand for each other."""
    if one.stem == other.stem or root(one.stem) == root(other.stem):
        return True
    if one.stem[:4] == other.stem[:4] and kin(one.stem, other.stem):
        sided = _against(one)
        return not _is_prefixed(one, other) and (not sided or bool(sided & _against(other)))
    return root(other.stem) in synonyms().get(root(one.stem), frozenset())


def _is_same(one: Token, other: Token) -> bool:
    """Tell whether two words are one or may stand for each other; « formateur » is not « formation »."""
    return one.stem == other.stem or (
        other.stem not in sisters().get(one.stem, frozenset())
        and not (one.stem in sisters() and _NO_KIND.search(other.word))
        and root(other.stem) in synonyms().get(root(one.stem), frozenset())
    )


def _is_prefixed(one: Token, other: Token) -> bool:
    """Tell whether one word is the other with « in- », « dé- »… before it."""
    longer, shorter = (one.stem, other.stem) if len(one.stem) > len(other.stem) else (other.stem, one.stem)
    return len(shorter) >= 4 and longer.endswith(shorter) and longer[: -len(shorter)] in _PREFIXES


def _shared(one: Place, other: Place) -> float:
    """Return how many of the words beside a word stand beside another."""
    stems = frozenset(other.around)
    return sum(credit_among(near, stems) for near in frozenset(one.around))


def _other_of_kind(place: Place, sentence: Reading, there: Sequence[Place], known: bool) -> tuple[str, Place] | None:
    """Return the place that names another thing of the same kind where the sentence names `place`.

    `known`: the passages name that thing too, so that it must stand in another place there.
    """
    others = sisters().get(place.token.stem)
    if not others or (known and sentence.figures):
        # two things that the passages count are told apart by their figures
        return None
    own = [_shared(place, other) for other in there if _is_same(place.token, other.token)]
    least = max(own, default=0.0) + BOTH if own else 2 * LEAST if known else LEAST
    rivals = [
        other
        for other in there
        if other.token.stem in others
        and not any(_is_same(other.token, own) for own in sentence.content)
        and not (known and place.token.stem in other.text.clause(other.token.start).stems)
    ]
    found = max(rivals, key=lambda other: _shared(place, other), default=None)
    return ("other_word", found) if found and _shared(place, found) >= least else None

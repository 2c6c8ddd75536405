"""What a text puts above, before or in the place of what: « plus … que », « avant de », « au lieu de »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.labels import Bound, bind_passage
from assistant.grounding.lexicon import opposites
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among
from assistant.models import Failure
from ingestion.french import stem

Family = Literal["more", "before", "rather"]

_SIDES: tuple[tuple[Family, int, str], ...] = (
    ("more", 1, r"(?:plus|davantage|mieux|more)\b(?P<head>(?:[^.;:!?,\d()]|\([^()]*\)){0,80}?)\s(?:que|qu|than)"),
    ("more", -1, r"(?:moins|moindre|less|fewer)\b(?P<head>(?:[^.;:!?,\d()]|\([^()]*\)){0,80}?)\s(?:que|qu|than)"),
    ("more", 1, r"depass\w+|surpass\w+|exced\w+|l'emporte\w* sur|superieure?s? (?:a|aux?)|passe\w* (?:avant|devant)|devanc\w+|devant|exceeds?"),
    ("more", -1, r"inferieure?s? (?:a|aux?)|passe\w* (?:apres|derriere)|derriere"),
    ("before", 1, r"avant(?: d(?:e|')| que?)?|precede\w*|before"),
    ("before", -1, r"apres(?: que?)?|succede\w* (?:a|aux?)|after"),
    ("rather", 1, r"plutot qu(?:e|')|au lieu d(?:e|')|et non(?: pas)?|rather than|instead of|face (?:a|aux?)|par rapport (?:a|aux?)"
                  r"|comparee?s? (?:a|aux?)|au detriment d(?:e|')|tandis qu(?:e|')|alors qu(?:e|')"),
)  # fmt: skip
_PATTERNS = tuple((family, sign, re.compile(rf"(?<![\w-])(?:{words})(?![\w])")) for family, sign, words in _SIDES)
_STOP = re.compile(r"[.;:!?]\s|\n\s*(?:\n|[-–—•*▪●])|\|")
#: Content words on each side that are compared.
REACH = 6
_MARGIN = 0.5

#: What is said of less: « plus difficile que » puts below what « mieux que » puts above.
_WORSE = frozenset(
    stem(word) for word in "difficile difficiles rare rares faible faibles mal pire lent compliqué petit pauvre".split()
)
#: « plus de 12 » bounds a figure, « ne … plus » denies, « le plus » ranks.
_COMPARED = re.compile(
    r"(?<![\w'-])(?P<top>(?:le|la|les|l'|du|des|aux?|ses|leurs?|son|sa) ?)?(?P<sign>plus|davantage|moins|moindres?)\s+"
    r"(?:(?:d'|de |des |en (?:plus|moins) (?:de |d')?)+)?(?P<next>[a-z][a-z'-]+)"
)
_DENIED_PLUS = re.compile(r"\bn(?:e |')[^.;:!?,]{1,40}$")
_NOT_HEADS = frozenset("que qu ou moins plus en de la le les un une ne pas tard tot cette ce".split())


class Relation(NamedTuple):
    """Two sides of which the first is put above or before the second (`sign` 1), or below or after it (-1)."""

    family: Family
    sign: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    head: tuple[str, ...]
    start: int


class Degree(NamedTuple):
    """« plus » or « moins » and the stem that it is said of; `top`: a superlative."""

    sign: int
    head: str
    top: bool
    start: int
    around: frozenset[str]


@lru_cache(maxsize=4096)
def relations(text: Reading) -> list[Relation]:
    """Return the comparisons, orders and choices of one sentence."""
    found = []
    for family, sign, pattern in _PATTERNS:
        for match in pattern.finditer(text.lower):
            head = tuple(_stems(text, *match.span("head"))) if "head" in match.groupdict() else ()
            begin = max((stop.end() for stop in _STOP.finditer(text.lower, 0, match.start())), default=0)
            stop = _STOP.search(text.lower, match.end())
            left = _stems(text, begin, match.start())[-REACH:]
            right = _stems(text, match.end(), stop.start() if stop else len(text.lower))[:REACH]
            if left and right:
                found.append(Relation(family, sign, tuple(left), tuple(right), head, match.start()))
    return found


def _stems(text: Reading, start: int, end: int) -> list[str]:
    """Return the stems of the words of a span that say something."""
    return [
        token.stem
        for token in text.tokens
        if start <= token.start
        and token.end <= end
        and (token.is_content or token.word.isdigit())
        and token.word not in _NOT_HEADS
    ]


def relation_failures(sentence: Reading, around: Sequence[Reading], passages: Sequence[Reading]) -> Iterator[Failure]:
    """Yield comparisons and orders that the passages give the other way round."""
    there = [(relation, text) for text in around for relation in relations(text)]
    for relation in relations(sentence):
        verdicts = [(_agrees(relation, other), text) for other, text in there if other.family == relation.family]
        if any(agrees for agrees, _ in verdicts):
            continue
        wrong = next((text for agrees, text in verdicts if agrees is False), None)
        if wrong is None and relation.family == "more" and not _WORSE & set(relation.head):
            yield from _against_figures(relation, sentence, passages)
        if wrong is not None:
            yield failure("order" if relation.family == "before" else "turned", sentence.text, wrong.text)
    yield from _turned_degrees(sentence, around)


def _against_figures(relation: Relation, sentence: Reading, passages: Sequence[Reading]) -> Iterator[Failure]:
    """Yield a comparison of two things whose figures in the passages say the contrary."""
    bounds = [bound for passage in passages for bound in bind_passage(passage) if bound.figure.high is None]
    for unit in dict.fromkeys(bound.figure.unit for bound in bounds):
        same = [bound for bound in bounds if bound.figure.unit == unit]
        left, right = _figure_of(relation.left, relation.right, same), _figure_of(relation.right, relation.left, same)
        if left and right and (left.figure.values[0] - right.figure.values[0]) * relation.sign < 0:
            yield failure("turned", sentence.text, right.shown)
            return


def _figure_of(side: Sequence[str], other_side: Sequence[str], bounds: Sequence[Bound]) -> Bound | None:
    """Return the figure whose words are those of one side of a comparison rather than of the other, if only one is."""
    own = [stem for stem in side if stem not in other_side]
    rest = [stem for stem in other_side if stem not in side]
    scored = [(_overlap(own, bound.stems) - _overlap(rest, bound.stems), bound) for bound in bounds]
    best = max((score for score, _ in scored), default=0.0)
    chosen = [bound for score, bound in scored if score == best]
    return chosen[0] if best >= 1.0 and len({bound.figure.values for bound in chosen}) == 1 else None


def _agrees(one: Relation, other: Relation) -> bool | None:
    """Tell whether two relations put the same side first; None where they are not about the same sides."""
    straight = min(_overlap(one.left, other.left), 2.0) + min(_overlap(one.right, other.right), 2.0)
    crossed = min(_overlap(one.left, other.right), 2.0) + min(_overlap(one.right, other.left), 2.0)
    if max(straight, crossed) < 1.0 or abs(straight - crossed) < _MARGIN:
        return None
    sign = one.sign * other.sign * (-1 if _heads_oppose(one.head, other.head) else 1)
    if bool(one.head) != bool(other.head) and (_WORSE & {*one.head, *other.head}):
        sign = -sign
    return (sign > 0) == (straight > crossed)


def _heads_oppose(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two comparisons are made by opposite words: « plus facile », « plus difficile »."""
    against = frozenset().union(*(opposites().get(stem, frozenset()) for stem in one))
    return not against.isdisjoint(other)


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how many words of one side stand on another."""
    stems = frozenset(other)
    return sum(credit_among(stem, stems) for stem in dict.fromkeys(one))


_LAST = re.compile(r"(?P<verb>[a-z'-]{4,}) le (?P<sign>plus|moins)(?=\s?(?:[:;,.!?(]|$)| l[ea]s? )")


@lru_cache(maxsize=4096)
def degrees(text: Reading) -> list[Degree]:
    """Return « plus X », « moins de X », « le plus X » of a text."""
    found = []
    for match in _COMPARED.finditer(text.lower):
        token = _token_at(text, match.start("next"))
        if token is None or token.word in _NOT_HEADS or not token.is_content:
            continue
        if match["sign"] == "plus" and not match["top"] and _DENIED_PLUS.search(text.lower[: match.start()]):
            continue
        sign = 1 if match["sign"] in {"plus", "davantage"} else -1
        near = frozenset(
            other.stem for other in text.content if other is not token and abs(other.start - token.start) < 60
        )
        found.append(Degree(sign, token.stem, bool(match["top"]), match.start(), near))
    for match in _LAST.finditer(text.lower):
        token = _token_at(text, match.start("verb"))
        if token and token.is_content:
            sign = 1 if match["sign"] == "plus" else -1
            found.append(Degree(sign, token.stem, True, match.start("sign"), frozenset()))
    return found


def _token_at(text: Reading, place: int) -> Token | None:
    """Return the word at a place, an elided article passed over."""
    return next((token for token in text.tokens if token.start >= place and len(token.word) > 1), None)


def _turned_degrees(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield « plus » where the passages say « moins » of the same word, or the other way round."""
    there = [(degree, text) for text in around for degree in degrees(text)]
    crossing = {relation.start for relation in relations(sentence) if relation.family == "more"}
    for degree in degrees(sentence):
        if degree.start in crossing:
            continue
        rivals = [(other, text) for other, text in there if credit_among(degree.head, frozenset({other.head})) >= 0.8]
        if not rivals or any(other.sign == degree.sign for other, _ in rivals):
            continue
        yield failure("turned", sentence.text[degree.start :], rivals[0][1].text)

"""What comes first, last, most or least, and how many of a thing there are, against the figures of the passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.figures import Figure
from assistant.grounding.labels import Bound, bind_passage
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among
from assistant.models import Failure

#: Words that rank by amount: « le plus nombreux », « la première raison », « le moins cité ».
_MOST = re.compile(
    r"\bl(?:e|a|es) plus (?:\w+ )?(?:cite|frequent|nombreu|important|eleve|courant|repandu|visite|represente|suivi|utilise)\w*|"
    r"\b(?:la premiere|le premier|la principale|le principal) (?:raison|motivation|motif|objectif|but|reproche|frein|moyen|critere|usage|groupe)"
)
_LEAST = re.compile(
    r"\bl[ea]s? moins (?:\w+ )?(?:cite|frequent|nombreu|important|eleve|courant|repandu|visite|represente|suivi|utilise)\w*|"
    r"\b(?:la derniere|le dernier) (?:raison|motivation|motif|objectif|but|reproche|frein|moyen|critere|usage|groupe)"
)
#: Figures of one unit from which a list ranks its items, and counts up to which a number announces things.
ITEMS, SMALL = 3, 20
#: How near two words must be for two counts to be of one thing.
SAME = 0.8


def ranking_failures(sentence: Reading, passages: Sequence[Reading], figures: Sequence[Figure]) -> Iterator[Failure]:
    """Yield ranks that the figures of a list contradict, and counts of a thing that the passages count otherwise."""
    for pattern, most in ((_MOST, True), (_LEAST, False)):
        if match := pattern.search(sentence.lower):
            for passage in passages:
                yield from _misplaced(sentence, passage, match, most)
    for figure in figures:
        if figure.unit == "" and figure.high is None and not figure.bound and 2 <= figure.values[0] <= SMALL:
            yield from _miscounted(figure, sentence, passages)


def _misplaced(sentence: Reading, passage: Reading, match: re.Match[str], most: bool) -> Iterator[Failure]:
    """Yield a rank where the item of the list that the sentence names does not have the highest or lowest figure."""
    bounds = [bound for bound in bind_passage(passage) if bound.figure.unit == "%" and bound.figure.high is None]
    if len(bounds) < ITEMS:
        return
    everywhere = frozenset.intersection(*(frozenset(bound.stems) for bound in bounds))
    named = [token.stem for token in sentence.content if not match.start() <= token.start < match.end()]
    scored = [(_named(named, bound, everywhere), bound) for bound in bounds]
    best = max(score for score, _ in scored)
    chosen = [bound for score, bound in scored if score == best]
    values = [bound.figure.values[0] for bound in bounds]
    if best > 0 and len(chosen) == 1 and chosen[0].figure.values[0] != (max(values) if most else min(values)):
        yield failure("superlative", match[0], chosen[0].shown)


def _named(named: Sequence[str], bound: Bound, everywhere: frozenset[str]) -> float:
    """Return how much of an item of a list a sentence names."""
    stems = frozenset(bound.stems) - everywhere
    return sum(credit_among(stem, stems) for stem in named) if stems else 0.0


def _miscounted(figure: Figure, sentence: Reading, passages: Sequence[Reading]) -> Iterator[Failure]:
    """Yield a small count of a thing that the passages count otherwise, and nowhere so."""
    thing = _counted(figure, sentence)
    if not thing or re.match(r"\s?[\w'-]+ (?:sur|parmi) ", sentence.lower[figure.end :]):
        return
    counts = [
        (other.values[0], passage.clause(other.start).text)
        for passage in passages
        for other in passage.figures
        if other.unit == ""
        and other.high is None
        and credit_among(thing, frozenset({_counted(other, passage)})) >= SAME
    ]
    if counts and all(value != figure.values[0] for value, _ in counts) and max(value for value, _ in counts) <= SMALL:
        yield failure("counted", sentence.text[figure.start : figure.end], counts[0][1])


def _counted(figure: Figure, text: Reading) -> str:
    """Return the stem of the word right behind a figure, an adjective before the noun passed over."""
    following = [token for token in text.tokens if token.start >= figure.end][:2]
    content = [
        token.stem for token in following if token.is_content and token.word not in {"autres", "nouveaux", "nouvelles"}
    ]
    return content[0] if content else ""

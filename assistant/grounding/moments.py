"""When, and with or without what: « avant », « après », « depuis », « jusqu'à », « fin », « avec », « sans »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among
from assistant.models import Failure

_KINDS = {
    "before": r"avant(?: d(?:e|')| que?| la| le| les)?|prealablement a|before",
    "after": r"apres(?: que?)?|a l'issue d(?:e|'|u|es)|une fois|au terme d(?:e|'|u|es)|ensuite|after",
    "during": r"pendant|durant|lors d(?:e|'|u|es)|au cours d(?:e|'|u|es)|tout au long d(?:e|'|u|es)|during",
    "since": r"depuis|a partir d(?:e|'|u|es)|des(?= (?:le|la|les|l'|19|20|janvier|fevrier|mars|avril|mai|juin|juillet|aout|sept|oct|nov|dec))|since",
    "until": r"jusqu'(?:a|en|au|aux|a la)|until",
    "begin": r"debut|au commencement d(?:e|'|u|es)|(?:at the )?beginning of",
    "end": r"fin|a la fin d(?:e|'|u|es)|(?:at the )?end of",
    "with": r"avec|with",
    "without": r"sans|without",
    "outside": r"hors(?: d(?:e|'|u|es))?|en dehors d(?:e|'|u|es)|a l'exterieur d(?:e|'|u|es)|outside",
    "inside": r"a l'interieur d(?:e|'|u|es)|au sein d(?:e|'|u|es)|inside",
}
_PATTERN = re.compile("|".join(rf"(?P<{kind}>(?<![\w'-])(?:{words})(?![\w]))" for kind, words in _KINDS.items()))
#: Which of these exclude each other about the same thing.
_AGAINST = {
    "before": {"after", "during", "since"}, "after": {"before", "during", "until"}, "during": {"before", "after"},
    "since": {"until", "before"}, "until": {"since", "after"}, "begin": {"end"}, "end": {"begin"}, "with": {"without"},
    "without": {"with"}, "outside": {"inside"}, "inside": {"outside"},
}  # fmt: skip
#: Words that say the same without naming what comes before or after.
_ALONE = {
    "after": re.compile(r"\b(?:ensuite|puis|then)\b"),
    "before": re.compile(r"\b(?:d'abord|auparavant|prealable\w*|first)\b"),
}
_WORDS_AFTER = 2
_NO_MOMENT = re.compile(r"avant tout|fin d'annee scolaire|sans (?:doute|cesse|arret|relache)|avec succes|afin")


class Moment(NamedTuple):
    """A word of time or company and the words right behind it."""

    kind: str
    stems: tuple[str, ...]
    start: int


@lru_cache(maxsize=4096)
def moments(text: Reading) -> list[Moment]:
    """Return the words of time and company of a text with what they are about."""
    found = []
    for match in _PATTERN.finditer(text.lower):
        if _NO_MOMENT.match(text.lower, match.start()):
            continue
        after: list[str] = []
        for token in text.tokens:
            if token.start < match.end() or len(after) == _WORDS_AFTER:
                continue
            if re.search(r"[.;:!?,()]", text.text[match.end() : token.start]):
                break
            if token.is_content or token.word.isdigit():
                after.append(token.word if token.word.isdigit() else token.stem)
        if after:
            found.append(Moment(str(match.lastgroup), tuple(after), match.start()))
    return found


def moment_failures(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield words of time and company in the place of their contrary about the same thing."""
    there = [(moment, text) for text in around for moment in moments(text)]
    lower = "\n".join(text.lower for text in around)
    for moment in moments(sentence):
        if moment.kind in _ALONE and _ALONE[moment.kind].search(lower):
            continue
        same = [(other, text) for other, text in there if _is_about(moment, other)]
        if any(other.kind not in _AGAINST[moment.kind] for other, _ in same):
            continue
        if same:
            yield failure(
                "order", sentence.text[moment.start :].split(",")[0], same[0][1].clause(same[0][0].start).text
            )


def _is_about(one: Moment, other: Moment) -> bool:
    """Tell whether the first word behind one is among those behind the other, numbers for numbers."""
    numbers = [stem for stem in one.stems if stem.isdigit()]
    if numbers:
        return bool(set(numbers) & set(other.stems))
    return (
        credit_among(one.stems[0], frozenset(other.stems)) >= 0.6
        or credit_among(other.stems[0], frozenset(one.stems)) >= 0.6
    )

"""When the corpus does not hold the answer: what of the question is missing from what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import Field

from assistant.agent.sentences import coverage
from assistant.models import Record, ScoredPassage
from assistant.question import Question
from assistant.retrieval.expansion import Query
from ingestion.french import ELISION, fold, plain, stem, words
from ingestion.index import Index
from ingestion.models import Passage

#: Below this fused score of the best passage nothing answers; chosen on the development questions.
MIN_SCORE = 0.30
#: A word in at most this share of the passages narrows a question down.
RARE_SHARE = 0.05


class Finding(Record):
    """Whether what was found answers, and what is missing if not."""

    answers: bool
    reason: str = Field(default="", description="Key of the catalogue of words: refused_…")
    missing: list[str] = Field(default_factory=list, description="The words of the question that the corpus lacks")
    confidence: float = 0.0


def judge(question: Question, query: Query, found: Sequence[ScoredPassage], index: Index) -> Finding:
    """Return whether the best of `found` answers `question`."""
    if not found:
        return Finding(answers=False, reason="refused_nothing")
    best = found[0]
    unknown = unknown_names(question.text, query, index)
    if unknown:
        return Finding(answers=False, reason="refused_terms", missing=unknown, confidence=best.score)
    absent = [name for name in named(question.text, index) if not stands_in(name, best.passage, index)]
    if absent:
        return Finding(answers=False, reason="refused_terms", missing=absent, confidence=best.score)
    years = [year for year in question.years if not speaks_of_year(best.passage, year, index)]
    if years:
        return Finding(answers=False, reason="refused_year", missing=[str(year) for year in years], confidence=best.score)
    if best.score < MIN_SCORE:
        return Finding(answers=False, reason="refused_weak", confidence=best.score)
    return Finding(answers=True, confidence=best.score)


def unknown_names(text: str, query: Query, index: Index) -> list[str]:
    """Return the capitalised words of a question, not its first, that stand nowhere in the index."""
    tokens = re.findall(r"[^\W\d_][\w&+-]*", ELISION.sub(" ", plain(text)))
    return [
        token
        for position, token in enumerate(tokens)
        if (position and token[0].isupper() or len(token) > 2 and token.isupper())
        and len(token) > 2
        and not any(known(stem(word), index) for word in words(token))
    ]


def known(term: str, index: Index) -> bool:
    """Tell whether a stem stands in a passage or in an authored question."""
    return term in index.text_lexical or term in index.question_lexical


def named(text: str, index: Index) -> list[str]:
    """Return the rare names of the corpus that a question speaks of, folded."""
    found = []
    for word in dict.fromkeys(words(text)):
        frequency = index.text_lexical.frequencies.get(stem(word), 0)
        if word in index.names and 0 < frequency <= max(3, RARE_SHARE * len(index.passages)):
            found.append(word)
    return found


def stands_in(name: str, passage: Passage, index: Index) -> bool:
    """Tell whether a name stands in a passage, its headings, its source or its questions."""
    source = index.sources.get(passage.source)
    context = " ".join(
        (passage.heading, passage.text, passage.locator, source.short if source else "", source.title if source else "")
    )
    everything = words(context) + [word for question in passage.questions for word in words(question.text)]
    return name in everything or stem(name) in {stem(word) for word in everything}


def speaks_of_year(passage: Passage, year: int, index: Index) -> bool:
    """Tell whether a passage, its period or its study is of that year."""
    source = index.sources.get(passage.source)
    years = {int(found) for found in re.findall(r"\b(?:19|20)\d{2}\b", f"{passage.heading} {passage.text} {passage.period}")}
    if source and source.year:
        years.add(source.year)
    spans = re.findall(r"\b((?:19|20)\d{2})\s*[-–à]\s*((?:19|20)\d{2})\b", fold(passage.text + passage.period))
    return year in years or any(int(first) <= year <= int(last) for first, last in spans)


__all__ = ["Finding", "coverage", "judge"]

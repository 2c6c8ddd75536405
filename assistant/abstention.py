"""When the corpus does not hold the answer: what of the question is missing from what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import Field

from assistant.attributes import untold
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


#: Passages whose score is at least this share of the best one's are considered in its place.
NEAR_BEST = 0.75
CONSIDERED = 6


class Finding(Record):
    """Whether what was found answers, from which passages, and what is missing if not."""

    answers: bool
    reason: str = Field(default="", description="Key of the catalogue of words: refused_…")
    missing: list[str] = Field(default_factory=list, description="What of the question the corpus lacks")
    viable: list[ScoredPassage] = Field(default_factory=list, description="Passages that may answer, best first")
    confidence: float = Field(default=0.0, description="Fused score of the best passage that may answer")


def judge(question: Question, query: Query, found: Sequence[ScoredPassage], index: Index) -> Finding:
    """Return whether one of `found` answers `question`.

    A passage may answer when it holds every rare name of the question, speaks of its year, and tells the kind of
    thing that is asked for; and when its score is high enough for the corpus to hold the answer at all.
    """
    if not found:
        return Finding(answers=False, reason="refused_nothing")
    unknown = unknown_names(question.text, query, index)
    if unknown:
        return Finding(answers=False, reason="refused_terms", missing=unknown, confidence=found[0].score)
    near = [scored for scored in found[:CONSIDERED] if scored.score >= NEAR_BEST * found[0].score]
    faults = [(scored, fault(question, scored.passage, index)) for scored in near]
    viable = [scored for scored, wrong in faults if wrong is None]
    if not viable:
        wrong = faults[0][1] or ("refused_weak", [])
        return Finding(answers=False, reason=wrong[0], missing=wrong[1], confidence=found[0].score)
    if viable[0].score < MIN_SCORE:
        return Finding(answers=False, reason="refused_weak", confidence=viable[0].score)
    return Finding(answers=True, viable=viable, confidence=viable[0].score)


def fault(question: Question, passage: Passage, index: Index) -> tuple[str, list[str]] | None:
    """Return why a passage cannot answer and what it lacks, or None where nothing speaks against it."""
    absent = [name for name in named(question.text, index) if not stands_in(name, passage, index)]
    if absent:
        return "refused_terms", absent
    years = [str(year) for year in question.years if not speaks_of_year(passage, year, index)]
    if years:
        return "refused_year", years
    lacking = untold(question.text, f"{passage.heading}\n{passage.text}")
    if lacking:
        return "refused_attribute", [attribute.name[question.language] for attribute in lacking]
    return None


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


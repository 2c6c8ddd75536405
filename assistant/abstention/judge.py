"""Decides whether what was found answers, and says what is missing where it does not."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from pydantic import Field

from assistant.abstention.calibration import AUTHORED, PLAIN, Calibration
from assistant.abstention.evidence import EVIDENCE, weigh
from assistant.abstention.signs import Signs, capitals, known, read_signs
from assistant.models import Record, ScoredPassage
from assistant.question import Question
from assistant.retrieval.expansion import Query
from ingestion.french import stem, words
from ingestion.index import Index
from ingestion.models import Passage

#: How many of the first passages are considered: what answers is nearly always among them.
CONSIDERED = 5
#: Noun stems of the question that a passage lacks are named in a refusal only when they weigh at least this much.
NAMED_LACKS = 2


class Finding(Record):
    """Whether what was found answers, from which passages, and what is missing if not."""

    answers: bool
    reason: str = Field(default="", description="Key of the catalogue of words: refused_…")
    missing: list[str] = Field(default_factory=list, description="What of the question the corpus lacks")
    viable: list[ScoredPassage] = Field(default_factory=list, description="Passages that may answer, best first")
    confidence: float = Field(default=0.0, description="Estimated probability that the corpus answers, from 0 to 1")


def judge(question: Question, query: Query, found: Sequence[ScoredPassage], index: Index) -> Finding:
    """Return whether one of `found` answers `question`.

    A passage may answer when it holds every rare name of the question and speaks of its year and place; how likely it is
    that one of those answers is a logistic function of what they lack, calibrated on the development questions.
    """
    if not found:
        return Finding(answers=False, reason="refused_nothing")
    unknown = unknown_names(question.text, query, index)
    if unknown:
        return Finding(answers=False, reason="refused_terms", missing=unknown)
    read = considered(question, query, found, index)
    kept = [(place, scored, signs) for place, scored, signs in read if holds(signs)]
    if not kept:
        reason, missing = explain(read[0][2], question.text)
        return Finding(answers=False, reason=reason, missing=missing)
    numbers = calibration_of(kept[0][1].passage)
    likely = probability(weigh(kept), numbers)
    if likely >= numbers.threshold:
        return Finding(answers=True, viable=[scored for _, scored, _ in kept], confidence=likely)
    reason, missing = explain(read[0][2], question.text)
    return Finding(answers=False, reason=reason, missing=missing, confidence=likely)


def considered(
    question: Question, query: Query, found: Sequence[ScoredPassage], index: Index
) -> list[tuple[int, ScoredPassage, Signs]]:
    """Return the first passages with their places, from 0, and their signs."""
    return [
        (place, scored, read_signs(question, query, scored, index)) for place, scored in enumerate(found[:CONSIDERED])
    ]


def holds(signs: Signs) -> bool:
    """Tell whether a passage passes what no score can make up for: the names, the years and the places asked for."""
    return not signs.names and not signs.years and not signs.places


def calibration_of(passage: Passage) -> Calibration:
    """Return the numbers for a passage: one without authored questions is found by its own words alone."""
    return AUTHORED if passage.questions else PLAIN


def probability(evidence: np.ndarray, numbers: Calibration) -> float:
    """Return the estimated probability that passages with this evidence answer."""
    weighed = sum(weight * value for weight, value in zip(numbers.ordered(EVIDENCE), evidence, strict=True))
    return float(1 / (1 + math.exp(-(numbers.intercept + weighed))))


def explain(signs: Signs, question: str) -> tuple[str, list[str]]:
    """Return why the nearest passage does not answer, as a key of the words and what it names."""
    if signs.names:
        return "refused_terms", as_written(signs.names, question)
    if signs.places:
        return "refused_territory", signs.places
    if signs.years:
        return "refused_year", signs.years
    if signs.attributes:
        return "refused_attribute", signs.attributes
    if signs.terms:
        return "refused_terms", as_written(signs.terms[:NAMED_LACKS], question)
    return "refused_weak", []


def as_written(terms: Sequence[str], question: str) -> list[str]:
    """Return folded words or stems as the question writes them."""
    written = {
        form: token
        for token in question.replace("’", "'").split()
        for word in words(token)
        for form in (word, stem(word))
    }
    return [written.get(term, term).strip("?.,!;:«»\"()'").split("'")[-1] for term in terms]


def unknown_names(text: str, query: Query, index: Index) -> list[str]:
    """Return the capitalised words of a question that stand nowhere in the index, as they are written."""
    return [
        token
        for token in capitals(text)
        if not any(known(stem(word), index) or query.synonyms.get(stem(word)) for word in words(token))
    ]

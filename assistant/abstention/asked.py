"""What the authored questions of a passage ask, held against what is asked now.

The questions beside a passage tell which of its facts people ask for. One that asks for a price while the passage's own
questions ask for dates and contents is likely to be a near miss, however well its other words fit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.abstention.attributes import asked_for
from assistant.question import Intent, Question, detect_intent
from assistant.retrieval.expansion import Query
from ingestion.french import stems
from ingestion.index import Index
from ingestion.models import Passage


@dataclass(frozen=True)
class Asked:
    """The authored questions of one passage, a row each: unit vectors, shapes, stems and attributes asked for."""

    vectors: np.ndarray
    intents: tuple[Intent, ...]
    stems: tuple[frozenset[str], ...]
    attributes: tuple[frozenset[str], ...]


@lru_cache(maxsize=4096)
def asked_of(index: Index, identifier: str) -> Asked:
    """Return the authored questions of a passage, read once."""
    texts = [question.text for question in index.passages[index.rows[identifier]].questions]
    return Asked(
        vectors=index.embedder.embed(texts),
        intents=tuple(detect_intent(text) for text in texts),
        stems=tuple(frozenset(stems(text)) for text in texts),
        attributes=tuple(_attributes(text) for text in texts),
    )


def other_shape(question: Question, query: Query, passage: Passage, index: Index) -> float:
    """Return how much nearer the passage's questions of another shape are than those of the shape asked, from 0 to 1.

    Nearness is the mean of the cosine and of the share of the words, by rarity; a question of no plain shape is of any.
    """
    if not passage.questions:
        return 0.0
    asked = asked_of(index, passage.id)
    weights = {term: query.weight(term, index.text_lexical) for term in query.terms}
    total = sum(weights.values()) or 1.0
    held = [sum(weight * query.held(own, term) for term, weight in weights.items()) / total for own in asked.stems]
    near = (asked.vectors @ index.embedder.embed([question.text])[0] + np.array(held)) / 2
    alike = np.array(["other" in (intent, question.intent) or intent == question.intent for intent in asked.intents])
    best = float(near.max())
    return max(0.0, best - float(np.where(alike, near, 0).max()))


def never_asked(question: Question, passage: Passage, index: Index) -> bool:
    """Tell whether a question asks for an attribute that none of the passage's questions asks for."""
    wanted = _attributes(question.text)
    if not passage.questions or not wanted:
        return False
    return not any(wanted & own for own in asked_of(index, passage.id).attributes)


def _attributes(text: str) -> frozenset[str]:
    return frozenset(attribute.name["en"] for attribute in asked_for(text))

"""What speaks for and against a passage as the answer to a question, as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from pydantic import Field

from assistant.abstention.asked import never_asked, other_shape
from assistant.abstention.attributes import asked_for, untold
from assistant.abstention.nouns import (
    CALLED_PEOPLE,
    PEOPLE,
    counted,
    figures_beside,
    has_figure,
    nouns,
    numbered,
    speaks_of_number,
    wants_figure,
    wants_share,
)
from assistant.abstention.places import foreign
from assistant.models import Record, ScoredPassage
from assistant.question import Question
from assistant.retrieval.expansion import Query
from ingestion.embedding import StaticEmbedder
from ingestion.french import ELISION, STOP_WORDS, fold, plain, sentences, stem, stems, words
from ingestion.index import Index
from ingestion.models import Passage

#: A word in at most this share of the passages narrows a question down.
RARE_SHARE = 0.05
#: A word is held where a passage has it, or a word that stands for it at least this well.
HELD = 0.5
#: How often an answering passage holds a word of its question, over all authored questions.
USUAL_RATE = 0.75


class Signs(Record):
    """One passage held against one question."""

    score: float = Field(description="Fused retrieval score")
    text_likeness: float = Field(description="Cosine of the question with the passage")
    question_likeness: float = Field(description="Cosine of the question with the passage's nearest authored question")
    wording: float = Field(description="BM25 of the passage, from 0 to 1")
    uncovered: float = Field(
        description="Share of the words, by rarity, that the passage holds in no form and no like word"
    )
    missing: float = Field(description="Share of the words that stand neither in the passage nor in its questions")
    surprise: float = Field(description="How unusual it is, in all, that an answering passage lacks those words")
    worst_surprise: float = Field(description="The same for the word whose lack is most unusual")
    noun_surprise: float = Field(description="The same for the nouns, in all")
    worst_noun: float = Field(description="The same for the noun whose lack is most unusual")
    rare_hits: float = Field(
        description="How unusual it is, in all, that a passage holds the words that this one holds"
    )
    no_figure: float = Field(description="A figure is asked for, and where the question's words stand there is none")
    other_count: float = Field(description="What is counted in the question is not what its figures count")
    untold: float = Field(
        description="Where the question's words stand, the kind of thing that is asked for is not told"
    )
    other_number: float = Field(description="The question picks one of several by a number that the passage lacks")
    other_shape: float = Field(description="The passage's own questions near this one ask in another shape")
    never_asked: float = Field(description="None of the passage's own questions asks for the kind of thing asked for")
    unknown: float = Field(description="Share of the words, by rarity, that no passage and no question holds")
    names: list[str]
    years: list[str]
    places: list[str]
    attributes: list[str]
    terms: list[str]

    def numbers(self) -> np.ndarray:
        """Return the numeric signs in a fixed order."""
        return np.array([getattr(self, name) for name in NUMERIC])


#: What speaks for a passage; every other sign is something that it lacks.
IN_FAVOUR = frozenset({"score", "text_likeness", "question_likeness", "wording", "rare_hits"})
NUMERIC = tuple(name for name, field in Signs.model_fields.items() if field.annotation is float)


def read_signs(question: Question, query: Query, scored: ScoredPassage, index: Index) -> Signs:
    """Return the signs of one retrieved passage."""
    passage = scored.passage
    weights = {term: query.weight(term, index.text_lexical) for term in query.terms}
    total = sum(weights.values()) or 1.0
    present = present_stems(passage, index)
    held = {term: support(term, query, present, passage, index) for term in query.terms}
    lacking = [term for term in query.terms if query.held(present, term) < HELD]
    surprises = {term: surprise(term, index) for term in lacking}
    asked = set(nouns(question.text)) - set(query.weights)
    noun_surprises = {term: weight for term, weight in surprises.items() if term in asked}
    own = own_words(passage, index)
    attributes = untold(question.text, own)
    whole = " ".join((passage.heading, passage.text, *context(passage, index)))
    return Signs(
        score=scored.score,
        text_likeness=scored.signals.get("dense_text", 0.0),
        question_likeness=scored.signals.get("dense_question", 0.0),
        wording=scored.signals.get("text", 0.0),
        uncovered=sum(weight * (1 - held[term]) for term, weight in weights.items()) / total,
        missing=len(lacking) / max(1, len(query.terms)),
        surprise=sum(surprises.values()),
        worst_surprise=max(surprises.values(), default=0.0),
        noun_surprise=sum(noun_surprises.values()),
        worst_noun=max(noun_surprises.values(), default=0.0),
        rare_hits=-sum(math.log(holding_rate(term, index)) for term in query.terms if term not in surprises),
        no_figure=gap(query, own, weights, lambda told: has_figure(fold(told))) if wants_figure(question.text) else 0.0,
        other_count=float(not counts_it(question.text, query, passage, index)),
        untold=max((gap(query, own, weights, one.told_in) for one in asked_for(question.text)), default=0.0),
        other_number=float(any(not speaks_of_number(whole, number) for number in numbered(question.text))),
        other_shape=other_shape(question, query, passage, index),
        never_asked=float(never_asked(question, passage, index)),
        unknown=sum(weights[term] for term in query.terms if not known(term, index) and not query.synonyms.get(term))
        / total,
        names=[name for name in names_asked(question.text, query, index) if not stands_in(name, present)],
        years=[str(year) for year in question.years if not speaks_of_year(passage, year, index)],
        places=foreign(question.text, whole),
        attributes=[attribute.name[question.language] for attribute in attributes],
        terms=sorted(noun_surprises, key=lambda term: -noun_surprises[term]),
    )


def holding_rate(term: str, index: Index) -> float:
    """Return how often an answering passage holds a word that is asked with, from the authored questions.

    Smoothed with two imagined questions at the usual rate, so that a word never asked with counts as usual.
    """
    asked, held = index.asked.get(term, (0, 0))
    return min(0.98, (held + 2 * USUAL_RATE) / (asked + 2))


def surprise(term: str, index: Index) -> float:
    """Return minus the log of how often an answering passage lacks a word that is asked with."""
    return -math.log(1 - holding_rate(term, index))


def gap(query: Query, text: str, weights: dict[str, float], told: Callable[[str], bool]) -> float:
    """Return how much more of the question stands in a sentence that does not tell something than in any that does.

    From 0 to 1; 1 where no sentence of `text` tells it.
    """
    total = sum(weights.values())
    telling, silent = -1.0, 0.0
    for sentence in sentences(text):
        held = set(stems(sentence))
        share = sum(weight * query.held(held, term) for term, weight in weights.items()) / total if total else 0.0
        if told(sentence):
            telling = max(telling, share)
        else:
            silent = max(silent, share)
    return 1.0 if telling < 0 else max(0.0, silent - telling)


def support(term: str, query: Query, present: frozenset[str], passage: Passage, index: Index) -> float:
    """Return how far a passage holds a term, from 0 to 1: the word, a word for it, or a word that is used like it."""
    held = query.held(present, term)
    if held >= 0.9 or not isinstance(index.embedder, StaticEmbedder):
        return held
    return max(held, _likeness(term, passage.id, index))


def _likeness(term: str, identifier: str, index: Index) -> float:
    """Return the cosine of a word with the nearest word of a passage and its questions."""
    embedder = index.embedder
    assert isinstance(embedder, StaticEmbedder)
    rows = embedder.rows(term)
    matrix = _word_vectors(index, identifier)
    if not rows or not len(matrix):
        return 0.0
    vector = embedder.table[rows[0]]
    norm = float(np.linalg.norm(vector))
    return float(np.clip((matrix @ vector).max() / norm, 0, 1)) if norm else 0.0


@lru_cache(maxsize=4096)
def _word_vectors(index: Index, identifier: str) -> np.ndarray:
    """Return the unit vectors of the words of a passage and its questions, shape (words, dimensions)."""
    embedder = index.embedder
    assert isinstance(embedder, StaticEmbedder)
    passage = index.passages[index.rows[identifier]]
    asked = " ".join(question.text for question in passage.questions)
    rows = sorted(set(embedder.rows(f"{passage.heading} {passage.text} {asked}")))
    vectors = embedder.table[rows]
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(norms > 0, norms, 1))


@lru_cache(maxsize=4096)
def _present(index: Index, identifier: str) -> frozenset[str]:
    passage = index.passages[index.rows[identifier]]
    asked = " ".join(question.text for question in passage.questions)
    text = " ".join((passage.heading, passage.text, asked, *context(passage, index)))
    return frozenset(stems(text))


def present_stems(passage: Passage, index: Index) -> frozenset[str]:
    """Return the stems of a passage with its headings, questions, locator, study, place and period."""
    return _present(index, passage.id)


def counts_it(question: str, query: Query, passage: Passage, index: Index) -> bool:
    """Tell whether a figure stands beside what the question counts; true where it counts nothing."""
    noun = counted(question)
    if noun is None:
        return True
    beside = figures_beside(passage.text)
    if noun == PEOPLE:
        return any(found & CALLED_PEOPLE for found in beside) or (wants_share(question) and "%" in passage.text)
    return any(query.held(found, noun) > 0 for found in beside)


def known(term: str, index: Index) -> bool:
    """Tell whether a stem stands in a passage or in an authored question."""
    return term in index.text_lexical or term in index.question_lexical


def capitals(text: str) -> list[str]:
    """Return the capitalised words of a question, its first word apart, and its acronyms; no function words."""
    tokens = re.findall(r"[^\W\d_][\w&+]*", ELISION.sub(" ", plain(text)))
    return [
        token
        for position, token in enumerate(tokens)
        if len(token) > 2 and fold(token) not in STOP_WORDS and (token.isupper() or (position and token[0].isupper()))
    ]


def names_asked(text: str, query: Query, index: Index) -> list[str]:
    """Return the rare names of the corpus that a question speaks of, folded.

    Many names are also common words (« la Commission IA », « La Tête dans le Nuage »): a question that uses capitals
    means a name only where it writes one, and a word that has synonyms is taken for the common word.
    """
    written = {fold(token) for token in capitals(text)}
    rare = max(3, RARE_SHARE * len(index.passages))
    return [
        word
        for word in dict.fromkeys(words(text))
        if word in index.names
        and (word in written or not written)
        and not query.synonyms.get(stem(word))
        and index.text_lexical.frequencies.get(stem(word), 0) <= rare
    ]


def stands_in(name: str, present: frozenset[str]) -> bool:
    """Tell whether a name is among the stems of a passage, its plural or feminine form included."""
    return stem(name) in present or name in present or name.rstrip("s") in present


def context(passage: Passage, index: Index) -> tuple[str, ...]:
    """Return what is known of where a passage comes from: its study, the place and the period it speaks of."""
    source = index.sources.get(passage.source)
    where = (source.short, source.title, *source.aliases) if source else ()
    return (*where, passage.period, passage.territory or "", passage.locator)


def own_words(passage: Passage, index: Index) -> str:
    """Return a passage's title and text without the year of its study, which dates the study and nothing in it."""
    source = index.sources.get(passage.source)
    text = f"{passage.title}\n{passage.text}"
    return text.replace(str(source.year), " ") if source and source.year else text


def speaks_of_year(passage: Passage, year: int, index: Index) -> bool:
    """Tell whether a passage, its period or its study is of that year."""
    source = index.sources.get(passage.source)
    told = f"{passage.heading} {passage.text} {passage.period}"
    years = {int(found) for found in re.findall(r"\b(?:19|20)\d{2}\b", told)} | {source.year if source else None}
    spans = re.findall(r"\b((?:19|20)\d{2})\s*[-–à]\s*((?:19|20)\d{2})\b", told)
    return year in years or any(int(first) <= year <= int(last) for first, last in spans)

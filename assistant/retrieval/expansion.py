"""What is searched for a question: its content stems, spelling mended, and other words for them from the glossary."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ingestion.french import fold, stem, stems
from ingestion.index import Index
from ingestion.lexical import LexicalIndex

#: A synonym counts for less than the word that was typed.
SYNONYM_WEIGHT = 0.5
MIN_TYPO_LENGTH = 5


@dataclass(frozen=True)
class Query:
    """A question as it is searched."""

    text: str
    terms: tuple[str, ...]
    synonyms: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def lexical(self, index: LexicalIndex) -> np.ndarray:
        """Return BM25 scores in [0, 1]: 1 would be a document that holds every term many times.

        A term that a document lacks may be made up for by its best synonym.
        """
        total = sum(index.idf(term) for term in self.terms)
        if not total or not index.size:
            return np.zeros(index.size, dtype=np.float32)
        plain = [term for term in self.terms if term not in self.synonyms]
        scores = index.scores(plain)
        for term in self.synonyms:
            scores = scores + self._best(index, term)
        return np.asarray(np.clip(scores / total, 0, 1), dtype=np.float32)

    def _best(self, index: LexicalIndex, term: str) -> np.ndarray:
        """Return the score of `term` or, where it is better, of one of its synonyms, at a lower weight."""
        best = index.scores([term])
        ceiling = index.idf(term)
        for words in self.synonyms[term]:
            scores = index.scores(words)
            share = scores / max(1e-9, sum(index.idf(word) for word in words))
            best = np.maximum(best, SYNONYM_WEIGHT * ceiling * share)
        return best


class QueryBuilder:
    """Makes queries for one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._vocabulary = [
            term
            for term in {**index.text_lexical.frequencies, **index.question_lexical.frequencies}
            if len(term) >= MIN_TYPO_LENGTH - 1 and not term[0].isdigit()
        ]
        self._synonyms = {tuple(stems(term)): tuple(tuple(stems(other)) for other in others) for term, others in index.manifest.glossary.items()}

    def build(self, question: str) -> Query:
        """Return the query for `question`."""
        terms = tuple(dict.fromkeys(self._mend(term) for term in stems(question)))
        return Query(text=question, terms=terms, synonyms=self._expand(terms))

    def known(self, term: str) -> bool:
        """Tell whether a stem stands anywhere in the index."""
        return term in self._index.text_lexical or term in self._index.question_lexical

    def _mend(self, term: str) -> str:
        """Return the nearest known stem of a long unknown one, or the stem itself."""
        if len(term) < MIN_TYPO_LENGTH or term[0].isdigit() or self.known(term):
            return term
        allowed = 1 if len(term) < 8 else 2
        found = process.extractOne(term, self._vocabulary, scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found and found[0][0] == term[0] else term

    def _expand(self, terms: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Return the synonyms of each term that the glossary knows as a word of its own."""
        return {term: self._synonyms[(term,)] for term in terms if (term,) in self._synonyms}


def mentions(text: str, name: str) -> bool:
    """Tell whether `text` holds `name` as whole words, accents and case apart."""
    return bool(re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)))


__all__ = ["Query", "QueryBuilder", "mentions", "stem"]

"""What is searched for a question: its content stems, spelling mended, and other words for them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from bm25s.stopwords import STOPWORDS_EN_PLUS
from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.question import detect_language
from ingestion.french import STOP_WORDS, stem, words
from ingestion.index import Index
from ingestion.lexical import LexicalIndex

#: A French synonym counts for less than the word that was typed; an English word is only there to be translated.
SYNONYM_WEIGHT, TRANSLATION_WEIGHT = 0.6, 0.9
#: Words that say where a question looks and not what it asks (« selon l'étude », « dans l'enquête ») count for little.
FRAME_WEIGHT = 0.2
FRAME_STEMS = frozenset(
    stem(word)
    for word in words(
        "étude études enquête rapport synthèse document source corpus selon après sondage texte citer cité citée cités mentionne "
        "mentionné évoque évoqué parle parler dire décrit décrite décrits présente présenté donne donner raconte indique indiqué "
        "existe exister combien many much svp bonjour salut merci question savoir connaître study survey report according tell know please say"
    )
)
MIN_TYPO_LENGTH = 5
#: No passage is English, so that an English function word left in a question would count as its rarest word.
ENGLISH_FUNCTION_WORDS = STOP_WORDS | frozenset(STOPWORDS_EN_PLUS)

#: Expressions of the lexicon are no longer than this, function words apart.
LONGEST_PHRASE = 3

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Query:
    """A question as it is searched: stems, how much each counts, and what may stand in a text for each."""

    text: str
    terms: tuple[str, ...]
    weights: dict[str, float] = field(default_factory=dict)
    synonyms: dict[str, dict[Phrase, float]] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether any of the words says what is asked about."""
        return any(term not in self.weights for term in self.terms)

    def weight(self, term: str, index: LexicalIndex) -> float:
        """Return how much a term counts: its rarity, less for words that only frame a question.

        A word that the index lacks is as rare as the rarest of its synonyms, where it has any.
        """
        others = self.synonyms.get(term)
        rarity = index.idf(term)
        if others and term not in index:
            rarity = min(rarity, max(max(index.idf(word) for word in phrase) for phrase in others))
        return self.weights.get(term, 1.0) * rarity

    def lexical(self, index: LexicalIndex) -> np.ndarray:
        """Return BM25 scores in [0, 1], shape (documents,): 1 would be every term, many times each.

        A term that a document lacks may be made up for by its best synonym.
        """
        total = sum(self.weight(term, index) for term in self.terms)
        if not total or not index.size:
            return np.zeros(index.size, dtype=np.float32)
        scores = np.zeros(index.size, dtype=np.float32)
        for term in self.terms:
            scores += self.weights.get(term, 1.0) * self._best(index, term)
        return np.asarray(np.clip(scores / total, 0, 1), dtype=np.float32)

    def held(self, present: set[str] | frozenset[str], term: str) -> float:
        """Return how far a set of stems holds a term: 1 for itself, less for a synonym, 0 for neither."""
        if term in present:
            return 1.0
        others = self.synonyms.get(term, {})
        return max(
            (weight for phrase, weight in others.items() if all(word in present for word in phrase)), default=0.0
        )

    def _best(self, index: LexicalIndex, term: str) -> np.ndarray:
        """Return the score of `term` or, where it is better, of one of its synonyms at its weight."""
        best = index.scores([term])
        for phrase, weight in self.synonyms.get(term, {}).items():
            if not all(word in index for word in phrase):
                continue
            scores = index.scores(phrase)
            if len(phrase) > 1:
                each = [index.scores([word]) > 0 for word in phrase]
                scores = np.where(np.logical_and.reduce(each), scores / len(phrase), 0)
            best = np.maximum(best, weight * scores)
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
        self._synonyms = index.manifest.synonyms

    def build(self, question: str) -> Query:
        """Return the query for `question`."""
        language = detect_language(question)
        tokens = [word for word in words(question) if word not in function_words(language)]
        others = self._synonyms.get(language, {})
        found = [self._mend(stem(token), bool(_lookup((token,), others, language))) for token in tokens]
        synonyms: dict[str, dict[Phrase, float]] = {}
        for length in range(1, LONGEST_PHRASE + 1):
            for begin in range(len(tokens) - length + 1):
                standing = _lookup(tuple(tokens[begin : begin + length]), others, language)
                for term in found[begin : begin + length] if standing else ():
                    synonyms.setdefault(term, {}).update(
                        {phrase: weight for phrase, weight in standing.items() if phrase != (term,)}
                    )
        terms = tuple(dict.fromkeys(found))
        weights = {term: FRAME_WEIGHT for term in terms if term in FRAME_STEMS}
        return Query(text=question, terms=terms, weights=weights, synonyms=synonyms)

    def known(self, term: str) -> bool:
        """Tell whether a stem stands in the index."""
        return term in self._index.text_lexical or term in self._index.question_lexical

    def _mend(self, term: str, understood: bool) -> str:
        """Return the nearest known stem of a long one that nothing knows, or the stem itself."""
        if understood or len(term) < MIN_TYPO_LENGTH or term[0].isdigit() or self.known(term):
            return term
        allowed = 1 if len(term) < 8 else 2
        found = process.extractOne(term, self._vocabulary, scorer=OSA.distance, score_cutoff=allowed)
        return str(found[0]) if found and found[0][0] == term[0] else term


def function_words(language: str) -> frozenset[str]:
    """Return the words that say nothing of what is asked; English ones are content words in French (« but », « main »)."""
    return ENGLISH_FUNCTION_WORDS if language == "en" else STOP_WORDS


def _lookup(tokens: Phrase, groups: dict[str, dict[str, float]], language: str) -> dict[Phrase, float]:
    """Return what stands for words as they are written, or else for their stems."""
    found = groups.get(" ".join(tokens)) or groups.get(" ".join(stem(token, language) for token in tokens)) or {}
    return {tuple(phrase.split()): weight for phrase, weight in found.items()}

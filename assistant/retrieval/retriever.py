"""From a question to ranked passages: BM25 and vectors over texts and over authored questions, fused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.models import ScoredPassage
from assistant.retrieval.expansion import Query, QueryBuilder
from assistant.retrieval.fusion import PLAIN_WEIGHTS, SIGNALS, WEIGHTS, fuse
from assistant.retrieval.ordering import CLOSELY, reorder
from assistant.retrieval.rerank import DEPTH, CrossEncoderReranker
from ingestion.french import words
from ingestion.index import PASSAGES, QUESTIONS, Index

DENSE_PASSAGES, DENSE_QUESTIONS = 100, 200
KEPT_SEARCHES = 32


@dataclass(frozen=True)
class Filters:
    """What retrieved passages must belong to; None means any."""

    sources: frozenset[str] | None = None
    territories: frozenset[str] | None = None


class Retriever:
    """Ranks the passages of one index for a question."""

    def __init__(self, index: Index, weights: dict[str, float] | None = None, reranker: str | None = None) -> None:
        self.index = index
        self.weights = weights or WEIGHTS
        self._reranker = CrossEncoderReranker(reranker) if reranker else None
        self.queries = QueryBuilder(index)
        self._search = lru_cache(maxsize=KEPT_SEARCHES)(self._find)
        #: Passages without authored questions.
        self._silent = np.bincount(index.question_owner, minlength=len(index.passages)) == 0
        self._aliases = {
            source.id: tuple(" ".join(words(alias)) for alias in source.aliases) for source in index.sources.values()
        }

    def search(self, question: str, count: int = 10, filters: Filters | None = None) -> list[ScoredPassage]:
        """Return the `count` best passages, best first: ranked by fused scores, then the first ones read closely.

        The last few searches are kept: within a turn, the tool and the draft ask for the same.
        """
        return list(self._search(question, count, filters))

    def _find(self, question: str, count: int, filters: Filters | None) -> tuple[ScoredPassage, ...]:
        """Return what `search` does, once for each question."""
        found = self.fused(question, max(count, CLOSELY, DEPTH if self._reranker else 0), filters)
        if len(self.index.question_owner):
            found = reorder(question, self.queries.build(question), found, self.index)
        return tuple((self._reranker.reorder(question, found) if self._reranker else found)[:count])

    def fused(self, question: str, count: int, filters: Filters | None = None) -> list[ScoredPassage]:
        """Return the `count` best passages by fused scores alone; ties break by the order of the corpus."""
        if not self.index.passages:
            return []
        signals = self.signals(question)
        scores = np.where(self._silent, fuse(signals, PLAIN_WEIGHTS), fuse(signals, self.weights))
        if filters:
            scores = np.where(self._allowed(filters), scores, -np.inf)
        order = np.lexsort((np.arange(len(scores)), -scores))[:count]
        return [
            ScoredPassage(
                passage=self.index.passages[row],
                score=round(float(scores[row]), 6),
                signals={name: round(float(value), 4) for name, value in zip(SIGNALS, signals[row], strict=True)},
            )
            for row in order
            if scores[row] > 0
        ]

    def signals(self, question: str, without: Sequence[int] = ()) -> np.ndarray:
        """Return one row a passage and one column a signal of `SIGNALS`, each in [0, 1].

        A passage without authored questions is judged by its text alone. `without` lists rows of authored questions to
        leave out, which tells how a passage is found without them.
        """
        query = self.queries.build(question)
        columns = {
            "text": query.lexical(self.index.text_lexical),
            "question": self._best_question(query.lexical(self.index.question_lexical), without),
            **self._dense(query, without),
            "named": self._named(question),
        }
        columns["question"] = np.where(self._silent, columns["text"], columns["question"])
        columns["dense_question"] = np.where(self._silent, columns["dense_text"], columns["dense_question"])
        return np.stack([columns[name] for name in SIGNALS], axis=1)

    def _dense(self, query: Query, without: Sequence[int]) -> dict[str, np.ndarray]:
        """Return the cosine of the question with each passage's text and with its nearest authored question."""
        vector = self.index.embedder.embed([query.text])[0]
        texts = np.zeros(len(self.index.passages), dtype=np.float32)
        near = self.index.nearest(PASSAGES, vector, DENSE_PASSAGES)
        texts[near.rows] = near.similarities
        questions = np.zeros(len(self.index.question_owner), dtype=np.float32)
        near = self.index.nearest(QUESTIONS, vector, DENSE_QUESTIONS)
        questions[near.rows] = near.similarities
        return {"dense_text": np.clip(texts, 0, 1), "dense_question": self._best_question(questions, without)}

    def _best_question(self, scores: np.ndarray, without: Sequence[int]) -> np.ndarray:
        """Return, for each passage, the best score among its authored questions; 0 where it has none."""
        best = np.zeros(len(self.index.passages), dtype=np.float32)
        if len(without):
            scores = scores.copy()
            scores[list(without)] = 0
        np.maximum.at(best, self.index.question_owner, np.clip(scores, 0, 1))
        return best

    def _named(self, question: str) -> np.ndarray:
        """Return 1 for the passages of a study that the question names, by its name or by its place; 0 for the rest."""
        folded = f" {' '.join(words(question))} "
        meant = {source for source, names in self._aliases.items() if any(f" {name} " in folded for name in names)}
        return np.array([passage.source in meant for passage in self.index.passages], dtype=np.float32)

    def _allowed(self, filters: Filters) -> np.ndarray:
        return np.array(
            [
                (filters.sources is None or passage.source in filters.sources)
                and (filters.territories is None or passage.territory in filters.territories)
                for passage in self.index.passages
            ]
        )

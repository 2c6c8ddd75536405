"""Our retriever on a foreign collection, beside plain BM25, which is the floor."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from pydantic import BaseModel

from assistant.agent.composition import compose
from assistant.agent.drafting import LOOKED_AT, READ
from assistant.agent.sentences import candidates
from assistant.models import ScoredPassage
from assistant.question import understand
from assistant.retrieval.retriever import Retriever
from eval.formats.beir import Collection, Document, Query
from eval.formats.trec import Rankings
from eval.matching import normal, says
from eval.metrics.ndcg import discount
from eval.statistics import bootstrap, permutation
from ingestion.build import Material, build
from ingestion.index import Index
from ingestion.material import slug
from ingestion.models import Passage, Source
from ingestion.store import IndexFolder

DEPTH = 10
MEASURES = ("ndcg@10", "mrr@10", "hit@1", "hit@5", "hit@10", "recall@5", "recall@10")
SPANS = ("sentence", "sentence_given")
Progress = Callable[[int, int], None]


class Line(BaseModel):
    """One measure of both systems, and the paired difference."""

    key: str
    n: int
    ours: float
    floor: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


@dataclass(frozen=True)
class PlainBM25:
    """bm25s as its manual shows it: its French stop words, Snowball, Lucene's BM25 with k1 1.2 and b 0.75."""

    names: list[str]
    engine: bm25s.BM25
    stemmer: Stemmer.Stemmer

    @classmethod
    def build(cls, documents: Sequence[Document]) -> PlainBM25:
        """Index titles and texts."""
        stemmer = Stemmer.Stemmer("french")
        texts = [f"{document.title}\n{document.text}" for document in documents]
        engine = bm25s.BM25(k1=1.2, b=0.75, method="lucene")
        engine.index(bm25s.tokenize(texts, stopwords="fr", stemmer=stemmer, show_progress=False), show_progress=False)
        return cls([document.id for document in documents], engine, stemmer)

    def search(self, text: str, count: int = DEPTH) -> list[tuple[str, float]]:
        """Return the `count` best documents with their scores, ties in the order of the corpus."""
        terms = self.terms(text)
        scores = self.engine.get_scores(terms) if terms else np.zeros(len(self.names))
        order = np.lexsort((np.arange(len(scores)), -scores))[:count]
        return [(self.names[row], float(scores[row])) for row in order if scores[row] > 0]

    def terms(self, text: str) -> list[str]:
        """Return the terms of a text that the index knows."""
        found = bm25s.tokenize([text], stopwords="fr", stemmer=self.stemmer, show_progress=False, return_ids=False)[0]
        return [term for term in found if term in self.engine.vocab_dict]

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term, in Lucene's form."""
        holding = int((self.engine.get_scores([term]) > 0).sum())
        return math.log(1 + (len(self.names) - holding + 0.5) / (holding + 0.5))


def index_collection(documents: Sequence[Document], folder: Path, embedding: str = "static") -> Index:
    """Build our index over documents, each a passage of its own whose source is its article, and open it."""
    passages = [
        Passage(id=entry.id, source=article(entry), title=entry.title, locator=entry.title or entry.id, text=entry.text)
        for entry in documents
    ]
    sources = {
        article(entry): Source(
            id=article(entry), title=entry.title or entry.id, short=entry.title or entry.id, kind="document"
        )
        for entry in documents
    }
    place = IndexFolder(folder)
    with place.writing():
        build(place, Material(passages, sources, "foreign", "", len(sources)), embedding)
    return Index.open(folder)


def article(document: Document) -> str:
    """Return what a document is a part of: its title, or itself where it has none."""
    return slug(document.title) if document.title else document.id


def rank(search: Callable[[str], list[tuple[str, float]]], queries: Sequence[Query], progress: Progress) -> Rankings:
    """Return what a search finds for each query."""
    found: Rankings = {}
    for number, query in enumerate(queries, 1):
        found[query.id] = search(query.text)
        progress(number, len(queries))
    return found


def ours(retriever: Retriever) -> Callable[[str], list[tuple[str, float]]]:
    """Return our search as names and scores."""
    return lambda text: [(scored.passage.id, scored.score) for scored in retriever.search(text, DEPTH)]


def measured(ranking: Sequence[tuple[str, float]], relevant: set[str]) -> list[float]:
    """Return the `MEASURES` of one ranking."""
    hits = [name in relevant for name, _ in ranking[:DEPTH]]
    first = next((number for number, hit in enumerate(hits, 1) if hit), math.inf)
    ideal = sum(discount(place) for place in range(min(DEPTH, len(relevant))))
    gained = sum(discount(place) for place, hit in enumerate(hits) if hit)
    found = [float(first <= depth) for depth in (1, 5, 10)]
    return [gained / ideal, 1 / first, *found, *(sum(hits[:depth]) / len(relevant) for depth in (5, 10))]


def lines(collection: Collection, one: Rankings, other: Rankings) -> list[Line]:
    """Return every measure over the judged queries, clustered by document."""
    judged = [query.id for query in collection.queries if collection.relevant(query.id)]
    clusters = [min(collection.relevant(query)) for query in judged]
    mine = np.array([measured(one.get(query, []), collection.relevant(query)) for query in judged])
    floor = np.array([measured(other.get(query, []), collection.relevant(query)) for query in judged])
    return [paired(key, mine[:, column], floor[:, column], clusters) for column, key in enumerate(MEASURES)]


def paired(key: str, mine: np.ndarray, floor: np.ndarray, clusters: Sequence[str]) -> Line:
    """Return one measure of both, with the interval and the p of their difference."""
    change = mine - floor
    interval = bootstrap(np.stack([change, np.ones_like(change)], axis=1), clusters)
    low, high = interval or (None, None)
    return Line(
        key=key, n=len(mine), ours=_round(mine.mean()), floor=_round(floor.mean()), difference=_round(change.mean()),
        low=None if low is None else _round(low), high=None if high is None else _round(high),
        p=_round(permutation(change, clusters)),
    )  # fmt: skip


def spans(collection: Collection, retriever: Retriever, progress: Progress) -> list[Line]:
    """Return how often the first sentence of the answer holds the gold words: end to end, and given the gold document."""
    hits: list[tuple[bool, bool]] = []
    clusters = []
    asked = [
        query for query in collection.queries if collection.answers.get(query.id) and collection.relevant(query.id)
    ]
    for number, query in enumerate(asked, 1):
        relevant, gold = collection.relevant(query.id), collection.answers[query.id]
        found = retriever.search(query.text, LOOKED_AT)
        given = [
            ScoredPassage(passage=retriever.index.passages[retriever.index.rows[name]], score=1)
            for name in sorted(relevant)
        ]
        hits.append(
            (
                holds(first_sentence(query.text, found, retriever), gold),
                holds(first_sentence(query.text, given, retriever), gold),
            )
        )
        clusters.append(min(relevant))
        progress(number, len(asked))
    if not hits:
        return []
    table = np.array(hits, dtype=float)
    return [share(key, table[:, column], clusters) for column, key in enumerate(SPANS)]


def share(key: str, values: np.ndarray, clusters: Sequence[str]) -> Line:
    """Return a share with the bounds of its own interval."""
    low, high = bootstrap(np.stack([values, np.ones_like(values)], axis=1), clusters) or (None, None)
    return Line(
        key=key, n=len(values), ours=_round(values.mean()),
        low=None if low is None else _round(low), high=None if high is None else _round(high),
    )  # fmt: skip


def first_sentence(text: str, found: Sequence[ScoredPassage], retriever: Retriever) -> str:
    """Return the first sentence that the embedded model would answer with, refusing nothing."""
    question = understand(text)
    pool = candidates(question, retriever.queries.build(text), list(found[:READ]), retriever.index)
    drafted = compose(question, pool)
    return drafted[0].text if drafted else ""


def holds(sentence: str, gold: Sequence[str]) -> bool:
    """Tell whether a sentence holds one of the gold answers, whatever the case, accents and spaces."""
    return any(says(sentence, answer) for answer in gold if normal(answer))


def _round(value: float) -> float:
    return round(float(value), 6)

"""Unanswerable questions without authors: the passages that answer a question are left out, and it must be refused.

The same question is asked twice: of the whole index, and of one built without what answers it. Near misses stay, for
only those passages go. Indexes are rebuilt a fold at a time, so that nothing of what was left out is known to any
part of them, vocabulary and dense model included.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from assistant.abstention import judge
from assistant.agent.drafting import LOOKED_AT
from assistant.question import understand
from assistant.retrieval.retriever import Retriever
from eval.cases import Case
from eval.foreign import PlainBM25, article
from eval.formats.beir import Collection, Document
from eval.matching import proves
from eval.observing import queries_of
from eval.statistics import auroc, bootstrap, wilson
from ingestion.index import Index

FOLDS = 5
Rebuild = Callable[[frozenset[str], Path], Index]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Asked:
    """A question, what is searched for it, and the passages that are left out for it to have no answer."""

    id: str
    queries: tuple[str, ...]
    answers: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """How sure the assistant is of an answer, and whether it refuses, with the answer in the index and without it."""

    cluster: str
    sure: float
    refused: bool
    sure_without: float
    refused_without: bool


class LeftOut(BaseModel):
    """How well what was left out is told from what is there."""

    system: str
    n: int
    auroc: float
    auroc_interval: tuple[float, float] | None
    refused_without: float | None = None
    refused_without_interval: tuple[float, float] | None = None
    refused_with: float | None = None
    refused_with_interval: tuple[float, float] | None = None


def of_suite(cases: Sequence[Case], index: Index) -> list[Asked]:
    """Return the answerable questions of a suite whose answer stands in the index."""
    found = []
    for case in cases:
        answers = frozenset(passage.id for passage in index.passages if proves(passage, case.evidence))
        if case.answerable and answers:
            found.append(Asked(case.id, tuple(queries_of(case)), answers))
    return found


def of_collection(collection: Collection) -> list[Asked]:
    """Return the judged queries of a collection; the whole article of a relevant document is left out."""
    articles: dict[str, set[str]] = {}
    documents = {entry.id: entry for entry in collection.documents}
    for entry in collection.documents:
        articles.setdefault(article(entry), set()).add(entry.id)
    return [
        Asked(query.id, (query.text,), frozenset().union(*(articles[article(documents[name])] for name in relevant)))
        for query in collection.queries
        if (relevant := collection.relevant(query.id) & set(documents))
    ]


def leave_out(
    index: Index, questions: Sequence[Asked], rebuild: Rebuild, folds: int = FOLDS, progress: Progress = lambda *_: None
) -> list[Outcome]:
    """Return the outcome of each question; `rebuild` makes an index without some passages, in a folder."""
    whole, outcomes = Retriever(index), list[Outcome]()
    for number in range(folds):
        mine = [asked for asked in questions if fold_of(asked, folds) == number]
        gone = frozenset().union(*(asked.answers for asked in mine))
        if mine:
            with tempfile.TemporaryDirectory() as folder:
                without = Retriever(rebuild(gone, Path(folder)))
                outcomes.extend(outcome(asked, whole, without) for asked in mine)
        progress(number + 1, folds)
    return outcomes


def fold_of(asked: Asked, folds: int) -> int:
    """Return the fold of a question, the same for all that rest on the same passages."""
    return int(hashlib.sha256(min(asked.answers).encode()).hexdigest(), 16) % folds


def outcome(asked: Asked, whole: Retriever, without: Retriever) -> Outcome:
    """Return how a question fares with its answer in the index and without it."""
    sure, answers = confidence(asked.queries, whole)
    sure_without, answers_without = confidence(asked.queries, without)
    return Outcome(min(asked.answers), sure, not answers, sure_without, not answers_without)


def confidence(queries: Sequence[str], retriever: Retriever) -> tuple[float, bool]:
    """Return how sure the assistant is of its surest part of an answer, and whether it answers at all."""
    surest, answers = 0.0, False
    for text in queries:
        query = retriever.queries.build(text)
        finding = judge(understand(text), query, retriever.search(text, LOOKED_AT), retriever.index)
        surest = max(surest, finding.confidence)
        answers = answers or finding.answers
    return surest, answers


def bm25_outcomes(documents: Sequence[Document], questions: Sequence[Asked]) -> list[Outcome]:
    """Return the outcomes of plain BM25, whose only confidence is its best score over the sum of the terms' rarities.

    The passages left out are masked, which spares it the loss of their vocabulary; it never refuses.
    """
    engine, found = PlainBM25.build(documents), []
    for asked in questions:
        terms = engine.terms(asked.queries[0])
        scores = engine.engine.get_scores(terms) if terms else np.zeros(len(engine.names))
        total = sum(engine.rarity(term) for term in terms) or 1.0
        kept = np.array([name not in asked.answers for name in engine.names])
        sure, without = float(scores.max()) / total, float(scores[kept].max(initial=0)) / total
        found.append(Outcome(min(asked.answers), sure, False, without, False))
    return found


def tally(system: str, outcomes: Sequence[Outcome], refuses: bool = True) -> LeftOut:
    """Return the AUROC and, for a system that refuses, the pair of refusals, all with intervals."""
    clusters = [found.cluster for found in outcomes]
    sure = np.array([(found.sure, found.sure_without) for found in outcomes])
    interval = bootstrap(sure, clusters, lambda parts: auroc(parts[:, 0].tolist(), parts[:, 1].tolist()))
    summary = LeftOut(
        system=system, n=len(outcomes), auroc=round(auroc(sure[:, 0].tolist(), sure[:, 1].tolist()), 4),
        auroc_interval=_rounded(interval),
    )  # fmt: skip
    if refuses:
        rates = {key: [getattr(found, name) for found in outcomes] for key, name in REFUSALS.items()}
        for key, values in rates.items():
            setattr(summary, key, round(float(np.mean(values)), 4))
            setattr(summary, f"{key}_interval", _rounded(wilson(sum(values), len(values))))
    return summary


REFUSALS = {"refused_without": "refused_without", "refused_with": "refused"}


def documents_of(index: Index) -> Iterator[Document]:
    """Yield the passages of an index as documents, for plain BM25."""
    for passage in index.passages:
        yield Document(id=passage.id, title=passage.heading, text=passage.text)


def _rounded(interval: tuple[float, float] | None) -> tuple[float, float] | None:
    return interval and (round(interval[0], 4), round(interval[1], 4))

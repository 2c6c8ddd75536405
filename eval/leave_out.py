"""Unanswerable questions without authors: what answers a question is left out of the index, and it must be refused.

The same question is asked twice: of the whole index, and of one built without what answers it. Either its whole study
goes, with the guides that rest on it, or only the passages that the label knows to prove it; then near misses of the
same study stay, and so does whatever else happens to answer. Indexes are rebuilt a fold at a time, so that nothing of
what was left out is known to any part of them, vocabulary and dense model included.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel

from assistant.abstention import judge
from assistant.agent.drafting import LOOKED_AT
from assistant.question import understand
from assistant.retrieval.retriever import Retriever
from eval.cases import Case
from eval.foreign import PlainBM25, article
from eval.formats.beir import Collection, Document
from eval.matching import proves, speaks_for
from eval.observing import queries_of
from eval.statistics import auroc, bootstrap, wilson
from ingestion.index import Index

FOLDS = 5
By = Literal["study", "passage"]
Rebuild = Callable[[frozenset[str], Path], Index]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Asked:
    """A question, what is searched for it, and the passages that are left out for it to have no answer.

    Questions of one fold are asked of one index; those of one cluster succeed and fail together.
    """

    id: str
    queries: tuple[str, ...]
    answers: frozenset[str]
    fold: str
    cluster: str
    study: str = ""


@dataclass(frozen=True)
class Outcome:
    """How sure the assistant is of an answer, and whether it refuses, with the answer in the index and without it."""

    cluster: str
    study: str
    sure: float
    refused: bool
    sure_without: float
    refused_without: bool


class LeftOut(BaseModel):
    """How well what was left out is told from what is there."""

    system: str
    study: str = ""
    n: int
    auroc: float
    auroc_interval: tuple[float, float] | None
    refused_without: float | None = None
    refused_without_interval: tuple[float, float] | None = None
    refused_with: float | None = None
    refused_with_interval: tuple[float, float] | None = None


def of_suite(cases: Sequence[Case], index: Index, by: By = "study", folds: int = FOLDS) -> list[Asked]:
    """Return the answerable questions of a suite whose answer stands in the index, and what goes for each."""
    found = []
    for case in cases:
        proving = sorted(passage.id for passage in index.passages if proves(passage, case.evidence))
        if not case.answerable or not proving:
            continue
        studies = sorted({piece.source for piece in case.evidence})
        gone = frozenset(
            proving
            if by == "passage"
            else (entry.id for entry in index.passages if any(speaks_for(entry, study) for study in studies))
        )
        fold = " ".join(studies) if by == "study" else fold_of(proving[0], folds)
        found.append(Asked(case.id, tuple(queries_of(case)), gone, fold, proving[0], case.study))
    return found


def of_collection(collection: Collection, folds: int = FOLDS) -> list[Asked]:
    """Return the judged queries of a collection; the whole article of a relevant document is left out."""
    articles: dict[str, set[str]] = {}
    documents = {entry.id: entry for entry in collection.documents}
    for entry in collection.documents:
        articles.setdefault(article(entry), set()).add(entry.id)
    found = []
    for query in collection.queries:
        if relevant := collection.relevant(query.id) & set(documents):
            gone = frozenset().union(*(articles[article(documents[name])] for name in relevant))
            found.append(Asked(query.id, (query.text,), gone, fold_of(min(gone), folds), min(gone)))
    return found


def leave_out(
    index: Index, questions: Sequence[Asked], rebuild: Rebuild, progress: Progress = lambda *_: None
) -> list[Outcome]:
    """Return the outcome of each question; `rebuild` makes an index without some passages, in a folder."""
    whole, outcomes = Retriever(index), list[Outcome]()
    folds = sorted({asked.fold for asked in questions})
    for number, fold in enumerate(folds, 1):
        mine = [asked for asked in questions if asked.fold == fold]
        gone = frozenset().union(*(asked.answers for asked in mine))
        with tempfile.TemporaryDirectory() as folder:
            without = Retriever(rebuild(gone, Path(folder)))
            outcomes.extend(outcome(asked, whole, without) for asked in mine)
        progress(number, len(folds))
    return outcomes


def fold_of(passage: str, folds: int) -> str:
    """Return the fold of the questions that rest on a passage."""
    return str(int(hashlib.sha256(passage.encode()).hexdigest(), 16) % folds)


def outcome(asked: Asked, whole: Retriever, without: Retriever) -> Outcome:
    """Return how a question fares with its answer in the index and without it."""
    sure, answers = confidence(asked.queries, whole)
    sure_without, answers_without = confidence(asked.queries, without)
    return Outcome(asked.cluster, asked.study, sure, not answers, sure_without, not answers_without)


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
        found.append(Outcome(asked.cluster, asked.study, sure, False, without, False))
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


def tallies(system: str, outcomes: Sequence[Outcome], refuses: bool = True) -> list[LeftOut]:
    """Return the tally of all questions, then one a study where there are several."""
    studies = sorted({found.study for found in outcomes})
    each = [
        tally(system, [found for found in outcomes if found.study == study], refuses).model_copy(
            update={"study": study}
        )
        for study in (studies if len(studies) > 1 else [])
    ]
    return [tally(system, outcomes, refuses), *each]


REFUSALS = {"refused_without": "refused_without", "refused_with": "refused"}


def documents_of(index: Index) -> Iterator[Document]:
    """Yield the passages of an index as documents, for plain BM25."""
    for passage in index.passages:
        yield Document(id=passage.id, title=passage.heading, text=passage.text)


def _rounded(interval: tuple[float, float] | None) -> tuple[float, float] | None:
    return interval and (round(interval[0], 4), round(interval[1], 4))

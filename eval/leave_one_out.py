"""How well a passage is found by a question that it was not indexed with: authored questions, a fold at a time.

Each fold's questions are taken out before the index is built, so neither BM25 over questions nor the dense model that
is fitted on them knows the questions that are asked.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from assistant.retrieval.retriever import Retriever
from eval.statistics import SEED, bootstrap
from ingestion.build import Material, build
from ingestion.index import Index
from ingestion.models import AuthoredQuestion, Passage
from ingestion.store import IndexFolder

FOLDS, ASKED, DEPTH = 5, 2_000, 10
Rank = tuple[str, str, int]


class Found(BaseModel):
    """How often the own passage of a question is first, and among the first five."""

    kind: str
    n: int
    first: float
    first_interval: tuple[float, float] | None
    five: float
    five_interval: tuple[float, float] | None


def fold_of(text: str, folds: int) -> int:
    """Return the fold of an authored question, by its words alone."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % folds


def without_fold(passages: Sequence[Passage], number: int, folds: int) -> list[Passage]:
    """Return the passages without the authored questions of one fold."""
    return [
        passage.model_copy(
            update={"questions": tuple(asked for asked in passage.questions if fold_of(asked.text, folds) != number)}
        )
        for passage in passages
    ]


def rebuilt(index: Index, passages: Sequence[Passage], folder: Path) -> Index:
    """Build an index of other passages with the synonyms, sources and kind of embedding of `index`."""
    material = Material(
        list(passages), index.sources, "bench", "", len(index.sources), synonyms=index.manifest.synonyms
    )
    place = IndexFolder(folder)
    with place.writing():
        build(place, material, index.manifest.embedding)
    return Index.open(folder)


def leave_one_out(
    index: Index, folds: int = FOLDS, asked: int = ASKED, progress: Callable[[int, int], None] = lambda *_: None
) -> list[Found]:
    """Return how the own passage ranks for each kind of authored question and for all; at most `asked` are asked."""
    chosen = sample(index.passages, asked)
    ranks: list[Rank] = []
    for number in range(folds):
        mine = [(passage, question) for passage, question in chosen if fold_of(question.text, folds) == number]
        with tempfile.TemporaryDirectory() as folder:
            without = rebuilt(index, without_fold(index.passages, number, folds), Path(folder))
            ranks.extend(ranked(Retriever(without), mine))
        progress(number + 1, folds)
    kinds = ["all", *sorted({kind for kind, _, _ in ranks})]
    return [tally(kind, [rank for rank in ranks if kind in ("all", rank[0])]) for kind in kinds]


def sample(passages: Sequence[Passage], count: int) -> list[tuple[Passage, AuthoredQuestion]]:
    """Return at most `count` authored questions with their passages, drawn with the seed, in the corpus's order."""
    pairs = [(passage, question) for passage in passages for question in passage.questions]
    if len(pairs) <= count:
        return pairs
    rows = np.random.default_rng(SEED).choice(len(pairs), count, replace=False)
    return [pairs[row] for row in sorted(rows)]


def ranked(retriever: Retriever, pairs: Sequence[tuple[Passage, AuthoredQuestion]]) -> Iterator[Rank]:
    """Yield the kind, the passage and the place from 1 of each question's own passage; one beyond `DEPTH` if lower."""
    for passage, question in pairs:
        found = [scored.passage.id for scored in retriever.search(question.text, DEPTH)]
        yield question.kind, passage.id, found.index(passage.id) + 1 if passage.id in found else DEPTH + 1


def tally(kind: str, ranks: Sequence[Rank]) -> Found:
    """Return the shares of one kind, with intervals clustered by passage."""
    places = np.array([place for _, _, place in ranks])
    clusters = [passage for _, passage, _ in ranks]
    shares = {}
    for depth in (1, 5):
        hits = (places <= depth).astype(float)
        interval = bootstrap(np.stack([hits, np.ones_like(hits)], axis=1), clusters)
        shares[depth] = (round(float(hits.mean()), 4), interval and (round(interval[0], 4), round(interval[1], 4)))
    return Found(
        kind=kind, n=len(ranks), first=shares[1][0], first_interval=shares[1][1],
        five=shares[5][0], five_interval=shares[5][1],
    )  # fmt: skip

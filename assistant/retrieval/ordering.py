"""Reads the first passages closely and puts the one that answers first.

Fused scores tell which passages are about the question; what each of them lacks, and how well its best sentence answers,
tells them apart. A linear function of both orders the first few; its weights are fitted on pairs of passages of the
development questions (`python -m eval order`) and kept in a file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.abstention.signs import NUMERIC, read_signs
from assistant.agent.sentences import Candidate, candidates
from assistant.models import WORTH, ScoredPassage
from assistant.question import Question, understand
from assistant.retrieval.expansion import Query
from ingestion.index import Index

FILE = Path(__file__).with_suffix(".json")
#: How many passages are read closely: what answers is nearly always among them.
CLOSELY = 10
FEATURES = (
    *NUMERIC,
    "names",
    "times_and_places",
    "best_coverage",
    "best_cosine",
    "best_sentence",
    "best_sign",
    "has_list",
    "is_figure",
    "is_list",
    "is_testimony",
    "is_guide",
)
WEIGHTS: dict[str, float] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def reorder(text: str, query: Query, found: Sequence[ScoredPassage], index: Index) -> list[ScoredPassage]:
    """Return `found` with its first passages in the order of how well they answer; scores stay in falling order."""
    head, tail = list(found[:CLOSELY]), list(found[CLOSELY:])
    if len(head) < 2 or not WEIGHTS:
        return list(found)
    weights = np.array([WEIGHTS.get(name, 0.0) for name in FEATURES])
    worth = features(text, query, head, index) @ weights
    scores = sorted((scored.score for scored in head), reverse=True)
    order = np.argsort(-worth, kind="stable")
    return [
        head[row].model_copy(
            update={"score": score, "signals": {**head[row].signals, WORTH: round(float(worth[row]), 6)}}
        )
        for row, score in zip(order, scores, strict=True)
    ] + tail


def features(text: str, query: Query, found: Sequence[ScoredPassage], index: Index) -> np.ndarray:
    """Return one row a passage and one column a feature of `FEATURES`."""
    question = understand(text)
    pool: dict[str, list[Candidate]] = {}
    for candidate in candidates(question, query, list(found), index):
        pool.setdefault(candidate.passage.id, []).append(candidate)
    return np.array([_row(question, query, scored, pool.get(scored.passage.id, []), index) for scored in found])


def _row(
    question: Question, query: Query, scored: ScoredPassage, own: Sequence[Candidate], index: Index
) -> list[float]:
    signs = read_signs(question, query, scored, index)
    kind = scored.passage.kind
    return [
        *signs.numbers(),
        len(signs.names),
        len(signs.years) + len(signs.places),
        max((candidate.coverage for candidate in own), default=0.0),
        max((candidate.cosine for candidate in own), default=0.0),
        max((candidate.score for candidate in own), default=0.0),
        max((candidate.sign for candidate in own), default=0.0),
        float(question.intent == "list" and sum(candidate.is_item for candidate in own) >= 2),
        float(kind == "chiffre" and question.intent == "figure"),
        float(kind == "liste" and question.intent == "list"),
        float(kind in {"temoignage", "methode"}),
        float(scored.passage.origin == "guide"),
    ]

"""Do the labels still hold? Looks every piece of evidence up again in the index, and for questions that give themselves away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import BaseModel, Field
from rapidfuzz import fuzz, process

from eval.cases import Case, Evidence
from eval.matching import missing, normal, proves, says
from ingestion.french import stems
from ingestion.index import Index
from ingestion.models import Passage

#: Two questions this much alike, words in any order, are one question.
ALIKE = 92.0
Trouble = Literal["no_source", "lost", "label", "no_evidence", "no_fact", "duplicate", "leak"]


class Anchor(BaseModel):
    """Where a piece of evidence stands in the index now."""

    id: str
    piece: int
    passages: list[str]
    by_quote: bool = Field(description="Whether one of them holds the quoted words themselves")


class Finding(BaseModel):
    """A label that needs a person."""

    id: str
    trouble: Trouble
    detail: str = ""


class Audit(BaseModel):
    """What a suite is worth against an index."""

    questions: int
    answerable: int
    anchored: int
    by_quote: int
    overlap: float | None = Field(
        description="Mean share of a question's words that stand in the passage that proves it"
    )
    overlaps: dict[str, float] = Field(default_factory=dict, description="The same by kind of question")
    findings: list[Finding] = Field(default_factory=list)
    anchors: list[Anchor] = Field(default_factory=list)


def audit(cases: Sequence[Case], index: Index) -> Audit:
    """Return where the evidence of each question stands, and what does not hold."""
    answerable = [case for case in cases if case.answerable]
    anchors = [anchor(case, number, piece, index) for case in answerable for number, piece in enumerate(case.evidence)]
    shares = {case.id: share for case in answerable if (share := overlap(case, index)) is not None}
    return Audit(
        questions=len(cases),
        answerable=len(answerable),
        anchored=len({found.id for found in anchors if found.passages}),
        by_quote=len({found.id for found in anchors if found.by_quote}),
        overlap=_mean(list(shares.values())),
        overlaps={
            kind: mean
            for kind in sorted({case.kind for case in answerable})
            if (mean := _mean([shares[case.id] for case in answerable if case.kind == kind and case.id in shares]))
            is not None
        },
        findings=[
            *(found for case in answerable for found in broken(case, index)),
            *duplicates(cases),
            *leaks(cases, index),
        ],
        anchors=anchors,
    )


def anchor(case: Case, number: int, piece: Evidence, index: Index) -> Anchor:
    """Return the passages that a piece of evidence leads to now."""
    found = [passage for passage in index.passages if proves(passage, [piece])]
    quoted = bool(piece.quote) and any(says(passage.text, piece.quote) for passage in found)
    return Anchor(id=case.id, piece=number, passages=[passage.id for passage in found], by_quote=quoted)


def broken(case: Case, index: Index) -> Iterator[Finding]:
    """Yield what of an answerable question's label does not hold."""
    if not case.evidence:
        yield Finding(id=case.id, trouble="no_evidence")
    if not case.must:
        yield Finding(id=case.id, trouble="no_fact")
    for piece in case.evidence:
        if piece.source not in index.sources:
            yield Finding(id=case.id, trouble="no_source", detail=piece.source)
        elif not any(proves(passage, [piece]) for passage in index.passages):
            yield Finding(id=case.id, trouble="lost", detail=", ".join(piece.facts) or piece.quote)
    proving = [passage for passage in index.passages if proves(passage, case.evidence)]
    lacking = missing("\n".join(map(_told, proving)), case.must)
    if proving and lacking:
        yield Finding(id=case.id, trouble="label", detail=" / ".join(lacking[0]))


def overlap(case: Case, index: Index) -> float | None:
    """Return the share of a question's words that stand in a passage that proves it, at most; None where none does.

    High overlap means that matching words is enough to find the answer: such questions say little about retrieval.
    """
    asked = set(stems(case.question))
    shares = [
        len(asked & set(stems(_told(passage)))) / len(asked)
        for passage in index.passages
        if asked and proves(passage, case.evidence)
    ]
    return max(shares, default=None)


def duplicates(cases: Sequence[Case]) -> Iterator[Finding]:
    """Yield each question that nearly repeats an earlier one of the suite, asked after the same questions."""
    texts = [" ".join([*case.history, case.question]) for case in cases]
    normalised = [normal(text) for text in texts]
    for row in range(1, len(cases)):
        best = process.extractOne(normalised[row], normalised[:row], scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if best:
            yield Finding(id=cases[row].id, trouble="duplicate", detail=cases[best[2]].id)


def leaks(cases: Sequence[Case], index: Index) -> Iterator[Finding]:
    """Yield each question that nearly repeats an authored question: the index knows its answer by heart."""
    authored = [(passage.id, normal(asked.text)) for passage in index.passages for asked in passage.questions]
    texts = [text for _, text in authored]
    for case in cases:
        best = process.extractOne(normal(case.question), texts, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if best and not case.history:
            yield Finding(id=case.id, trouble="leak", detail=authored[best[2]][0])


def _told(passage: Passage) -> str:
    return f"{passage.heading}\n{passage.text}"


def _mean(shares: Sequence[float]) -> float | None:
    return round(sum(shares) / len(shares), 4) if shares else None

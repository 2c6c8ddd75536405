"""Our own suites and runs as samples, and samples as suites and runs."""

from __future__ import annotations

import json
from pathlib import Path

from eval.cases import Case, Evidence, load_suite
from eval.formats.base import Context, Format, Sample
from eval.formats.imported import imported_run
from eval.observed import Observed
from eval.runs import read_run, write_run


def read_suite(path: Path) -> list[Sample]:
    """Return the questions of a suite; what proves them is known by its quoted words only."""
    return [sample_of(case) for case in load_suite(path)]


def sample_of(case: Case) -> Sample:
    """Return a reference question as a sample."""
    quoted = [Context(source=piece.source, text=piece.quote) for piece in case.evidence if piece.quote]
    return Sample(
        id=case.id, question=case.question, history=case.history, kind=case.kind, answerable=case.answerable,
        reference=reference(case), accepted=case.must, relevant=quoted, case=case,
    )  # fmt: skip


def reference(case: Case) -> str:
    """Return a whole right answer: the one that was written, else the quoted words, else the facts."""
    return (
        case.reference
        or " ".join(piece.quote for piece in case.evidence if piece.quote)
        or ", ".join(group[0] for group in case.must)
    )


def write_suite(samples: list[Sample], path: Path) -> None:
    """Write samples as a suite that `run` takes."""
    lines = [json.dumps(case_of(sample).model_dump(exclude_defaults=True), ensure_ascii=False) for sample in samples]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def case_of(sample: Sample) -> Case:
    """Return a sample as a reference question: the one it was, else one that its texts prove, by their own words."""
    if sample.case is not None:
        return sample.case
    evidence = [
        Evidence(source=context.source or context.id, quote=context.text) for context in sample.relevant if context.text
    ]
    return Case(
        id=sample.id, question=sample.question, history=sample.history, kind=sample.kind or "fact", answerable=sample.answerable,
        must=sample.accepted, evidence=evidence if sample.answerable else [], reference=sample.reference,
    )  # fmt: skip


def read_our_run(path: Path) -> list[Sample]:
    """Return the questions of a run with what was found and answered."""
    return [_observed(observed) for observed in read_run(path).questions]


def _observed(observed: Observed) -> Sample:
    """Return a question of a run as a sample."""
    answer, sample = observed.answer, sample_of(observed.case)
    scores = {ranked.passage: ranked.score for ranked in observed.row.ranked}
    return sample.model_copy(
        update={
            "relevant": [_context(observed, name) for name in observed.relevant],
            "retrieved": [_context(observed, name, scores[name]) for name in observed.ranking],
            "cited": [_context(observed, citation.passage) for citation in answer.citations],
            "response": answer.reason if observed.refused else answer.text,
            "refused": observed.refused,
        }
    )


def _context(observed: Observed, name: str, score: float | None = None) -> Context:
    passage = observed.passage(name)
    if passage is None:
        return Context(id=name, score=score)
    return Context(id=name, source=passage.source, title=passage.title, text=passage.text, score=score)


def write_our_run(samples: list[Sample], path: Path) -> None:
    """Write samples as a run, so that answers of other systems are measured with the same metrics."""
    write_run(imported_run(path.name, [(case_of(sample), sample) for sample in samples]), path)


SUITE = Format("suite", read_suite, write_suite)
RUN = Format("run", read_our_run, write_our_run)

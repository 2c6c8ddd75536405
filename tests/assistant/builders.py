"""Passages, indexes and candidates made in a line, for tests of the parts between question and answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.agent.sentences import Candidate
from assistant.models import ScoredPassage
from ingestion.build import Material, build
from ingestion.glossary import Concept, by_stems, synonyms
from ingestion.index import Index
from ingestion.models import AuthoredQuestion, Evidence, Passage, Source
from ingestion.store import IndexFolder


def passage(
    identifier: str,
    text: str,
    *questions: str,
    title: str = "",
    territory: str | None = None,
    period: str = "",
    evidence: Sequence[Evidence] = (),
) -> Passage:
    """Return a passage; what stands before the slash of its id is its source."""
    return Passage(
        id=identifier,
        source=identifier.split("/")[0],
        title=title,
        locator="Partie 1",
        text=text,
        territory=territory,
        period=period,
        questions=tuple(AuthoredQuestion(text=question, kind="formal") for question in questions),
        evidence=tuple(evidence),
    )


def source(identifier: str, *aliases: str, year: int | None = None) -> Source:
    return Source(id=identifier, title=f"Étude {identifier}", short=identifier.title(), year=year, aliases=aliases)


def index_of(
    folder: Path, passages: Sequence[Passage], sources: Sequence[Source] = (), concepts: Sequence[Concept] = ()
) -> Index:
    """Build a real index of `passages` in `folder` and open it; sources that are not given are made up."""
    known = {entry.id: entry for entry in (*(source(name) for name in {one.source for one in passages}), *sources)}
    material = Material(list(passages), known, "essai", "essai", len(known), by_stems(synonyms([], concepts)))
    build(IndexFolder(folder), material, "static")
    return Index.open(folder)


def scored(found: Passage, score: float = 0.5, **signals: float) -> ScoredPassage:
    return ScoredPassage(passage=found, score=score, signals=signals)


def candidate(
    text: str,
    number: int = 0,
    *,
    of: str = "alpha/a",
    coverage: float = 0.5,
    cosine: float = 0.5,
    sign: float = 0.5,
    rank: int = 0,
    evidence: Sequence[Evidence] = (),
    start: int = 0,
) -> Candidate:
    """Return a sentence of a retrieved passage as the composition of an answer sees it."""
    return Candidate(
        passage=passage(of, text, evidence=evidence),
        number=number,
        text=text,
        start=start,
        end=start + len(text),
        coverage=coverage,
        cosine=cosine,
        sign=sign,
        rank=rank,
    )

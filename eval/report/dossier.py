"""One question as a reader opens it: what was asked, expected, said and cited, with what failed marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eval.judgement import is_right, said
from eval.matching import missing
from eval.observed import Observed
from eval.records import Failed
from ingestion.models import Passage


@dataclass(frozen=True)
class Piece:
    """A run of text; `mark` is empty, `failed` (not in the passage), `quoted` (what bears the sentence) or `fact`."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class ShownPassage:
    """A passage beside the answer."""

    name: str
    source: str
    locator: str
    pieces: list[Piece]
    n: int | None = None
    rank: int | None = None


@dataclass(frozen=True)
class ShownSentence:
    """A sentence of the answer with what the guard found."""

    pieces: list[Piece]
    citations: list[int]
    support: str
    why: list[str]


@dataclass(frozen=True)
class Dossier:
    """Everything about one question."""

    observed: Observed
    failed: Failed | None
    sentences: list[ShownSentence]
    cited: list[ShownPassage]
    proving: list[ShownPassage]
    facts: list[tuple[str, bool]]
    given: list[str]
    given_right: bool


def dossier(observed: Observed, failed: Failed | None, sources: dict[str, str]) -> Dossier:
    """Return the dossier of a question."""
    answer, text = observed.answer, said(observed.answer)
    spans: dict[int, list[tuple[int, int]]] = {}
    for sentence in answer.sentences:
        for quoted in sentence.quoted:
            spans.setdefault(quoted.n, []).append((quoted.start, quoted.end))
    cited = [
        shown_passage(passage, sources, spans.get(citation.n, [(citation.start, citation.end)]), "quoted", citation.n)
        for citation in answer.citations
        if (passage := observed.passage(citation.passage)) is not None
    ]
    given = observed.row.given
    return Dossier(
        observed=observed,
        failed=failed,
        sentences=[
            ShownSentence(
                pieces=cut(
                    sentence.text,
                    [span for failure in sentence.failed for span in places(sentence.text, [failure.text])],
                    "failed",
                ),
                citations=sentence.citations,
                support=sentence.support,
                why=[f"«\u00a0{failure.text}\u00a0»\u00a0: {failure.why}" for failure in sentence.failed],
            )
            for sentence in answer.sentences
        ],
        cited=cited,
        proving=proving(observed, sources) if failed else [],
        facts=[(" / ".join(group), not missing(text, [group])) for group in observed.case.must],
        given=[sentence.text for sentence in given.sentences] or [given.reason] if given else [],
        given_right=given is not None and is_right(observed.case, given),
    )


def proving(observed: Observed, sources: dict[str, str], most: int = 3) -> list[ShownPassage]:
    """Return the passages that prove the answer, best ranked first, with the facts that are looked for marked."""
    ranks = {name: rank for rank, name in enumerate(observed.ranking, 1)}
    names = sorted(observed.relevant, key=lambda name: ranks.get(name, len(ranks) + 1))[:most]
    facts = [fact for group in observed.case.must for fact in group]
    facts += [fact for piece in observed.case.evidence for fact in piece.facts]
    found = []
    for name in names:
        passage = observed.checker.passages[name]
        found.append(shown_passage(passage, sources, places(passage.text, facts), "fact", rank=ranks.get(name)))
    return found


def shown_passage(
    passage: Passage,
    sources: dict[str, str],
    spans: Sequence[tuple[int, int]],
    mark: str,
    n: int | None = None,
    rank: int | None = None,
) -> ShownPassage:
    """Return a passage with some of its words marked."""
    where = " › ".join(part for part in (passage.locator, f"p.\u00a0{passage.page}" if passage.page else "") if part)
    return ShownPassage(
        passage.id, sources.get(passage.source, passage.source), where, cut(passage.text, spans, mark), n, rank
    )


def places(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Return where words stand in a text, whatever the case and the kind of space."""
    plain = re.sub(r"[\u00a0\u202f\u2009]", " ", text).lower()
    spans = []
    for words in wanted:
        needle = re.sub(r"[\u00a0\u202f\u2009]", " ", words).lower().strip()
        if len(needle) > 1 and len(plain) == len(text):
            spans += [match.span() for match in re.finditer(re.escape(needle), plain)]
    return spans


def cut(text: str, spans: Sequence[tuple[int, int]], mark: str) -> list[Piece]:
    """Return a text as runs, those within `spans` marked; spans that overlap are one."""
    pieces, begin = [], 0
    for start, end in merged(spans):
        start, end = max(begin, start), min(end, len(text))
        if end > start:
            pieces += [Piece(text[begin:start]), Piece(text[start:end], mark)]
            begin = end
    return [piece for piece in [*pieces, Piece(text[begin:])] if piece.text]


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined

"""Turns a draft into an answer: every sentence against the passages it cites, whoever wrote it."""

from __future__ import annotations

from collections.abc import Collection

from assistant.grounding.guard import align, check
from assistant.models import Answer, Citation, Draft, DraftSentence, Failure, Quoted, Sentence, Verdict
from ingestion.index import Index
from ingestion.models import Passage


def verify_draft(draft: Draft, question: str, index: Index, allowed: Collection[str], told: str = "") -> Answer:
    """Return the answer that a draft comes to.

    `allowed` are the ids of the passages that the searches of this turn found: a sentence may cite no other. A
    sentence without citation is kept only where nothing in it can be checked, or where it is our own talk with the person.
    """
    answer = Answer(
        question=question,
        language=draft.language,
        status=draft.status,
        reason=draft.reason,
        introduction=draft.introduction,
        followups=draft.followups,
        nearest=draft.nearest,
        confidence=draft.confidence,
        corpus_version=index.manifest.corpus_version,
    )
    for proposed in draft.sentences:
        passages = [
            index.passages[index.rows[name]] for name in proposed.passages if name in allowed and name in index.rows
        ]
        verdict = (
            Verdict(support="not_checkable")
            if not proposed.passages and (proposed.conversation or repeats(proposed.text, told))
            else sentence_verdict(proposed, passages, index)
        )
        quoted = [
            _cite(answer, passage, *_span(proposed.text, passage, verdict, position, index))
            for position, passage in enumerate(passages)
        ]
        numbers = list(dict.fromkeys(span.n for span in quoted))
        answer.sentences.append(
            Sentence(
                text=proposed.text, citations=numbers, quoted=quoted, support=verdict.support, failed=verdict.failed
            )
        )
    return answer


def repeats(text: str, told: str) -> bool:
    """Tell whether a sentence says nothing but what the person told of themselves: talk, and no fact of the corpus."""
    return bool(told) and check(text, [told]).support in ("verbatim", "supported")


def sentence_verdict(proposed: DraftSentence, passages: list[Passage], index: Index) -> Verdict:
    """Return the guard's verdict, with every citation that does not exist or was not retrieved as a failure."""
    verdict = check(proposed.text, [passage.text for passage in passages], index.text_lexical.idf)
    found = {passage.id for passage in passages}
    invented = [name for name in proposed.passages if name not in found]
    if not invented:
        return verdict
    failures = [
        Failure(kind="citation", text=name, why="cette source n’a pas été trouvée par la recherche")
        for name in invented
    ]
    return verdict.model_copy(update={"support": "unsupported", "failed": [*verdict.failed, *failures]})


def _span(text: str, passage: Passage, verdict: Verdict, position: int, index: Index) -> tuple[int, int]:
    """Return where in a cited passage the words stand that bear a sentence."""
    if verdict.passage == position and verdict.end > verdict.start:
        return verdict.start, verdict.end
    return align(text, passage.text, index.text_lexical.idf)


def _cite(answer: Answer, passage: Passage, start: int, end: int) -> Quoted:
    """Return the words quoted from `passage`, citing it under its one number.

    Where several sentences quote a passage, the citation's quote runs from the first to the last of them.
    """
    for row, citation in enumerate(answer.citations):
        if citation.passage == passage.id:
            first, last = min(citation.start, start), max(citation.end, end)
            answer.citations[row] = citation.model_copy(
                update={"start": first, "end": last, "quote": passage.text[first:last]}
            )
            return Quoted(n=citation.n, start=start, end=end)
    number = len(answer.citations) + 1
    answer.citations.append(
        Citation(
            n=number,
            source=passage.source,
            passage=passage.id,
            locator=passage.locator,
            page=passage.page,
            quote=passage.text[start:end],
            start=start,
            end=end,
        )
    )
    return Quoted(n=number, start=start, end=end)

"""Answers of other systems as a run: every sentence goes through the same guard as ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.grounding.guard import align, check
from assistant.models import Answer, Citation, Quoted, Sentence
from eval.cases import Case
from eval.formats.base import Context, Sample
from eval.records import Ranked, Row, RunInfo, Timings
from eval.runner import suite_hash
from eval.runs import Run
from eval.statistics import SEED
from ingestion.french import sentences
from ingestion.models import Passage

#: `[1]`, `[1, 2]` or `[1][2]`; one that follows the full stop belongs to the sentence before it.
MARKER = re.compile(r"\s*\[(\d+(?:\s*[,;]\s*\d+)*)\]")
_AFTER_STOP = re.compile(r"([.!?…])((?:\s*\[\d+(?:\s*[,;]\s*\d+)*\])+)")


def imported_run(name: str, pairs: Sequence[tuple[Case, Sample]]) -> Run:
    """Return a run made of answers that were given elsewhere; questions without an answer are left out."""
    answered = [(case, sample) for case, sample in pairs if sample.response is not None]
    passages = passages_of([sample for _, sample in answered])
    rows = [row_of(case, sample, passages) for case, sample in answered]
    cases = [case for case, _ in answered]
    info = RunInfo(
        suite=name, suite_hash=suite_hash(cases), split="all", commit=None, corpus_version="", corpus_hash="", embedding="",
        settings={"passages": 8}, seed=SEED, questions=len(rows),
    )  # fmt: skip
    return Run(
        info,
        rows,
        {passage.id: passage for passage in passages.values()},
        Timings(created="", seconds=0, milliseconds={}),
    )


def passages_of(samples: Sequence[Sample]) -> dict[tuple[str, str], Passage]:
    """Return a passage for each text that samples name, by its id and words; texts without an id are numbered."""
    found: dict[tuple[str, str], Passage] = {}
    for sample in samples:
        for context in (*sample.relevant, *sample.retrieved, *sample.cited):
            if context.text and _key(context) not in found:
                name = context.id or f"text-{len(found) + 1:05d}"
                source = context.source or context.id or "imported"
                found[_key(context)] = Passage(
                    id=name, source=source, title=context.title, locator=context.title or name, text=context.text
                )
    return found


def row_of(case: Case, sample: Sample, passages: dict[tuple[str, str], Passage]) -> Row:
    """Return a sample as a row; evidence that came with it is named after the sources of its texts."""
    ranked = [
        Ranked(passage=passages[_key(context)].id, score=context.score if context.score is not None else 1 / (1 + rank))
        for rank, context in enumerate(sample.retrieved)
        if _key(context) in passages
    ]
    if sample.case is None:
        texts = [context for context in sample.relevant if context.text]
        pairs = zip(case.evidence, texts, strict=False)
        evidence = [piece.model_copy(update={"source": passages[_key(context)].source}) for piece, context in pairs]
        case = case.model_copy(update={"evidence": evidence})
    cited = [passages[_key(context)] for context in sample.cited if _key(context) in passages]
    return Row(case=case, answer=answer_of(sample, cited), ranked=ranked)


def answer_of(sample: Sample, cited: Sequence[Passage]) -> Answer:
    """Return an answer whose sentences the guard has read; a marker without a text behind it is a failure."""
    text = sample.response or ""
    if sample.refused or not text.strip():
        return Answer(question=sample.question, status="refused", reason=text)
    answer = Answer(question=sample.question, status="answered")
    used: dict[int, tuple[int, int]] = {}
    for sentence, numbers in marked_sentences(text):
        known = [number for number in numbers if 1 <= number <= len(cited)]
        verdict = check(sentence, [cited[number - 1].text for number in known])
        spans = {number: align(sentence, cited[number - 1].text) for number in known}
        used.update({number: span for number, span in spans.items() if number not in used})
        answer.sentences.append(
            Sentence(
                text=sentence, citations=numbers, support=verdict.support, failed=verdict.failed,
                quoted=[Quoted(n=number, start=start, end=end) for number, (start, end) in spans.items()],
            )
        )  # fmt: skip
    answer.citations = [_citation(number, cited[number - 1], *used[number]) for number in sorted(used)]
    return answer


def marked_sentences(text: str) -> list[tuple[str, list[int]]]:
    """Return the sentences of a text without their markers, each with the numbers that it bears.

    « Phrase [1]. » and « Phrase. [1] » mean the same: a marker after the full stop is moved before it.
    """
    moved = _AFTER_STOP.sub(lambda match: match[2] + match[1], text)
    found = []
    for sentence in sentences(moved):
        numbers = [int(number) for match in MARKER.finditer(sentence) for number in re.findall(r"\d+", match[1])]
        words = MARKER.sub("", sentence).strip()
        if words:
            found.append((words, list(dict.fromkeys(numbers))))
    return found


def _citation(number: int, passage: Passage, start: int, end: int) -> Citation:
    return Citation(
        n=number, source=passage.source, passage=passage.id, locator=passage.locator, quote=passage.text[start:end],
        start=start, end=end,
    )  # fmt: skip


def _key(context: Context) -> tuple[str, str]:
    return context.id, context.text

"""The commands `ask` and `search`: one question, or a file of them in one process."""

from __future__ import annotations

import argparse
import json
import sys
import time
import uuid
from typing import Any

from assistant.agent.memory import IN_MEMORY
from assistant.commands.batch import QuestionRow, read_rows, through, write_rows
from assistant.knowledge import Library
from assistant.models import Answer, ScoredPassage
from assistant.service import Assistant
from assistant.settings import Settings


def ask(asked: argparse.Namespace, settings: Settings, library: Library) -> int:
    """Answer one question on stdout, or those of a file into another."""
    assistant = Assistant(settings.model_copy(update={"sessions": IN_MEMORY}), library)
    if asked.batch:
        rows = read_rows(asked.batch, QuestionRow)
        write_rows(asked.out, through(rows, lambda row: record(answer_row(assistant, row))))
        return 0
    answer = assistant.ask(asked.question)
    sys.stdout.write(
        (json.dumps({"id": None, **record(answer)}, ensure_ascii=False) if asked.json else readable(answer, assistant))
        + "\n"
    )
    return 0


def search(asked: argparse.Namespace, settings: Settings, library: Library) -> int:
    """List the nearest passages of one question on stdout, or of those of a file into another."""
    assistant = Assistant(settings, library)
    if asked.batch:
        rows = read_rows(asked.batch, QuestionRow)
        write_rows(asked.out, through(rows, lambda row: results(assistant, row.question, asked.k)))
        return 0
    found = results(assistant, asked.question, asked.k)
    lines = [f"{row['score']:.3f}  {row['passage']}  ({row['locator']})" for row in found["results"]]
    sys.stdout.write((json.dumps(found, ensure_ascii=False) if asked.json else "\n".join(lines)) + "\n")
    return 0


def answer_row(assistant: Assistant, row: QuestionRow) -> Answer:
    """Return the answer to a row, after the questions that came before it in its conversation."""
    if not row.history:
        return assistant.ask(row.question)
    thread = uuid.uuid4().hex
    for earlier in row.history:
        assistant.ask(earlier, thread)
    return assistant.ask(row.question, thread)


#: Keys of an answer that scripts read as they are.
CONTENT = (
    "introduction",
    "sentences",
    "citations",
    "followups",
    "nearest",
    "confidence",
    "corpus_version",
    "elapsed_ms",
)


def record(answer: Answer) -> dict[str, Any]:
    """Return an answer as scripts read it; keys are only ever added."""
    content = answer.model_dump(mode="json")
    return {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status,
        "reason": answer.reason,
        "answer": answer.text or answer.reason,
        **{key: content[key] for key in CONTENT},
        **{key: content[key] for key in ("profile", "pathway", "offers") if content.get(key) is not None},
    }


def results(assistant: Assistant, question: str, count: int) -> dict[str, Any]:
    """Return the nearest passages as scripts read them."""
    started = time.perf_counter()
    found = [result(scored) for scored in assistant.search(question, count)]
    return {"question": question, "results": found, "elapsed_ms": round((time.perf_counter() - started) * 1000, 1)}


def result(scored: ScoredPassage) -> dict[str, Any]:
    """Return one retrieved passage as scripts read it."""
    passage = scored.passage
    return {
        "passage": passage.id,
        "source": passage.source,
        "locator": passage.locator,
        "page": passage.page,
        "score": scored.score,
        "text": passage.text,
    }


def readable(answer: Answer, assistant: Assistant) -> str:
    """Return an answer for a terminal: the text, then its sources."""
    lines = [answer.text] if answer.sentences else []
    lines += [answer.reason] if answer.reason else []
    for citation in answer.citations:
        source = assistant.source(citation.source)
        lines.append(f"[{citation.n}] {source.short if source else citation.source}, {citation.locator}")
    return "\n".join(lines)

"""RAGChecker: `{"results": [{query_id, query, gt_answer, response, retrieved_context: [{doc_id, text}]}]}`."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.formats.base import Context, Format, Sample, entry
from eval.formats.jsonfiles import read_json, write_json


class Chunk(BaseModel):
    """A retrieved text."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    doc_id: str = ""
    text: str


class Result(BaseModel):
    """A row as RAGChecker has it."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    query_id: str
    query: str
    gt_answer: str = ""
    response: str | None = None
    retrieved_context: list[Chunk] = []


class Results(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="ignore")

    results: list[Result]


def read(path: Path) -> list[Sample]:
    """Return the samples of a file."""
    file: Results = entry(Results, read_json(path), path, 1)
    return [
        Sample(
            id=result.query_id, question=result.query, reference=result.gt_answer, response=result.response,
            retrieved=[Context(id=chunk.doc_id, text=chunk.text) for chunk in result.retrieved_context],
        )
        for result in file.results
    ]  # fmt: skip


def write(samples: list[Sample], path: Path) -> None:
    """Write samples; RAGChecker wants an answer and a reference for each, so what is not known is an empty text."""
    results = [
        {
            "query_id": sample.id, "query": sample.question, "gt_answer": sample.reference, "response": sample.response or "",
            "retrieved_context": [{"doc_id": context.id, "text": context.text} for context in sample.retrieved],
        }
        for sample in samples
    ]  # fmt: skip
    write_json({"results": results}, path)


RAGCHECKER = Format("ragchecker", read, write)

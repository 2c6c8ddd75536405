"""ALCE: `{"data": [{question, answer, docs: [{title, text}], output}]}`, where `[n]` in the output is the n-th document."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.formats.base import Context, Format, Sample, entry, numbered
from eval.formats.jsonfiles import read_json, write_json


class Doc(BaseModel):
    """A document that was given to the model."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str = ""
    title: str = ""
    text: str


class Pair(BaseModel):
    """A short answer with its variants."""

    model_config = ConfigDict(extra="ignore")

    question: str = ""
    short_answers: list[str] = []


class Entry(BaseModel):
    """A row as ALCE has it."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    sample_id: str = ""
    question: str
    answer: str | None = None
    qa_pairs: list[Pair] = []
    docs: list[Doc] = []
    output: str | None = None


class Data(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="ignore")

    data: list[Entry]


def read(path: Path) -> list[Sample]:
    """Return the samples of a file: every document was found, and any may be cited."""
    file: Data = entry(Data, read_json(path), path, 1)
    samples = []
    for number, row in enumerate(file.data, 1):
        docs = [Context(id=doc.id, title=doc.title, text=doc.text) for doc in row.docs]
        samples.append(
            Sample(
                id=row.sample_id or numbered(path.stem, number), question=row.question, reference=row.answer or "",
                accepted=[pair.short_answers for pair in row.qa_pairs if pair.short_answers], response=row.output,
                cited=docs, retrieved=docs,
            )
        )  # fmt: skip
    return samples


def write(samples: list[Sample], path: Path) -> None:
    """Write samples: what is cited comes first among the documents, so that the markers keep their numbers."""
    write_json({"data": [_entry(sample) for sample in samples]}, path)


def _entry(sample: Sample) -> dict[str, object]:
    cited = {(context.id, context.text) for context in sample.cited}
    docs = [*sample.cited, *(context for context in sample.retrieved if (context.id, context.text) not in cited)]
    content: dict[str, object] = {"sample_id": sample.id, "question": sample.question}
    if sample.reference:
        content["answer"] = sample.reference
    content["qa_pairs"] = [{"question": "", "short_answers": group} for group in sample.accepted]
    content["docs"] = [{"id": context.id, "title": context.title, "text": context.text} for context in docs]
    if sample.response is not None:
        content["output"] = sample.response
    return content


ALCE = Format("alce", read, write)

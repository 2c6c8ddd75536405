"""ragas: JSONL of `SingleTurnSample`; the older names (question, contexts, answer, ground_truth) are read too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from eval.formats.base import Context, Format, Sample, entry, numbered
from eval.formats.jsonfiles import read_jsonl, write_jsonl


class Row(BaseModel):
    """A row as ragas has it."""

    model_config = ConfigDict(extra="ignore")

    user_input: str = Field(validation_alias=AliasChoices("user_input", "question"))
    response: str | None = Field(default=None, validation_alias=AliasChoices("response", "answer"))
    reference: str | None = Field(default=None, validation_alias=AliasChoices("reference", "ground_truth"))
    retrieved_contexts: list[str] | None = Field(
        default=None, validation_alias=AliasChoices("retrieved_contexts", "contexts")
    )
    reference_contexts: list[str] | None = None
    retrieved_context_ids: list[str | int] | None = None
    reference_context_ids: list[str | int] | None = None


def read(path: Path) -> list[Sample]:
    """Return the samples of a file; ragas has no ids, so they are numbered."""
    samples: list[Sample] = []
    for number, content in read_jsonl(path):
        row: Row = entry(Row, content, path, number)
        samples.append(
            Sample(
                id=numbered(path.stem, len(samples) + 1), question=row.user_input, response=row.response,
                reference=row.reference or "", retrieved=contexts(row.retrieved_contexts, row.retrieved_context_ids),
                relevant=contexts(row.reference_contexts, row.reference_context_ids),
            )
        )  # fmt: skip
    return samples


def write(samples: list[Sample], path: Path) -> None:
    """Write samples under the names of ragas 0.2 and later; what is not known is left out, as ragas wants it."""
    write_jsonl((row(sample) for sample in samples), path)


def row(sample: Sample) -> dict[str, Any]:
    """Return a sample as ragas has it."""
    content: dict[str, Any] = {"user_input": sample.question}
    if sample.response is not None:
        content["response"] = sample.response
    if sample.reference:
        content["reference"] = sample.reference
    for key, found in (("retrieved", sample.retrieved), ("reference", sample.relevant)):
        if found:
            content[f"{key}_contexts"] = [context.text for context in found]
        if found and all(context.id for context in found):
            content[f"{key}_context_ids"] = [context.id for context in found]
    return content


def contexts(texts: list[str] | None, names: list[str | int] | None) -> list[Context]:
    """Return texts with their ids where there is one each."""
    texts = texts or [""] * len(names or [])
    known = [str(name) for name in names] if names and len(names) == len(texts) else [""] * len(texts)
    return [Context(id=name, text=text) for name, text in zip(known, texts, strict=True)]


RAGAS = Format("ragas", read, write)

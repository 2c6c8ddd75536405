"""deepeval: a JSON list of goldens or test cases, as `EvaluationDataset.save_as` writes it."""

from __future__ import annotations

from pathlib import Path

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from eval.formats.base import Context, Format, Sample, entry, numbered
from eval.formats.jsonfiles import read_json, write_json


class Case(BaseModel):
    """A test case as deepeval has it, under its snake or camel names."""

    model_config = ConfigDict(extra="ignore")

    input: str
    actual_output: str | None = Field(default=None, validation_alias=AliasChoices("actual_output", "actualOutput"))
    expected_output: str | None = Field(
        default=None, validation_alias=AliasChoices("expected_output", "expectedOutput")
    )
    context: list[str] | None = None
    retrieval_context: list[str] | None = Field(
        default=None, validation_alias=AliasChoices("retrieval_context", "retrievalContext")
    )
    name: str | None = None
    comments: str | None = None


def read(path: Path) -> list[Sample]:
    """Return the samples of a file; a case without a name is numbered."""
    samples = []
    for number, content in enumerate(read_json(path), 1):
        case: Case = entry(Case, content, path, number)
        samples.append(
            Sample(
                id=case.name or numbered(path.stem, number), question=case.input, response=case.actual_output,
                reference=case.expected_output or "", kind=case.comments or "",
                relevant=[Context(text=text) for text in case.context or []],
                retrieved=[Context(text=text) for text in case.retrieval_context or []],
            )
        )  # fmt: skip
    return samples


def write(samples: list[Sample], path: Path) -> None:
    """Write samples as test cases; the kind of question goes into the comments."""
    write_json(
        [
            {
                "input": sample.question, "actual_output": sample.response, "expected_output": sample.reference or None,
                "retrieval_context": [context.text for context in sample.retrieved] or None,
                "context": [context.text for context in sample.relevant] or None,
                "name": sample.id, "comments": sample.kind or None, "source_file": None,
            }
            for sample in samples
        ],
        path,
    )  # fmt: skip


DEEPEVAL = Format("deepeval", read, write)

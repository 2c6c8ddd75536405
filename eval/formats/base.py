"""The row that every format is read into and written from: a superset of what other harnesses know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.cases import Case
from eval.records import BenchError
from eval.words import words


class Context(BaseModel):
    """A text that was found, cited, or that holds the answer."""

    model_config = ConfigDict(extra="forbid")

    id: str = ""
    source: str = ""
    title: str = ""
    text: str = ""
    score: float | None = None


class Sample(BaseModel):
    """A question with all that a harness may know of it; what a format lacks stays at its default."""

    model_config = ConfigDict(extra="forbid")

    id: str
    question: str
    history: list[str] = Field(default_factory=list)
    kind: str = ""
    answerable: bool = True
    reference: str = Field(default="", description="A whole right answer")
    accepted: list[list[str]] = Field(
        default_factory=list, description="Groups of alternatives that an answer must hold"
    )
    relevant: list[Context] = Field(default_factory=list, description="Texts that hold the answer")
    response: str | None = Field(
        default=None, description="What was answered, with `[n]` markers where it cites; None if not asked"
    )
    refused: bool = False
    cited: list[Context] = Field(default_factory=list, description="What the markers lead to: `[1]` to the first")
    retrieved: list[Context] = Field(default_factory=list, description="What was found, best first")
    case: Case | None = Field(default=None, description="Our own label, where it comes from one of our files")


@dataclass(frozen=True)
class Format:
    """A format: what it is called, and how files of it are read and written."""

    name: str
    read: Callable[[Path], list[Sample]]
    write: Callable[[list[Sample], Path], None]


def numbered(prefix: str, number: int) -> str:
    """Return an id for a row of a format that has none."""
    return f"{prefix}-{number:04d}"


def entry(model: type[Any], content: object, path: Path, number: int) -> Any:
    """Return a row as its format's own record; raise `BenchError` with its place where it is not as it must be."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise BenchError(words()["errors"]["bad_line"].format(file=path.name, line=number)) from error

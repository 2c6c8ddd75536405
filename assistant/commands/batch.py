"""Files of rows: read with the number of the line that is wrong, written a row at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Row = TypeVar("Row", bound=BaseModel)


class BadInput(Exception):
    """A file or a row that cannot be used; the message names it, in French."""


class QuestionRow(BaseModel):
    """A row of `ask --batch` and `search --batch`."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    question: str
    history: list[str] = Field(default_factory=list, description="Questions asked before it in the same conversation")


def read_rows(path: Path, model: type[Row]) -> list[Row]:
    """Return the rows of a JSONL file; raise `BadInput` with the line of the first one that is not as it must be."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} : ce fichier n'est pas en UTF-8.") from error
    except OSError as error:
        raise BadInput(f"{path.name} : ce fichier ne peut pas être lu ({error.strerror}).") from error
    return [_row(path, number, line, model) for number, line in enumerate(lines, 1) if line.strip()]


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write rows as JSONL, each as soon as it is there; return how many."""
    count = 0
    try:
        with path.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
                file.flush()
                count += 1
    except OSError as error:
        raise BadInput(f"{path.name} : ce fichier ne peut pas être écrit ({error.strerror}).") from error
    return count


def through(rows: Iterable[Row], work: Callable[[Row], dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the result of each row under its id."""
    for row in rows:
        yield {"id": getattr(row, "id", None), **work(row)}


def _row(path: Path, number: int, line: str, model: type[Row]) -> Row:
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        what = f"le champ « {where} » manque ou n'est pas valable" if where else "ce n'est pas un objet JSON"
        raise BadInput(f"{path.name}, ligne {number} : {what}.") from error

"""JSON and JSONL files, with the place of what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from eval.records import BenchError
from eval.words import words


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; raise `BenchError` with the line where it is not JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BenchError(words()["errors"]["bad_line"].format(file=path.name, line=error.lineno)) from error


def read_jsonl(path: Path) -> list[tuple[int, Any]]:
    """Return the rows of a JSONL file with the numbers of their lines; raise `BenchError` at the first that is not JSON."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.strip():
            try:
                rows.append((number, json.loads(line)))
            except json.JSONDecodeError as error:
                raise BenchError(words()["errors"]["bad_line"].format(file=path.name, line=number)) from error
    return rows


def write_json(content: Any, path: Path) -> None:
    """Write a JSON file, readable by people."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_jsonl(rows: Iterable[Any], path: Path) -> None:
    """Write one JSON value a line."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")

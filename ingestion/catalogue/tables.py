"""Rows of CSV files as they come: three encodings, three separators, line numbers that survive quoted newlines."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from ingestion.catalogue.errors import CatalogueError, reason
from ingestion.catalogue.models import Offer
from ingestion.catalogue.report import Rejection

Row = dict[str, str]
Numbered = Iterable[tuple[int, Row]]
#: A field longer than this is a broken quote that swallows the rest of the file.
FIELD_CHARACTERS = 200_000
_PROBE = 1 << 20


def read_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the line number and the cells of every row; raise `CatalogueError` where the file is no table.

    A row with more or fewer cells than the head is yielded with the key `""` set, for the reader to reject.
    """
    csv.field_size_limit(FIELD_CHARACTERS)
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as file:
        head_line = file.readline()
        file.seek(0)
        rows = csv.reader(file, delimiter=max(",;\t|", key=head_line.count))
        begin, head = 1, None
        try:
            for cells in rows:
                line, begin = begin, rows.line_num + 1
                if head is None:
                    head = [cell.strip() for cell in cells]
                elif any(cell.strip() for cell in cells):
                    yield line, _row(head, cells)
        except csv.Error:
            _unreadable(path, rows.line_num)


def columns_of(path: Path) -> list[str]:
    """Return the column heads of a CSV file; raise `CatalogueError` where it is empty."""
    with path.open(encoding=encoding_of(path), errors="replace", newline="") as file:
        head_line = file.readline(FIELD_CHARACTERS)
    if not head_line.strip():
        raise CatalogueError(f"{path.name} : ce fichier est vide.")
    return [cell.strip() for cell in next(csv.reader([head_line], delimiter=max(",;\t|", key=head_line.count)))]


def encoding_of(path: Path) -> str:
    """Return how a file is encoded: UTF-8, UTF-16 by its mark, else the Windows code page of French exports."""
    with path.open("rb") as file:
        start = file.read(_PROBE)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # the probe may end inside a character
    for cut in range(min(4, len(start) + 1)):
        try:
            start[: len(start) - cut].decode("utf-8")
            return "utf-8-sig"
        except UnicodeDecodeError:
            continue
    return "cp1252"


def each(rows: Numbered, make: Callable[[Row, str], Offer], file: str) -> Iterator[Offer | Rejection]:
    """Turn every row into an offer by `make`, or into a rejection that says why."""
    # providers, places and titles come back thousands of times; kept once, they leave room for the rest
    for line, row in rows:
        try:
            if "" in row:
                raise ValueError("nombre de cellules différent de celui de l’en-tête")
            yield make({key: sys.intern(value) for key, value in row.items()}, f"{file}:{line}")
        except ValidationError as error:
            yield Rejection(line=line, reason=reason(error))
        except ValueError as error:
            yield Rejection(line=line, reason=str(error))


def _row(head: list[str], cells: list[str]) -> Row:
    """Return cells by column head; the first column of a data frame's export has no name."""
    names = [name or "#" for name in head]
    row = dict(zip(names, cells, strict=False))
    return row if len(cells) == len(head) else {**row, "": str(len(cells))}


def _unreadable(path: Path, line: int) -> NoReturn:
    """Say where a table stops being one."""
    raise CatalogueError(f"{path.name}, ligne {line} : cette ligne est illisible (guillemets non fermés ?).")

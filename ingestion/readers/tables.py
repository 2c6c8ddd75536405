"""Turns the rows of a table into sentences that can be read alone: each cell with the head of its column."""

from __future__ import annotations

from collections.abc import Sequence

MAX_HEAD_WORDS = 12
HEAD_END = " \u00a0:"

Row = Sequence[str]


def rows_as_text(rows: Sequence[Row], header: Row | None = None) -> list[str]:
    """Return one line a row, « Métier : monteur ; Durée : 14 h »; without a header, the first row may serve as one."""
    filled = [[" ".join(cell.split()) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    if header is None and filled and looks_like_header(filled):
        header, filled = filled[0], filled[1:]
    return [_row_text(row, header) for row in filled]


def looks_like_header(rows: Sequence[Row]) -> bool:
    """Tell whether the first row names the columns: short distinct words in each cell, no figure, rows below."""
    first = rows[0]
    if len(rows) < 2 or len(first) < 2 or not all(first) or len(set(first)) < len(first):
        return False
    return all(len(cell.split()) <= MAX_HEAD_WORDS and not any(char.isdigit() for char in cell) for cell in first)


def _row_text(row: Row, header: Row | None) -> str:
    """Return one row; two bare cells are a label and its value."""
    if not header:
        return " : ".join(row) if len(row) == 2 and all(row) else " ; ".join(cell for cell in row if cell)
    heads = [*header, *[""] * (len(row) - len(header))]
    return " ; ".join(
        f"{head.rstrip(HEAD_END)} : {cell}" if head and head != cell else cell
        for head, cell in zip(heads, row, strict=False)
        if cell
    )

"""A plain table of texts, for the commands that show few figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table


def plain_table(
    console: Console, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], note: str = ""
) -> None:
    """Print rows of texts under headings, the first column to the left and the others to the right."""
    table = Table(title=title, title_justify="left", caption=note or None, caption_justify="left")
    for number, heading in enumerate(headings):
        table.add_column(heading, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)

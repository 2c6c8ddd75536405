"""The table that a run prints."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from eval.metrics import FAMILIES
from eval.records import RunInfo, Summary
from eval.report.figures import interval, shown
from eval.words import label, word, words


def print_summary(info: RunInfo, summary: Summary, console: Console, short: bool = False) -> None:
    """Print every metric by family, the cuts, and the failures; `short` leaves out what few people read."""
    columns = words()["columns"]
    table = Table(
        title=word("title", suite=info.suite, split=label("splits", info.split), corpus=info.corpus_version),
        title_justify="left",
    )
    for name in ("metric", "value", "interval", "n", "note"):
        table.add_column(columns[name], justify="left" if name in {"metric", "note"} else "right", overflow="fold")
    for family, metrics in FAMILIES.items():
        if short and family == "ragchecker":
            continue
        table.add_section()
        table.add_row(f"[bold]{label('families', family)}[/bold]")
        for metric in metrics:
            estimate = summary.of(metric.key)
            if short and estimate.value is None:
                continue
            table.add_row(
                metric.name, shown(metric, estimate.value), interval(metric, estimate), str(estimate.n), estimate.reason
            )
    console.print(table)


def print_failures(summary: Summary, console: Console) -> None:
    """Print one line a failure."""
    if not summary.failures:
        console.print(word("no_failure"))
        return
    columns = words()["columns"]
    table = Table(title=f"{word('failures')} ({len(summary.failures)})", title_justify="left")
    for name in ("question", "cause", "detail"):
        table.add_column(columns[name], overflow="fold")
    for failed in summary.failures:
        table.add_row(failed.id, label("causes", failed.cause), failed.detail)
    console.print(table)

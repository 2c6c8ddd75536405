"""A run as Markdown, for a merge request or a note."""

from __future__ import annotations

from eval.metrics import FAMILIES, METRICS, SLICED
from eval.report.figures import interval, shown
from eval.report.page import slices
from eval.runs import Run
from eval.scoring import summarise
from eval.words import label, word, words


def markdown(run: Run) -> str:
    """Return the measures, the cuts and the failures of a run."""
    summary = run.summary or summarise(run.questions, run.info.seed)
    columns = words()["columns"]
    lines = [
        f"# {word('title', suite=run.info.suite, split=label('splits', run.info.split), corpus=run.info.corpus_version)}",
        "",
    ]
    for family, metrics in FAMILIES.items():
        lines += [
            f"## {label('families', family)}",
            "",
            *table_head([columns[key] for key in ("metric", "value", "interval", "n", "note")]),
        ]
        for metric in metrics:
            estimate = summary.of(metric.key)
            lines.append(
                row(
                    [
                        metric.name,
                        shown(metric, estimate.value),
                        interval(metric, estimate),
                        str(estimate.n),
                        estimate.reason,
                    ]
                )
            )
        lines.append("")
    for title, rows in slices(summary, run.info.sources):
        lines += [f"## {title}", "", *table_head(["", *(METRICS[key].name for key in SLICED)])]
        lines += [row([name, *cells]) for name, cells in rows] + [""]
    lines += [f"## {word('failures')} ({len(summary.failures)})", ""]
    if summary.failures:
        asked = {observed.case.id: observed.case.question for observed in run.questions}
        lines += table_head([columns["question"], columns["cause"], columns["detail"]])
        lines += [
            row([f"{entry.id} — {asked[entry.id]}", label("causes", entry.cause), entry.detail])
            for entry in summary.failures
        ]
    else:
        lines.append(word("no_failure"))
    lines += ["", f"## {words()['page']['definition'].capitalize()}s", ""]
    lines += [f"- **{metric.name}** ({metric.key}) — {metric.definition}" for metric in METRICS.values()]
    return "\n".join(lines) + "\n"


def table_head(cells: list[str]) -> list[str]:
    """Return the heading of a table and the line under it."""
    return [row(cells), "|" + " --- |" * len(cells)]


def row(cells: list[str]) -> str:
    """Return a row of a table; what would end a cell or a line is taken out."""
    return "| " + " | ".join(" ".join(cell.replace("|", "\\|").split("\n")) for cell in cells) + " |"

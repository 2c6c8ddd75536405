"""A run as one self-contained page: no script, no font, nothing from elsewhere; everything that goes in is escaped."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from eval.metrics import FAMILIES, METRICS, SLICED
from eval.records import Estimate, Summary
from eval.report.dossier import dossier
from eval.report.figures import decimal, interval, shown
from eval.report.plots import latency_chart, reliability_chart, risk_coverage_chart, slice_bars
from eval.runs import Run
from eval.scoring import summarise
from eval.words import label, word, words

TEMPLATES = Path(__file__).parent / "templates"
#: The catalogue that names the values of each cut.
GROUPS = {"kind": "kinds", "miss": "misses", "language": "languages"}
#: What is drawn: a cut and a metric.
DRAWN = (("study", "right"), ("kind", "right"), ("kind", "refused_unanswerable"), ("miss", "refused_unanswerable"))


def page(run: Run) -> str:
    """Return the report of a run as HTML."""
    summary = run.summary or summarise(run.questions, run.info.seed)
    failed = {entry.id: entry for entry in summary.failures}
    questions = run.questions
    plots = [
        slice_bars(cut, key, summary.slices.get(cut, {}), partial(named, cut, run.info.sources)) for cut, key in DRAWN
    ]
    charts = [risk_coverage_chart(questions), reliability_chart(questions), latency_chart(questions)]
    dossiers = [dossier(observed, failed.get(observed.case.id), run.info.sources) for observed in questions]
    return (
        _environment()
        .get_template("report.html")
        .render(
            info=run.info,
            timings=run.timings,
            summary=summary,
            families=FAMILIES,
            metrics=METRICS,
            sliced=[METRICS[key] for key in SLICED],
            slices=slices(summary, run.info.sources),
            bars=[plot for plot in plots if plot],
            charts=[chart for chart in charts if chart],
            causes=Counter(entry.cause for entry in summary.failures).most_common(),
            wrong=[entry for entry in dossiers if entry.failed],
            others=[entry for entry in dossiers if not entry.failed],
            style=Markup((TEMPLATES / "report.css").read_text(encoding="utf-8")),  # ours, not text of a document
            w=words(),
        )
    )


def slices(summary: Summary, sources: dict[str, str]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return the tables by cut: title, then a row a value with the figures of `SLICED`."""
    return [
        (
            label("cuts", cut),
            [(named(cut, sources, value), [_cell(entry) for entry in found]) for value, found in values.items()],
        )
        for cut, values in summary.slices.items()
        if values
    ]


def named(cut: str, sources: dict[str, str], value: str) -> str:
    """Return how a value of a cut is shown: a study as citations show it, the rest from the catalogue."""
    return label(GROUPS[cut], value) if cut in GROUPS else sources.get(value, value)


def _cell(entry: Estimate) -> str:
    return "—" if entry.value is None else f"{shown(METRICS[entry.key], entry.value)} ({entry.n})"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(label=label, word=word, shown=shown, interval=interval, decimal=decimal)
    return environment

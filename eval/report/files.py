"""The formats in which a run is taken away."""

from __future__ import annotations

import json
from collections.abc import Callable

from eval.report.junit import junit
from eval.report.markdown import markdown
from eval.report.page import page
from eval.report.spreadsheet import spreadsheet
from eval.runs import Run
from eval.scoring import summarise


def measures(run: Run) -> str:
    """Return how a run was made and all its measures as JSON."""
    summary = run.summary or summarise(run.questions, run.info.seed)
    return json.dumps({"run": run.info.model_dump(), **summary.model_dump()}, ensure_ascii=False, indent=2) + "\n"


#: Format → name of the file, what writes it, encoding. A byte-order mark lets spreadsheets see that the CSV is UTF-8.
FORMATS: dict[str, tuple[str, Callable[[Run], str], str]] = {
    "html": ("report.html", page, "utf-8"),
    "md": ("report.md", markdown, "utf-8"),
    "csv": ("questions.csv", spreadsheet, "utf-8-sig"),
    "junit": ("junit.xml", junit, "utf-8"),
    "json": ("measures.json", measures, "utf-8"),
}

"""A run as CSV: a row a question, a column a metric."""

from __future__ import annotations

import csv
import io

from eval.attribution import first_rank
from eval.metrics import METRICS
from eval.observed import Observed
from eval.records import Failed
from eval.runs import Run
from eval.scoring import per_question, summarise

FIELDS = (
    "id", "kind", "study", "language", "answerable", "miss", "question", "status", "ok", "cause", "detail",
    "rank", "confidence", "answer", "citations",
)  # fmt: skip


def spreadsheet(run: Run) -> str:
    """Return the questions of a run as CSV in UTF-8 with a heading; metrics that are not defined are left empty."""
    summary = run.summary or summarise(run.questions, run.info.seed)
    failed = {entry.id: entry for entry in summary.failures}
    text = io.StringIO()
    writer = csv.DictWriter(text, [*FIELDS, *METRICS], lineterminator="\n")
    writer.writeheader()
    for observed in run.questions:
        writer.writerow({key: harmless(value) for key, value in cells(observed, failed.get(observed.case.id)).items()})
    return text.getvalue()


def cells(observed: Observed, failed: Failed | None) -> dict[str, object]:
    """Return the row of one question."""
    case, answer = observed.case, observed.answer
    return {
        "id": case.id, "kind": case.kind, "study": case.study, "language": answer.language,
        "answerable": int(case.answerable), "miss": case.miss, "question": " › ".join([*case.history, case.question]),
        "status": answer.status, "ok": int(observed.right), "cause": failed.cause if failed else "",
        "detail": failed.detail if failed else "", "rank": first_rank(observed), "confidence": answer.confidence,
        "answer": answer.text or answer.reason, "citations": " ".join(citation.passage for citation in answer.citations),
        **{key: per_question(metric, observed) for key, metric in METRICS.items()},
    }  # fmt: skip


def harmless(value: object) -> object:
    """Return a text so that no spreadsheet takes it for a formula; anything else as it is."""
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value

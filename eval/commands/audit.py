"""`audit SUITE`: look every label up again in the index."""

from __future__ import annotations

import argparse

from eval.audit import audit
from eval.commands.common import add_suite, suite_of, tables, tell
from eval.report.figures import NBSP, decimal
from eval.report.simple import plain_table
from eval.words import label, words
from ingestion.index import Index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_suite(parser, split="all")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a label does not hold")


def execute(asked: argparse.Namespace) -> int:
    """Audit and print."""
    suite = suite_of(asked)
    found = audit(suite.cases(), Index.open(asked.index))
    if asked.json:
        tell(found.model_dump())
        return int(asked.strict and bool(found.findings))
    said, console = words()["audit"], tables()
    rows = [(said[key], str(getattr(found, key))) for key in ("questions", "answerable", "anchored", "by_quote")]
    if found.overlap is not None:
        rows.append((said["overlap"], _percent(found.overlap)))
    rows += [(f"— {label('kinds', kind)}", _percent(share)) for kind, share in found.overlaps.items()]
    plain_table(console, said["title"].format(suite=suite.name), said["headings"], rows)
    if found.findings:
        troubles = [(entry.id, said["troubles"][entry.trouble], entry.detail) for entry in found.findings]
        plain_table(console, said["to_review"].format(n=len(troubles)), said["finding_headings"], troubles)
    else:
        console.print(said["all_hold"])
    return int(asked.strict and bool(found.findings))


def _percent(share: float) -> str:
    return decimal(100 * share, 1) + f"{NBSP}%"

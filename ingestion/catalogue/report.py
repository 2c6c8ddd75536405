"""What an import did: rows read, kept, merged and rejected, each rejection with its line and reason."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import Field

from ingestion.catalogue.models import Offer
from ingestion.models import Strict

REJECTS = "catalogue-rejets.csv"


class Rejection(Strict):
    """A row that could not become an offer."""

    line: int = Field(description="Line of the file, from 1, at which the row begins")
    reason: str


class FileReport(Strict):
    """The import of one file."""

    file: str
    format: str
    read: int = 0
    kept: int = 0
    merged: int = 0
    rejected: tuple[Rejection, ...] = ()


class Sieve:
    """Lets the offers of a reader through and keeps the rejections aside, so that one bad row never stops a file."""

    def __init__(self) -> None:
        self.read = 0
        self.rejected: list[Rejection] = []

    def offers(self, rows: Iterable[Offer | Rejection]) -> Iterator[Offer]:
        """Yield the offers of `rows`, counting every row."""
        for row in rows:
            self.read += 1
            if isinstance(row, Rejection):
                self.rejected.append(row)
            else:
                yield row


def write_rejects(path: Path, reports: Sequence[FileReport]) -> None:
    """Write every rejection of an import into a CSV file; without any, there is none afterwards."""
    if not any(report.rejected for report in reports):
        path.unlink(missing_ok=True)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["fichier", "ligne", "raison"])
        for report in reports:
            rows.writerows([report.file, row.line, row.reason] for row in report.rejected)

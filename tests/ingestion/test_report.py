"""Tests of the report of an indexing run."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from ingestion.models import Passage
from ingestion.report import Duplicates, FileReport, IngestionReport

NBSP, THIN = "\u00a0", "\u202f"


def passage(identifier: str, text: str) -> Passage:
    """Return a passage with nothing but what matters here."""
    return Passage(id=identifier, source=identifier.split("/")[0], locator="p. 1", text=text)


def test_a_read_file_tells_its_pages_its_passages_and_its_warnings() -> None:
    entry = FileReport(
        name="étude.pdf",
        source="etude",
        status="read",
        pages_read=1200,
        pages_empty=[3, 4],
        passages=2146,
        duplicates=2,
        warnings=["2 pages sont blanches."],
        seconds=3.4,
    )

    assert entry.line() == (
        f"étude.pdf{NBSP}: lu, 1{THIN}200{NBSP}pages, dont 2 sans texte, 2{THIN}146{NBSP}passages, "
        f"2{NBSP}doublons laissés de côté. 2 pages sont blanches."
    )


def test_a_refused_file_tells_why() -> None:
    entry = FileReport(name="scan.pdf", status="refused", warnings=["Ce PDF est protégé."])

    assert entry.line() == f"scan.pdf{NBSP}: refusé. Ce PDF est protégé."


def test_one_is_singular() -> None:
    entry = FileReport(name="a.pdf", status="read", pages_read=1, passages=1, duplicates=1)

    assert entry.line() == f"a.pdf{NBSP}: lu, 1{NBSP}page, 1{NBSP}passage, 1{NBSP}doublon laissé de côté."


def test_the_report_closes_with_documents_passages_and_seconds() -> None:
    report = IngestionReport(
        files=[
            FileReport(name="z.pdf", status="refused", warnings=["Ce PDF est endommagé."]),
            FileReport(name="a.pdf", status="read", passages=12, duplicates=3),
            FileReport(name="b.md", status="unchanged", passages=8),
            FileReport(name="copie.pdf", status="duplicate"),
        ],
        seconds=2.345,
    )

    assert (report.documents, report.passages, report.duplicates) == (2, 20, 3)
    assert report.lines()[-2].startswith("z.pdf")
    assert report.closing() == (
        f"2{NBSP}documents, 20{NBSP}passages, 3{NBSP}doublons, 1{NBSP}fichier refusé, 2,3{NBSP}s."
    )


def test_a_run_without_files_still_closes_with_a_line() -> None:
    assert IngestionReport().lines() == [f"0{NBSP}document, 0{NBSP}passage, 0,0{NBSP}s."]


def test_negative_counts_are_no_report() -> None:
    with pytest.raises(ValidationError):
        FileReport(name="a.pdf", status="read", passages=-1)


def test_passages_with_the_same_words_are_duplicates_across_the_whole_run() -> None:
    duplicates = Duplicates()

    first = duplicates.split([passage("a/1", "L’IA à l’école."), passage("a/2", "Autre chose.")])
    second = duplicates.split([passage("b/1", "l'ia  a l'ecole."), passage("b/2", "Une phrase neuve.")])

    assert [[entry.id for entry in part] for part in first] == [["a/1", "a/2"], []]
    assert [[entry.id for entry in part] for part in second] == [["b/2"], ["b/1"]]

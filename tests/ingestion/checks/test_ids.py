"""Unique ids, of passages and of entries of questions."""

from __future__ import annotations

from pathlib import Path

from ingestion.checks.ids import check_ids
from tests.ingestion.checks.builders import QUESTIONS, STUDY, material, spoil


def test_ids_that_are_unique_have_no_remark(folder: Path) -> None:
    assert not list(check_ids(material(folder)))


def test_a_slug_taken_in_another_file_of_the_study_is_told_with_that_file(folder: Path) -> None:
    other = folder / "studies/alpha-2024/02-suite.md"
    other.write_text((folder / STUDY).read_text(encoding="utf-8"), encoding="utf-8")
    remarks = list(check_ids(material(folder)))
    assert [remark.passage for remark in remarks] == ["satisfaction", "outils"]
    assert all(STUDY in remark.message for remark in remarks)


def test_an_entry_that_hides_an_earlier_one_is_told(folder: Path) -> None:
    spoil(folder, QUESTIONS, "outils:\n", "satisfaction:\n  kind: constat\noutils:\n")
    assert [(remark.file, remark.passage) for remark in check_ids(material(folder))] == [(QUESTIONS, "satisfaction")]

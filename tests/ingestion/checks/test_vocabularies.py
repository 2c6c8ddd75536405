"""Closed vocabularies."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.vocabularies import check_vocabularies
from tests.ingestion.checks.builders import QUESTIONS, material, spoil


def test_listed_values_have_no_remark(folder: Path) -> None:
    assert not list(check_vocabularies(material(folder)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("topics: [outils]", "topics: [outils, outillage]", "thème «\u00a0outillage\u00a0»"),
        ("kind: liste", "kind: listes", "genre «\u00a0listes\u00a0»"),
        ("kind: liste", "kind: liste\n  territory: belgique", "territoire «\u00a0belgique\u00a0»"),
    ],
)
def test_a_value_out_of_its_vocabulary_is_told(folder: Path, old: str, new: str, told: str) -> None:
    spoil(folder, QUESTIONS, old, new)
    remarks = list(check_vocabularies(material(folder)))
    assert [remark.passage for remark in remarks] == ["outils"]
    assert told in remarks[0].message


def test_the_territory_of_a_source_is_checked_too(folder: Path) -> None:
    spoil(folder, "sources.yaml", "territory: france", "territory: mars")
    assert [remark.file for remark in check_vocabularies(material(folder))] == ["sources.yaml"]

"""Typography of a corpus: one remark a file for what can be set, one a place for what cannot."""

from __future__ import annotations

from pathlib import Path

from ingestion.checks.typography import check_typography
from tests.ingestion.checks.builders import GUIDE, QUESTIONS, STUDY, material, spoil


def test_a_corpus_that_is_set_has_no_remark(folder: Path) -> None:
    assert not list(check_typography(material(folder)))


def test_what_can_be_set_is_told_once_a_file_with_its_first_passage(folder: Path) -> None:
    spoil(folder, STUDY, "l’enquête Alpha de", "l'enquête Alpha de")
    spoil(folder, STUDY, "Resolve\u202f;", "Resolve ;")
    spoil(folder, QUESTIONS, "contents du stage\u202f?", "contents du stage?")
    remarks = list(check_typography(material(folder)))
    assert [(remark.file, remark.passage) for remark in remarks] == [(STUDY, "outils"), (QUESTIONS, "satisfaction")]
    assert "2 lignes (apostrophes, espace avant ; ! ?)" in remarks[0].message
    assert "--fix" in remarks[0].message


def test_a_lone_straight_quote_is_told_where_it_stands(folder: Path) -> None:
    spoil(folder, GUIDE, "Un stage", 'Un "stage')
    remarks = list(check_typography(material(folder)))
    assert [(remark.file, remark.passage) for remark in remarks] == [(GUIDE, "choisir-un-stage")]
    assert 'Un "stage' in remarks[0].message


def test_front_matter_and_glossary_are_checked(folder: Path) -> None:
    spoil(folder, GUIDE, 'part: "Choisir"', 'part: "L\'avis"')
    spoil(folder, "glossary.yaml", "Intelligence artificielle.", "L'IA.")
    assert [remark.file for remark in check_typography(material(folder))] == [GUIDE, "glossary.yaml"]

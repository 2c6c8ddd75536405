"""Length of passages."""

from __future__ import annotations

from pathlib import Path

from ingestion.checks.length import LONGEST, LONGEST_LIST, SHORTEST, check_length, word_count
from tests.ingestion.checks.builders import GUIDE, STUDY, material, spoil


def test_articles_and_parts_of_compounds_are_words() -> None:
    assert word_count("L’IA, un savoir-faire : 54 %.") == 6


def test_passages_of_the_usual_length_have_no_remark(folder: Path) -> None:
    assert not list(check_length(material(folder)))


def test_a_short_passage_is_told_with_its_length(folder: Path) -> None:
    spoil(folder, GUIDE, "### Choisir un stage", "### Bref {#bref}\n\nTrois mots seulement.\n\n### Choisir un stage")
    remarks = list(check_length(material(folder)))
    assert [remark.passage for remark in remarks] == ["bref"]
    assert f"3 mots, {SHORTEST} au moins" in remarks[0].message


def test_a_list_may_be_longer_than_a_paragraph(folder: Path) -> None:
    # GIVEN as many words more in a paragraph and in a passage that holds a list
    spoil(folder, GUIDE, "Un stage", "mot " * LONGEST + "Un stage")
    spoil(folder, STUDY, "la main.", "la main " + "mot " * LONGEST)
    # WHEN the lengths are checked, THEN the paragraph alone is too long
    assert [remark.passage for remark in check_length(material(folder))] == ["choisir-un-stage"]


def test_a_list_has_its_own_ceiling(folder: Path) -> None:
    spoil(folder, STUDY, "la main.", "la main " + "mot " * LONGEST_LIST)
    assert [remark.passage for remark in check_length(material(folder))] == ["outils"]

"""Authored questions: shape of the entries, the three kinds, and none twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.questions import check_questions
from tests.ingestion.checks.builders import QUESTIONS, material, spoil


def test_complete_entries_have_no_remark(folder: Path) -> None:
    assert not list(check_questions(material(folder)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('  english: ["Which tools do they name?"]\n', "", "english"),
        ('spoken: ["ils prennent quels logiciels\u202f?"]', "spoken: []", "spoken"),
        ('formal: ["Quels outils sont cités\u202f?"]', 'formal: "Q?"', "liste"),
        ("kind: liste", "kind: liste\n  genre: liste", "genre"),
        ('  locator: "L’enquête › Outils"\n', "", "locator"),
    ],
)
def test_each_fault_of_an_entry_is_told(folder: Path, old: str, new: str, told: str) -> None:
    spoil(folder, QUESTIONS, old, new)
    remarks = [remark for remark in check_questions(material(folder)) if "déjà posée" not in remark.message]
    assert [(remark.file, remark.passage) for remark in remarks] == [(QUESTIONS, "outils")]
    assert told in remarks[0].message


def test_a_passage_without_questions_is_told(folder: Path) -> None:
    (folder / QUESTIONS).unlink()
    assert [remark.passage for remark in check_questions(material(folder))] == ["satisfaction", "outils"]


def test_a_question_asked_twice_is_told_whatever_its_accents_and_capitals(folder: Path) -> None:
    # GIVEN the question of another passage, typed without capital, accent or question mark
    spoil(folder, QUESTIONS, "ils prennent quels logiciels\u202f?", "comment choisir un stagé")
    # WHEN the questions are checked
    remarks = list(check_questions(material(folder)))
    # THEN the second of the two is told, with where the first stands
    assert len(remarks) == 1
    assert "alpha-2024/outils" in remarks[0].message

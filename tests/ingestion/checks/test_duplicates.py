"""Near-duplicates."""

from __future__ import annotations

from pathlib import Path

from ingestion.checks.duplicates import check_duplicates, runs_of
from tests.ingestion.checks.builders import STUDY, material, spoil


def test_runs_are_of_three_folded_words() -> None:
    assert runs_of("L’été déjà là !") == {("ete", "deja", "la")}
    assert runs_of("Deux mots") == set()


def test_different_passages_have_no_remark(folder: Path) -> None:
    assert not list(check_duplicates(material(folder)))


def test_a_passage_retold_with_a_word_changed_is_told_beside_the_first(folder: Path) -> None:
    text = (folder / STUDY).read_text(encoding="utf-8")
    paragraph = text.split("{#satisfaction}\n\n")[1].split("\n")[0]
    again = paragraph.replace("stage", "cours", 1)
    spoil(folder, STUDY, "### Les outils", f"### Encore {{#encore}}\n\n{again}\n\n### Les outils")
    remarks = list(check_duplicates(material(folder)))
    assert [remark.passage for remark in remarks] == ["encore"]
    assert "alpha-2024/satisfaction" in remarks[0].message

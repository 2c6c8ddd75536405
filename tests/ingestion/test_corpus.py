"""The corpus format: what is read, and what is said of a file that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.corpus import CorpusError, load_corpus, questions_file, split_evidence, unwrap
from tests.corpora import write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


def test_passages_carry_their_headings_questions_place_and_period(folder: Path) -> None:
    passages = {passage.id: passage for passage in load_corpus(folder).passages}
    given = passages["alpha-2024/satisfaction"]
    assert given.section == ("L'enquête Alpha", "Résultats")
    assert given.title == "La satisfaction des monteurs formés"
    assert given.locator == "Enquête › Satisfaction"
    assert (given.territory, given.period) == ("france", "mars 2024")
    assert {question.kind for question in given.questions} == {"formal", "spoken", "english"}


def test_a_table_becomes_items_that_name_their_columns(folder: Path) -> None:
    phases = next(passage for passage in load_corpus(folder).passages if passage.id == "beta-2025/phases")
    assert "- Essais — Durée : un an" in phases.text


def test_wrapped_lines_are_joined_and_emphasis_dropped() -> None:
    assert unwrap("Une ligne\nqui continue, *très* **bien**.\n\n- un\n  suite\n- deux") == (
        "Une ligne qui continue, très bien.\n\n- un suite\n- deux"
    )


def test_evidence_marks_leave_the_text_and_stay_with_their_sentence() -> None:
    text, evidence = split_evidence("Le cours est long {alpha-2024/a, beta-2025/b}. Il est cher. {alpha-2024/c}")
    assert text == "Le cours est long. Il est cher."
    assert [(text[: proof.end], proof.passages) for proof in evidence] == [
        ("Le cours est long.", ("alpha-2024/a", "beta-2025/b")),
        ("Le cours est long. Il est cher.", ("alpha-2024/c",)),
    ]


def test_an_unknown_source_is_named_with_its_file(folder: Path) -> None:
    path = folder / "studies/alpha-2024/01-enquete.md"
    path.write_text(path.read_text(encoding="utf-8").replace("source: alpha-2024", "source: gamma"), encoding="utf-8")
    with pytest.raises(CorpusError, match=r"01-enquete\.md.*gamma"):
        load_corpus(folder)


def test_questions_without_a_passage_are_named(folder: Path) -> None:
    path = questions_file(folder / "studies/beta-2025/01-plan.md")
    path.write_text(path.read_text(encoding="utf-8") + "\nperdu:\n  kind: chiffre\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="perdu"):
        load_corpus(folder)


def test_broken_yaml_is_reported_with_its_line(folder: Path) -> None:
    questions_file(folder / "studies/beta-2025/01-plan.md").write_text('a: "b\nc: [', encoding="utf-8")
    with pytest.raises(CorpusError, match="ligne"):
        load_corpus(folder)


def test_a_missing_front_matter_is_reported(folder: Path) -> None:
    (folder / "studies/beta-2025/01-plan.md").write_text("# Sans en-tête\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="en-tête"):
        load_corpus(folder)

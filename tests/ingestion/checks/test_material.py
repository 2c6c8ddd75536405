"""Reading for checks: one broken file is told and hides nothing of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.material import Remark, read_material
from ingestion.corpus import CorpusError
from tests.ingestion.checks.builders import GUIDE, QUESTIONS, STUDY, spoil


def test_a_remark_is_one_line_with_file_and_passage() -> None:
    assert Remark(file="a.md", passage="b", message="ceci.").line() == "a.md, passage «\u00a0b\u00a0»\u00a0: ceci."
    assert Remark(file="a.md", message="ceci.").line() == "a.md\u00a0: ceci."


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (STUDY, "source: alpha-2024", "source: gamma"),
        (STUDY, "source: alpha-2024", "source: [alpha"),
        (QUESTIONS, "outils:", "outil-perdu:"),
        (QUESTIONS, "satisfaction:\n", "satisfaction: rien\nautre:\n"),
        (QUESTIONS, 'formal: ["', 'formal: ["" "'),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_the_others_are_read(
    folder: Path, name: str, old: str, new: str
) -> None:
    spoil(folder, name, old, new)
    material, remarks = read_material(folder)
    assert [remark.file for remark in remarks] == [STUDY]
    assert [file.name for file in material.files] == [GUIDE]


def test_a_file_that_is_not_utf8_is_told(folder: Path) -> None:
    (folder / GUIDE).write_bytes("---\nsource: é\n".encode("latin-1"))
    assert [remark.file for remark in read_material(folder)[1]] == [GUIDE]


def test_missing_vocabularies_are_told(folder: Path) -> None:
    (folder / "topics.yaml").write_text("topics: {a: A}\n", encoding="utf-8")
    remarks = read_material(folder)[1]
    assert "kinds" in remarks[0].message
    assert "territories" in remarks[0].message


@pytest.mark.parametrize("name", ["topics.yaml", "glossary.yaml", "lexicon.yaml"])
def test_a_broken_word_file_is_told_under_its_name(folder: Path, name: str) -> None:
    (folder / name).write_text("- {a: [\n", encoding="utf-8")
    assert [remark.file for remark in read_material(folder)[1]] == [name]


def test_a_folder_without_sources_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"sources\.yaml"):
        read_material(tmp_path)

"""The command `python -m ingestion check`."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from ingestion.check import run_check
from ingestion.checks.material import read_material
from ingestion.checks.rules import set_typography
from ingestion.settings import PROJECT
from tests.ingestion.checks.builders import GUIDE, STUDY, spoil, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path)


def check(folder: Path, fix: bool = False) -> tuple[int, list[str]]:
    """Run the command; return its exit code and the lines it showed."""
    shown = StringIO()
    code = run_check(folder, Console(file=shown, soft_wrap=True, highlight=False), fix)
    return code, shown.getvalue().splitlines()


def test_a_clean_corpus_passes(folder: Path) -> None:
    assert check(folder) == (0, ["3 passages vérifiés, aucune remarque."])


def test_each_remark_is_a_line_and_the_code_is_1(folder: Path) -> None:
    spoil(folder, GUIDE, "mauvaise surprise", "mauvaize surprise")
    spoil(folder, STUDY, "l’enquête Alpha de", "l'enquête Alpha de")
    code, lines = check(folder)
    assert code == 1
    assert [line.split(",")[0] for line in lines[:-1]] == [STUDY, GUIDE]
    assert lines[-1] == "3 passages vérifiés, 2 remarques."


def test_fix_sets_the_typography_then_checks(folder: Path) -> None:
    spoil(folder, STUDY, "l’enquête Alpha de", "l'enquête Alpha de")
    assert check(folder, fix=True) == (
        0,
        ["Typographie reprise dans 1 fichier.", "3 passages vérifiés, aucune remarque."],
    )
    assert check(folder, fix=True)[1][0] == "Typographie déjà en place."


def test_fix_rewrites_nothing_while_a_file_cannot_be_read(folder: Path) -> None:
    spoil(folder, GUIDE, "source: guides", "source: perdue")
    spoil(folder, STUDY, "l’enquête Alpha de", "l'enquête Alpha de")
    before = (folder / STUDY).read_text(encoding="utf-8")
    assert check(folder, fix=True)[0] == 1
    assert (folder / STUDY).read_text(encoding="utf-8") == before


def test_a_folder_that_is_no_corpus_is_one_line(tmp_path: Path) -> None:
    code, lines = check(tmp_path)
    assert code == 1
    assert len(lines) == 1
    assert "sources.yaml" in lines[0]


def test_what_is_said_follows_the_rules_that_are_checked(folder: Path) -> None:
    for old, new in (
        ("{#outils}", "{#outils}\n\n### Encore {#Encore}"),
        ("DaVinci", "Davinchi"),
        ("la main", "la  main"),
    ):
        spoil(folder, STUDY, old, new)
    for line in check(folder)[1]:
        assert set_typography(line) == line


def test_the_shipped_corpus_can_be_read_whole() -> None:
    material, remarks = read_material(PROJECT / "corpus")
    assert not remarks
    assert len(material.passages) > 1000

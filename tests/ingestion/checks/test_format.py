"""Format: what each misplaced heading, name or mark is told as."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.format import check_format
from tests.ingestion.checks.builders import GUIDE, STUDY, material, spoil


def test_a_well_formed_corpus_has_no_remark(folder: Path) -> None:
    assert not list(check_format(material(folder)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("### Les outils", "#### Plus bas\n\n### Les outils", "trop profond"),
        ("### Les outils", "### Sans identifiant\n\n### Les outils", "identifiant valable"),
        ("### Les outils", "### Mauvais {#Mauvais_Nom}\n\n### Les outils", "identifiant valable"),
        ("# L’enquête Alpha\n", "", "n’est pas à sa place"),
        ("### Les outils", "# Un second titre\n\n### Les outils", "n’est pas à sa place"),
        ("## Résultats\n", "## Résultats\n\nUn texte perdu.\n", "Un texte perdu."),
        ("{#outils}", "{#les-outils-que-les-personnes-citent-dans-l-enquete}", "40 au plus"),
        ("la main.", "la main {alpha 2024}.", "{alpha 2024}"),
        ('part: "L’enquête"\n', "", "part"),
    ],
)
def test_each_fault_of_form_is_told_once(folder: Path, old: str, new: str, told: str) -> None:
    spoil(folder, STUDY, old, new)
    if "{#les" in new:
        spoil(
            folder,
            STUDY.replace(".md", ".questions.yaml"),
            "outils:",
            "les-outils-que-les-personnes-citent-dans-l-enquete:",
        )
    remarks = list(check_format(material(folder)))
    assert [remark.file for remark in remarks] == [STUDY]
    assert told in remarks[0].message


def test_an_empty_passage_is_told(folder: Path) -> None:
    spoil(folder, GUIDE, "## Avant", "## Avant\n\n### Rien {#rien}")
    assert [remark.passage for remark in check_format(material(folder))] == ["rien"]


def test_a_file_in_the_folder_of_another_study_is_told(folder: Path) -> None:
    (folder / "studies/alpha-2024").rename(folder / "studies/beta")
    assert "beta" in next(iter(check_format(material(folder)))).message


def test_a_file_name_out_of_pattern_and_questions_alone_are_told(folder: Path) -> None:
    (folder / GUIDE).rename(folder / "guides/Choisir.md")
    remarks = list(check_format(material(folder)))
    assert {remark.file for remark in remarks} == {"guides/Choisir.md", "guides/01-choisir.questions.yaml"}

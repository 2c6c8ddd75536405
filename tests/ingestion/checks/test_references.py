"""References of the glossary and of the lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.references import check_references
from tests.ingestion.checks.builders import material, spoil


def test_references_that_exist_have_no_remark(folder: Path) -> None:
    assert not list(check_references(material(folder)))


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("glossary.yaml", "alpha-2024/outils", "alpha-2024/perdu", "alpha-2024/perdu"),
        ("glossary.yaml", "- {term", '- {term: IA, meaning: "Autre."}\n- {term', "deux fois"),
        ("lexicon.yaml", "fr: [logiciel, outil], ", "", "tool"),
    ],
)
def test_each_broken_reference_is_told(folder: Path, name: str, old: str, new: str, told: str) -> None:
    spoil(folder, name, old, new)
    remarks = list(check_references(material(folder)))
    assert [remark.file for remark in remarks] == [name]
    assert told in remarks[0].message

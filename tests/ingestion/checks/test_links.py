"""Links of Markdown files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.links import check_links
from tests.ingestion.checks.builders import GUIDE, material, spoil


@pytest.mark.parametrize(
    "target",
    [
        "../studies/alpha-2024/01-enquete.md",
        "../studies/alpha-2024/01-enquete.md#outils",
        "#choisir-un-stage",
        "https://example.org/absent",
        "mailto:a@example.org",
        "../sources.yaml",
    ],
)
def test_a_link_that_leads_somewhere_or_outside_has_no_remark(folder: Path, target: str) -> None:
    spoil(folder, GUIDE, "Un stage assez long", f"Un [stage]({target}) assez long")
    assert not list(check_links(material(folder)))


@pytest.mark.parametrize("target", ["02-absent.md", "../studies/alpha-2024/01-enquete.md#perdu", "#perdu"])
def test_a_dead_link_is_told_in_its_passage(folder: Path, target: str) -> None:
    spoil(folder, GUIDE, "Un stage assez long", f"Un [stage]({target}) assez long")
    remarks = list(check_links(material(folder)))
    assert [(remark.file, remark.passage) for remark in remarks] == [(GUIDE, "choisir-un-stage")]
    assert target in remarks[0].message


def test_links_inside_code_are_examples(folder: Path) -> None:
    (folder / "README.md").write_text("`[a](b.md)`\n\n```\n[c](d.md)\n```\n", encoding="utf-8")
    assert not list(check_links(material(folder)))

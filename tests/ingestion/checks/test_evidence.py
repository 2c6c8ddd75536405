"""Evidence of guides."""

from __future__ import annotations

from pathlib import Path

from ingestion.checks.evidence import check_evidence
from tests.ingestion.checks.builders import GUIDE, material, spoil


def test_sentences_that_all_rest_on_studies_have_no_remark(folder: Path) -> None:
    assert not list(check_evidence(material(folder)))


def test_a_sentence_without_evidence_is_told(folder: Path) -> None:
    spoil(folder, GUIDE, " {alpha-2024/satisfaction}.", ".")
    remarks = list(check_evidence(material(folder)))
    assert [remark.passage for remark in remarks] == ["choisir-un-stage"]
    assert "Un stage assez long" in remarks[0].message


def test_evidence_after_the_full_stop_belongs_to_its_sentence(folder: Path) -> None:
    spoil(folder, GUIDE, "2024 {alpha-2024/satisfaction}.", "2024. {alpha-2024/satisfaction}")
    assert not list(check_evidence(material(folder)))


def test_evidence_that_does_not_exist_is_told(folder: Path) -> None:
    spoil(folder, GUIDE, "{alpha-2024/outils,", "{alpha-2024/outil,")
    assert ["alpha-2024/outil " in r.message.replace("\u00a0", " ") for r in check_evidence(material(folder))] == [True]


def test_a_guide_does_not_rest_on_a_guide(folder: Path) -> None:
    spoil(folder, GUIDE, "{alpha-2024/outils,", "{guides/choisir-un-stage,")
    assert ["guide" in remark.message for remark in check_evidence(material(folder))] == [True]

"""Passages that can be read alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.checks.standalone import check_standalone
from tests.ingestion.checks.builders import GUIDE, STUDY, material, spoil

FIRST = "Dans l’enquête Alpha menée en France en mars 2024, une large majorité"


def test_passages_that_name_their_study_have_no_remark(folder: Path) -> None:
    assert not list(check_standalone(material(folder)))


@pytest.mark.parametrize(
    "opening",
    [
        "Elle montre, selon Alpha, qu’une large majorité",
        "Ces personnes de l’enquête Alpha, une large majorité",
        "Par ailleurs, selon Alpha, une large majorité",
        "Cette étude d’Alpha montre qu’une large majorité",
        "Celle-ci, selon Alpha, montre qu’une large majorité",
        "Selon cette étude d’Alpha, une large majorité",
    ],
)
def test_a_first_sentence_that_looks_back_is_told(folder: Path, opening: str) -> None:
    spoil(folder, STUDY, FIRST, opening)
    assert [remark.passage for remark in check_standalone(material(folder))] == ["satisfaction"]


@pytest.mark.parametrize(
    "opening",
    [
        "Il s’agit, selon l’enquête Alpha, d’une large majorité",
        "Il faut retenir de l’enquête Alpha qu’une large majorité",
        "L’enquête Alpha, car cette étude compte, montre qu’une large majorité",
        "Cesser de se former est rare, selon Alpha, une large majorité",
    ],
)
def test_openings_that_only_look_alike_have_no_remark(folder: Path, opening: str) -> None:
    spoil(folder, STUDY, FIRST, opening)
    assert not list(check_standalone(material(folder)))


def test_a_passage_that_names_no_source_is_told(folder: Path) -> None:
    spoil(folder, STUDY, FIRST, "En France, une large majorité")
    assert [remark.passage for remark in check_standalone(material(folder))] == ["satisfaction"]


def test_a_study_named_by_its_organisation_is_enough(folder: Path) -> None:
    spoil(folder, STUDY, FIRST, "Selon le rapport de la Commission, une large majorité")
    assert not list(check_standalone(material(folder)))


def test_a_guide_may_name_any_study(folder: Path) -> None:
    spoil(folder, GUIDE, "de l’enquête Alpha, menée", "de l’Observatoire Alpha, menée")
    assert not list(check_standalone(material(folder)))

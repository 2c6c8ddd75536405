"""The bench of the catalogue at scale, run small: what it makes and that it measures something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.catalogue_scale import QUERIES, made_up, main, measure
from tests.ingestion.catalogue.shelves import write_shelf


def test_the_same_seed_makes_the_same_offers() -> None:
    assert list(made_up(50)) == list(made_up(50))
    assert list(made_up(50)) != list(made_up(50, seed=1))


def test_repeats_are_merged_and_every_offer_is_searchable(tmp_path: Path) -> None:
    measures = measure(200, tmp_path / "index-parent", write_shelf(tmp_path / "corpus"), rounds=1)
    assert (measures.offers, measures.kept) == (200, 191)
    assert measures.search_p50_ms <= measures.search_p95_ms
    assert measures.slowest in QUERIES
    assert measures.recommendation_p50_ms <= measures.recommendation_p95_ms
    assert measures.advisable >= 10


def test_the_command_prints_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--offers", "20", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kept"] == 20

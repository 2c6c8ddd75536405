"""Reading the first passages closely: the one that answers is put first, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.models import ScoredPassage
from assistant.retrieval.ordering import CLOSELY, FEATURES, WEIGHTS, features, reorder
from assistant.retrieval.retriever import Retriever
from ingestion.index import Index

RESPONDENTS = "Combien de monteurs ont répondu à l'enquête Alpha ?"


@pytest.fixture(scope="module")
def retriever(index_folder: Path) -> Retriever:
    return Retriever(Index.open(index_folder))


def reordered(retriever: Retriever, question: str, found: list[ScoredPassage]) -> list[ScoredPassage]:
    return reorder(question, retriever.queries.build(question), found, retriever.index)


def test_weights_are_kept_for_features_that_exist() -> None:
    assert WEIGHTS
    assert set(WEIGHTS) <= set(FEATURES)


def test_each_passage_has_its_row_of_features(retriever: Retriever) -> None:
    found = retriever.fused(RESPONDENTS, 5)
    rows = features(RESPONDENTS, retriever.queries.build(RESPONDENTS), found, retriever.index)
    assert rows.shape == (len(found), len(FEATURES))
    assert np.isfinite(rows).all()
    kinds = [scored.passage.kind == "chiffre" for scored in found]
    assert rows[:, FEATURES.index("is_figure")].tolist() == kinds


def test_the_answering_passage_comes_first_even_from_the_last_place(retriever: Retriever) -> None:
    fused = retriever.fused(RESPONDENTS, CLOSELY)
    level = [scored.model_copy(update={"score": 0.5}) for scored in reversed(fused)]
    assert level[-1].passage.id == "alpha-2024/repondants"
    assert reordered(retriever, RESPONDENTS, level)[0].passage.id == "alpha-2024/repondants"


def test_the_same_passages_come_back_with_the_same_falling_scores(retriever: Retriever) -> None:
    fused = retriever.fused("Quelle part est satisfaite de sa formation ?", CLOSELY)
    found = reordered(retriever, "Quelle part est satisfaite de sa formation ?", fused)
    assert {scored.passage.id for scored in found} == {scored.passage.id for scored in fused}
    assert [scored.score for scored in found] == [scored.score for scored in fused]


def test_what_lies_lower_is_not_read_and_keeps_its_place(retriever: Retriever) -> None:
    fused = retriever.fused(RESPONDENTS, 8) * 2
    assert reordered(retriever, RESPONDENTS, fused)[CLOSELY:] == fused[CLOSELY:]


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_passages_are_left_as_they_are(retriever: Retriever, count: int) -> None:
    fused = retriever.fused(RESPONDENTS, count)
    assert reordered(retriever, RESPONDENTS, fused) == fused

"""A cross-encoder that reorders what was found, with a real one of random weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.retrieval.rerank import DEPTH, CrossEncoderReranker
from assistant.retrieval.retriever import Filters, Retriever
from assistant.service import Assistant
from assistant.settings import Settings
from ingestion.index import Index
from tests.assistant.builders import passage, scored
from tests.transformers import tiny_cross_encoder

pytestmark = pytest.mark.torch
QUESTION = "Quelle part des monteurs est satisfaite de sa formation à l'IA ?"


@pytest.fixture(scope="module")
def model(index_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [passage.text for passage in Index.open(index_folder).passages]
    return tiny_cross_encoder(tmp_path_factory.mktemp("croise"), texts)


def relevance(model: Path, question: str, texts: list[str]) -> np.ndarray:
    """Return the scores of the model, read by sentence-transformers itself."""
    from sentence_transformers import CrossEncoder

    return np.asarray(CrossEncoder(str(model)).predict([(question, text) for text in texts]))


def test_passages_come_in_the_models_order(index_folder: Path, model: Path) -> None:
    fused = Retriever(Index.open(index_folder)).search(QUESTION, DEPTH)
    reranked = CrossEncoderReranker(str(model)).reorder(QUESTION, fused)
    scores = relevance(model, QUESTION, [one.passage.text for one in reranked])
    assert np.all(np.diff(scores) <= 0)
    assert {one.passage.id for one in reranked} == {one.passage.id for one in fused}
    assert [one.passage.id for one in reranked] != [one.passage.id for one in fused]


def test_scores_still_fall_from_first_to_last_and_are_those_of_the_search(index_folder: Path, model: Path) -> None:
    fused = Retriever(Index.open(index_folder)).search(QUESTION, DEPTH)
    reranked = CrossEncoderReranker(str(model)).reorder(QUESTION, fused)
    assert [one.score for one in reranked] == [one.score for one in fused]


def test_only_the_first_passages_are_read(model: Path) -> None:
    found = [scored(passage(f"alpha/{row}", f"monteurs {row}"), 1 - row / 100) for row in range(DEPTH + 5)]
    reranked = CrossEncoderReranker(str(model)).reorder(QUESTION, found)
    assert reranked[DEPTH:] == found[DEPTH:]
    assert {one.passage.id for one in reranked[:DEPTH]} == {one.passage.id for one in found[:DEPTH]}


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_passages_are_left_as_they_are(model: Path, count: int) -> None:
    found = [scored(passage("alpha/a", "monteurs"))] * count
    assert CrossEncoderReranker(str(model)).reorder(QUESTION, found) == found


def test_a_passage_far_down_can_come_first_however_few_are_asked_for(index_folder: Path, model: Path) -> None:
    retriever = Retriever(Index.open(index_folder), reranker=str(model))
    whole = retriever.search(QUESTION, DEPTH)
    assert [one.passage.id for one in retriever.search(QUESTION, 1)] == [whole[0].passage.id]


def test_filters_hold_with_a_reranker(index_folder: Path, model: Path) -> None:
    retriever = Retriever(Index.open(index_folder), reranker=str(model))
    found = retriever.search(QUESTION, 5, Filters(sources=frozenset({"beta-2025"})))
    assert found
    assert {one.passage.source for one in found} == {"beta-2025"}


def test_the_reranker_of_the_settings_orders_what_the_assistant_finds(
    index_folder: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPERES_RERANKER", str(model))
    monkeypatch.setenv("REPERES_INDEX", str(index_folder))
    found = Assistant(Settings(sessions=":memory:")).search(QUESTION, 4)
    scores = relevance(model, QUESTION, [one.passage.text for one in found])
    assert len(found) == 4
    assert np.all(np.diff(scores) <= 0)

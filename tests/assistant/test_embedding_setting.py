"""A sentence-transformers model in the place of the static one: set, built, asked, end to end."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.__main__ import main as assistant
from ingestion.__main__ import main as ingestion
from ingestion.corpus import load_corpus
from ingestion.embedding import TransformerEmbedder
from ingestion.index import PASSAGES, Index
from tests.transformers import DIMENSIONS, tiny_transformer

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def model(corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [passage.text for passage in load_corpus(corpus_folder).passages]
    return tiny_transformer(tmp_path_factory.mktemp("transformer"), texts)


@pytest.fixture(scope="module")
def index(model: Path, corpus_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the small corpus whose vectors are the transformer's, built by the command a user runs."""
    folder = tmp_path_factory.mktemp("index-transformer")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REPERES_EMBEDDING", str(model))
        assert ingestion(["build", "--corpus", str(corpus_folder), "--index", str(folder)]) == 0
    return folder


def test_the_index_holds_the_vectors_of_the_model_that_was_set(index: Path, model: Path) -> None:
    opened = Index.open(index)
    assert opened.manifest.embedding == str(model)
    vectors = opened.embedder.embed([f"{passage.heading}\n{passage.text}" for passage in opened.passages])
    assert vectors.shape == (len(opened.passages), DIMENSIONS)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for row, vector in enumerate(vectors):
        nearest = opened.nearest(PASSAGES, vector, 1)
        assert nearest.rows.tolist() == [row]
        assert nearest.similarities[0] == pytest.approx(1, abs=1e-4)


def test_a_question_is_answered_with_proof_from_that_index(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = "Combien de monteurs ont répondu à l'enquête Alpha ?"
    assert assistant(["ask", asked, "--json", "--index", str(index)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert "312 monteurs" in answer["answer"]
    assert answer["citations"][0]["passage"] == "alpha-2024/repondants"
    assert answer["sentences"][0]["support"] == "verbatim"


def test_what_the_corpus_lacks_is_refused_with_that_index_too(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert assistant(["ask", "Que fait l'école Copernic ?", "--json", "--index", str(index)]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "refused"


def test_questions_are_read_by_the_model_of_the_index_whatever_is_set_now(
    index: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REPERES_EMBEDDING", "static")
    assert assistant(["search", "mentorat entre collègues", "-k", "1", "--json", "--index", str(index)]) == 0
    assert json.loads(capsys.readouterr().out)["results"][0]["passage"] == "beta-2025/mentorat"


def test_another_model_makes_the_index_out_of_date(
    model: Path, corpus_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = ["build", "--if-stale", "--corpus", str(corpus_folder), "--index", str(tmp_path)]
    for embedding in ("static", str(model), str(model)):
        monkeypatch.setenv("REPERES_EMBEDDING", embedding)
        assert ingestion(build) == 0
        assert Index.open(tmp_path).manifest.embedding == embedding
    assert len(list(tmp_path.glob("build-*"))) == 2


def test_a_list_of_no_text_has_no_vectors(model: Path) -> None:
    assert TransformerEmbedder(str(model)).embed([]).shape[0] == 0

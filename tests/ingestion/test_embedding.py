"""The static embedding: fitted here, read without torch, and the same in sentence-transformers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingestion.embedding import MIN_PAIRS, StaticEmbedder, TransformerEmbedder, fit_static_model
from ingestion.settings import PROJECT

TEXTS = [
    "Les monteurs apprennent le montage assisté par intelligence artificielle.",
    "Le prix de la formation n'est pas indiqué par l'école.",
    "Au Québec, le mentorat est gratuit pour les petits organismes.",
]
QUESTIONS = [("c'est cher ce cours ?", 1), ("how much does the course cost?", 1), ("is mentoring free?", 2)]


def test_vectors_are_unit_and_unknown_words_give_zeros(tmp_path: Path) -> None:
    model = fit_static_model(TEXTS, QUESTIONS, tmp_path, dimensions=4)
    vectors = model.embed([TEXTS[0], "xyzzy"])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
    assert not vectors[1].any()


def test_the_same_corpus_gives_the_same_table(tmp_path: Path) -> None:
    many = QUESTIONS * (MIN_PAIRS // len(QUESTIONS) + 1)
    first = fit_static_model(TEXTS, many, tmp_path / "a", dimensions=4)
    second = fit_static_model(TEXTS, many, tmp_path / "b", dimensions=4)
    assert np.array_equal(first.table, second.table)


def test_fitting_pulls_a_question_towards_its_text(tmp_path: Path) -> None:
    many = QUESTIONS * (MIN_PAIRS // len(QUESTIONS) + 1)
    before = fit_static_model(TEXTS, QUESTIONS, tmp_path / "a", dimensions=4)
    after = fit_static_model(TEXTS, many, tmp_path / "b", dimensions=4)

    def margin(model: StaticEmbedder) -> float:
        similarities = model.embed([QUESTIONS[1][0]]) @ model.embed(TEXTS).T
        return float(similarities[0, 1] - np.delete(similarities[0], 1).max())

    assert margin(after) > margin(before)


def test_an_empty_list_of_texts_has_no_vectors(tmp_path: Path) -> None:
    model = fit_static_model(TEXTS, QUESTIONS, tmp_path, dimensions=4)
    assert model.embed([]).shape[0] == 0


def test_reading_the_table_never_imports_torch(tmp_path: Path) -> None:
    fit_static_model(TEXTS, QUESTIONS, tmp_path, dimensions=4)
    code = (
        "import sys; from pathlib import Path; from ingestion.embedding import StaticEmbedder; "
        f"StaticEmbedder.load(Path({str(tmp_path)!r})).embed(['montage']); "
        "assert 'torch' not in sys.modules and 'sentence_transformers' not in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=False).returncode == 0


@pytest.mark.torch
def test_sentence_transformers_reads_the_same_folder_with_the_same_vectors(tmp_path: Path) -> None:
    model = fit_static_model(TEXTS, QUESTIONS, tmp_path, dimensions=4)
    given = ["Montage et intelligence artificielle", "mentorat gratuit"]
    assert np.allclose(model.embed(given), TransformerEmbedder(str(tmp_path)).embed(given), atol=1e-5)

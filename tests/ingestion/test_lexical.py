"""BM25 over stemmed French."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ingestion.french import stems
from ingestion.lexical import LexicalIndex

TEXTS = ["Les formations au montage", "Une formation au doublage", "Le prix du doublage et du montage"]


def test_an_inflected_question_finds_the_text() -> None:
    scores = LexicalIndex.build(TEXTS).scores(stems("former au doublage, des formations"))
    assert int(np.argmax(scores)) == 1


def test_a_saved_index_scores_as_before(tmp_path: Path) -> None:
    built = LexicalIndex.build(TEXTS)
    built.save(tmp_path)
    loaded = LexicalIndex.load(tmp_path, len(TEXTS))
    assert np.allclose(built.scores(stems("prix du montage")), loaded.scores(stems("prix du montage")))
    assert loaded.idf("prix") == built.idf("prix")


def test_rare_terms_weigh_more_and_unknown_ones_most() -> None:
    index = LexicalIndex.build(TEXTS)
    assert index.idf("montag") < index.idf("prix") < index.idf("inconnu")


def test_an_empty_index_finds_nothing() -> None:
    assert LexicalIndex.build([]).scores(["montag"]).shape == (0,)


def test_unknown_terms_score_nothing() -> None:
    assert not LexicalIndex.build(TEXTS).scores(["inconnu"]).any()

"""How the signals of a passage become one score."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.retrieval.fusion import PLAIN_WEIGHTS, SIGNALS, WEIGHTS, fuse


def test_each_signal_counts_by_its_own_weight_whatever_the_order_of_the_table() -> None:
    shuffled = dict(reversed(WEIGHTS.items()))
    assert fuse(np.eye(len(SIGNALS)), shuffled) == pytest.approx([WEIGHTS[name] for name in SIGNALS])


def test_a_passage_with_every_signal_at_its_highest_scores_one() -> None:
    for weights in (WEIGHTS, PLAIN_WEIGHTS):
        assert fuse(np.ones((1, len(SIGNALS))), weights) == pytest.approx([1.0])


def test_one_score_a_passage_in_their_order() -> None:
    signals = np.zeros((3, len(SIGNALS)))
    signals[1] = 0.5
    scores = fuse(signals, WEIGHTS)
    assert scores.shape == (3,)
    assert np.argmax(scores) == 1


def test_a_signal_without_weight_is_an_error_and_not_a_zero() -> None:
    with pytest.raises(KeyError):
        fuse(np.ones((1, len(SIGNALS))), {"text": 1.0})

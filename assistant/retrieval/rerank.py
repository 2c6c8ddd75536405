"""An optional cross-encoder that reads question and passage together; off unless a model is named."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.models import ScoredPassage

#: How many of the first passages a cross-encoder reads: it is slow, and what is lower is rarely the answer.
DEPTH = 20


class CrossEncoderReranker:
    """Reorders the first passages by a sentence-transformers cross-encoder; the only user of torch in retrieval."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder

        self._model = CrossEncoder(name)

    def reorder(self, question: str, found: Sequence[ScoredPassage]) -> list[ScoredPassage]:
        """Return `found` with its first passages in the model's order; their fused scores are kept for abstention."""
        head, tail = list(found[:DEPTH]), list(found[DEPTH:])
        if len(head) < 2:
            return list(found)
        relevance = np.asarray(self._model.predict([(question, scored.passage.text) for scored in head]))
        scores = sorted((scored.score for scored in head), reverse=True)
        order = np.argsort(-relevance, kind="stable")
        return [head[row].model_copy(update={"score": score}) for row, score in zip(order, scores, strict=True)] + tail

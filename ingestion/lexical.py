"""French-aware BM25: one small index over texts, saved beside the vectors."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np

from ingestion.french import stems

#: Robertson and Zaragoza's usual values; length matters less for questions, which are all short.
K1, B_TEXT, B_QUESTION = 1.2, 0.75, 0.3


class LexicalIndex:
    """BM25 over stemmed texts. Scores are comparable between documents for one query only."""

    def __init__(self, bm25: bm25s.BM25, frequencies: dict[str, int], size: int) -> None:
        self._bm25 = bm25
        self.size = size
        self.frequencies = frequencies

    @classmethod
    def build(cls, texts: Sequence[str], b: float = B_TEXT) -> LexicalIndex:
        """Index `texts`; an empty sequence gives an index that finds nothing."""
        tokens = [stems(text) or ["∅"] for text in texts] or [["∅"]]
        bm25 = bm25s.BM25(k1=K1, b=b, method="lucene")
        bm25.index(tokens, show_progress=False)
        frequencies = Counter(term for document in tokens for term in set(document))
        return cls(bm25, dict(frequencies), len(texts))

    def save(self, folder: Path) -> None:
        """Write the index into `folder`."""
        self._bm25.save(str(folder), show_progress=False)
        (folder / "frequencies.json").write_text(json.dumps(self.frequencies, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, size: int) -> LexicalIndex:
        """Read an index of `size` documents back from `folder`."""
        frequencies = json.loads((folder / "frequencies.json").read_text(encoding="utf-8"))
        return cls(bm25s.BM25.load(str(folder)), frequencies, size)

    def scores(self, terms: Sequence[str]) -> np.ndarray:
        """Return the BM25 score of each document for stemmed `terms`, shape (size,), float32."""
        known = [term for term in terms if term in self.frequencies]
        if not known or not self.size:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(known), dtype=np.float32)[: self.size]

    def idf(self, term: str) -> float:
        """Return the inverse document frequency that BM25 uses (Lucene's form); highest for an unknown term."""
        frequency = self.frequencies.get(term, 0)
        return math.log(1 + (self.size - frequency + 0.5) / (frequency + 0.5))

    def __contains__(self, term: str) -> bool:
        return term in self.frequencies

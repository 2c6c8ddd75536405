"""The index in service and what reads it, exchanged as a whole when a new build is published."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.retrieval.retriever import Retriever
from ingestion.index import PASSAGES, QUESTIONS, Index, NoIndex
from ingestion.store import IndexFolder


@dataclass(frozen=True)
class Knowledge:
    """One build of the index and the retriever over it."""

    index: Index
    retriever: Retriever


class Library:
    """Hands out the knowledge in service; safe from several threads."""

    def __init__(self, folder: Path, reranker: str | None = None) -> None:
        self._folder = IndexFolder(folder)
        self._reranker = reranker
        self._lock = threading.Lock()
        self._knowledge: Knowledge | None = None

    @property
    def knowledge(self) -> Knowledge:
        """The newest published build, opened once; raises `NoIndex` where there is none."""
        current = self._folder.current
        with self._lock:
            if self._knowledge is None or (current is not None and current != self._knowledge.index.build):
                self._knowledge = self._open()
            return self._knowledge

    def warm(self) -> None:
        """Open the index and its vectors in a thread of its own while other libraries are imported.

        The vector store rebuilds its graph with the first query: a second that need not be waited for. What fails here
        fails again where it is needed, and is told there.
        """
        threading.Thread(target=self._touch, name="warm-index", daemon=True).start()

    def _touch(self) -> None:
        with suppress(Exception):
            index = self.knowledge.index
            vector = index.embedder.embed([index.passages[0].text])[0]
            for collection in (QUESTIONS, PASSAGES):
                index.nearest(collection, vector, 1)

    def _open(self) -> Knowledge:
        """Open the build in service, once more if it was replaced while it was being opened."""
        try:
            index = Index.open(self._folder.path)
        except NoIndex:
            index = Index.open(self._folder.path)
        return Knowledge(index, Retriever(index, reranker=self._reranker))

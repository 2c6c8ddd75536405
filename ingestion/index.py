"""An index in service: passages, their authored questions, BM25 over both, and vectors in Chroma."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, Field

from ingestion.embedding import Embedder, StaticEmbedder, TransformerEmbedder
from ingestion.lexical import LexicalIndex
from ingestion.models import Passage, Source
from ingestion.store import IndexFolder

PASSAGES, QUESTIONS = "passages", "questions"
SCHEMA = 3


class NoIndex(Exception):
    """There is no usable index in the folder; the message says what to run."""


class Manifest(BaseModel):
    """What a build holds and what it was made from."""

    schema_version: int = SCHEMA
    corpus_version: str
    fingerprint: str = Field(description="SHA-256 over what the build was made from")
    created: str = Field(description="ISO date and time, UTC")
    documents: int
    passages: int
    questions: int
    seconds: float
    embedding: str
    synonyms: dict[str, dict[str, dict[str, float]]] = Field(
        default_factory=dict,
        description="Language → folded words or stems → stems of French words that may stand for them → how far",
    )


@dataclass(frozen=True)
class Neighbours:
    """Nearest entries of a Chroma collection: row numbers and cosine similarities, best first."""

    rows: np.ndarray
    similarities: np.ndarray


class Index:
    """A build opened for reading. Everything but the vectors is in memory."""

    def __init__(self, build: Path) -> None:
        self.build = build
        self.manifest = Manifest.model_validate_json((build / "manifest.json").read_text(encoding="utf-8"))
        lines = (build / "passages.jsonl").read_text(encoding="utf-8").splitlines()
        self.passages = [Passage.model_validate_json(line) for line in lines]
        sources = json.loads((build / "sources.json").read_text(encoding="utf-8"))
        self.sources = {entry["id"]: Source(**entry) for entry in sources}
        self.names = frozenset(json.loads((build / "names.json").read_text(encoding="utf-8")))
        self.asked: dict[str, tuple[int, int]] = json.loads((build / "asked.json").read_text(encoding="utf-8"))
        self.rows = {passage.id: row for row, passage in enumerate(self.passages)}
        owners = [row for row, passage in enumerate(self.passages) for _ in passage.questions]
        self.question_owner = np.array(owners, dtype=np.int64)
        self.text_lexical = LexicalIndex.load(build / "lexical-text", len(self.passages))
        self.question_lexical = LexicalIndex.load(build / "lexical-questions", len(owners))

    @classmethod
    def open(cls, folder: Path) -> Index:
        """Open the build in service in `folder`; raise `NoIndex` where there is none or it is of another schema."""
        build = IndexFolder(folder).current
        if build is None:
            raise NoIndex(f"Aucun index dans « {folder.name} » : lancez « python -m ingestion build ».")
        try:
            index = cls(build)
        except (OSError, ValueError, KeyError) as error:
            raise NoIndex(
                "L'index est illisible ou d'une autre version : lancez « python -m ingestion build »."
            ) from error
        if index.manifest.schema_version != SCHEMA:
            raise NoIndex("L'index vient d'une autre version : lancez « python -m ingestion build ».")
        return index

    @cached_property
    def embedder(self) -> Embedder:
        """The model that made the vectors; torch is imported only for a transformer."""
        if self.manifest.embedding == "static":
            return StaticEmbedder.load(self.build / "embedding")
        return TransformerEmbedder(self.manifest.embedding)

    @cached_property
    def _client(self) -> Any:
        return chroma_client(self.build / "chroma")

    @cached_property
    def _collections(self) -> dict[str, Any]:
        return {name: self._client.get_collection(name, embedding_function=None) for name in (PASSAGES, QUESTIONS)}

    def nearest(self, collection: str, vector: np.ndarray, count: int) -> Neighbours:
        """Return the `count` entries of a collection nearest to a unit `vector`, by cosine."""
        size = len(self.passages) if collection == PASSAGES else len(self.question_owner)
        if not size or not np.any(vector):
            return Neighbours(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
        found = self._collections[collection].query(
            query_embeddings=[vector.tolist()], n_results=min(count, size), include=["distances"]
        )
        rows = np.array([int(entry) for entry in found["ids"][0]], dtype=np.int64)
        return Neighbours(rows, 1 - np.array(found["distances"][0], dtype=np.float32))


def chroma_client(folder: Path) -> Any:
    """Open or create a Chroma folder that reports to nobody."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))

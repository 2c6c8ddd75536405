"""Builds an index beside the one in service, verifies it, and puts it in service."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from ingestion.embedding import Embedder, TransformerEmbedder, fit_static_model
from ingestion.french import stems
from ingestion.index import PASSAGES, QUESTIONS, Index, Manifest, chroma_client
from ingestion.lexical import B_QUESTION, LexicalIndex
from ingestion.models import Passage, Source
from ingestion.names import learn_names
from ingestion.store import IndexFolder

#: Entries that are added to Chroma at once.
BATCH = 5_000

Progress = Callable[[str, float], None]


class BuildFailed(Exception):
    """The new index did not pass its verification; the previous one stays in service."""


@dataclass
class Material:
    """Everything that goes into an index."""

    passages: list[Passage]
    sources: dict[str, Source]
    corpus_version: str
    fingerprint: str
    documents: int
    synonyms: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)


def build(
    folder: IndexFolder,
    material: Material,
    embedding: str,
    progress: Progress = lambda *_: None,
    extra: dict[str, str] | None = None,
    started: float | None = None,
) -> Manifest:
    """Build, verify and publish an index from `material`; the caller holds the writer's lock.

    `extra` are files to put into the build; `started` is when the work began (`time.perf_counter`), if before.
    """
    started = started or time.perf_counter()
    target = folder.begin()
    for name, content in (extra or {}).items():
        (target / name).write_text(content, encoding="utf-8")
    questions = [question.text for passage in material.passages for question in passage.questions]
    _write_records(target, material)
    progress("Index lexical", 0.2)
    LexicalIndex.build([indexed_text(passage) for passage in material.passages]).save(target / "lexical-text")
    LexicalIndex.build(questions, b=B_QUESTION).save(target / "lexical-questions")
    progress("Vecteurs", 0.4)
    embedder = make_embedder(embedding, material.passages, target / "embedding")
    texts = {PASSAGES: [indexed_text(passage) for passage in material.passages], QUESTIONS: questions}
    probe = _fill_chroma(target / "chroma", texts, embedder, progress)
    manifest = Manifest(
        corpus_version=material.corpus_version,
        fingerprint=material.fingerprint,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        documents=material.documents,
        passages=len(material.passages),
        questions=len(questions),
        seconds=round(time.perf_counter() - started, 2),
        embedding=embedding,
        synonyms=material.synonyms,
    )
    (target / "manifest.json").write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
    progress("Vérification", 0.95)
    verify(target, probe)
    folder.publish(target)
    return manifest


def indexed_text(passage: Passage) -> str:
    """Return what is searched for a passage: its headings and its text."""
    return f"{passage.heading}\n{passage.text}"


def count_asked(passages: Sequence[Passage]) -> dict[str, tuple[int, int]]:
    """Return, for each stem of the authored questions, how many ask with it and how many of their own texts hold it.

    A word that askers use and texts do not (« galérer ») says little when it is missing from a passage; one that
    stands in the text whenever it is asked for (« musée ») says that the passage is about something else.
    """
    asked: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for passage in passages:
        present = set(stems(f"{indexed_text(passage)} {passage.locator} {passage.period} {passage.territory or ''}"))
        for question in passage.questions:
            terms = set(stems(question.text))
            asked.update(terms)
            held.update(terms & present)
    return {term: (count, held[term]) for term, count in asked.items()}


def make_embedder(embedding: str, passages: Sequence[Passage], folder: Path) -> Embedder:
    """Fit the static model on passages joined with their questions, or load the transformer that was asked for."""
    if embedding != "static":
        return TransformerEmbedder(embedding)
    questions = [(question.text, row) for row, passage in enumerate(passages) for question in passage.questions]
    return fit_static_model([indexed_text(passage) for passage in passages], questions, folder)


def fingerprint(parts: Sequence[bytes | str]) -> str:
    """Return the SHA-256 of `parts`, in order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def verify(build_folder: Path, probe: np.ndarray | None) -> None:
    """Open a build as a reader would and find its first passage again; raise `BuildFailed` otherwise."""
    index = Index(build_folder)
    if len(index.passages) != index.manifest.passages:
        raise BuildFailed("Le nouvel index est incomplet : l'ancien reste en service. Relancez l'indexation.")
    if probe is None or not np.any(probe):
        return
    nearest = index.nearest(PASSAGES, probe, 1)
    if not len(nearest.rows) or nearest.similarities[0] < 0.99:
        raise BuildFailed("Le nouvel index ne retrouve pas ses passages : l'ancien reste en service.")


def _write_records(target: Path, material: Material) -> None:
    """Write the passages and sources: the truth that the rest of the build can be made from again."""
    with (target / "passages.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(passage.model_dump_json() + "\n" for passage in material.passages)
    names = sorted(learn_names(passage.text for passage in material.passages))
    (target / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
    (target / "asked.json").write_text(json.dumps(count_asked(material.passages), ensure_ascii=False), encoding="utf-8")
    sources = [source.model_dump() for source in material.sources.values()]
    (target / "sources.json").write_text(json.dumps(sources, ensure_ascii=False), encoding="utf-8")


def graph_of(size: int) -> dict[str, dict[str, Any]]:
    """Return how Chroma keeps the graph of a collection: it is written once, when the last of `size` entries is added.

    Written earlier, a kill could leave half of it; never written, every opening would rebuild it from the log, which takes
    seconds. What a kill leaves of an unfinished build is never put in service.
    """
    last = max(2, size)
    return {"hnsw": {"space": "cosine", "sync_threshold": last, "batch_size": min(BATCH, last)}}


def _fill_chroma(
    folder: Path, texts: dict[str, list[str]], embedder: Embedder, progress: Progress
) -> np.ndarray | None:
    """Write one collection a key of `texts`; return the first passage's vector for the verification."""
    client: Any = chroma_client(folder)
    probe = None
    for step, (name, entries) in enumerate(texts.items()):
        collection = client.create_collection(name, configuration=graph_of(len(entries)), embedding_function=None)
        vectors = embedder.embed(entries)
        if name == PASSAGES and len(vectors):
            probe = vectors[0]
        for begin in range(0, len(entries), BATCH):
            rows = range(begin, min(begin + BATCH, len(entries)))
            collection.add(ids=[str(row) for row in rows], embeddings=vectors[rows.start : rows.stop])
            progress("Vecteurs", 0.5 + 0.2 * (step + rows.stop / max(1, len(entries))))
    return probe

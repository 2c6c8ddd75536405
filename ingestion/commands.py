"""What the ingestion commands do, and what they tell; every failure a user can meet is one French line."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from ingestion.build import BuildFailed, build
from ingestion.corpus import CorpusError
from ingestion.embedding import EmbeddingUnavailable
from ingestion.index import Index, Manifest, NoIndex
from ingestion.material import (
    corpus_fingerprint,
    document_files,
    gather,
    read_document,
    remove_documents,
    store,
)
from ingestion.report import IngestionReport
from ingestion.store import IndexBusy, IndexFolder

FILES_FINGERPRINT = "files.json"
P = ParamSpec("P")


def told(command: Callable[P, int]) -> Callable[P, int]:
    """Turn the failures a user can meet into one line on the console and exit code 1."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except (CorpusError, BuildFailed, EmbeddingUnavailable, IndexBusy, NoIndex) as error:
            message = str(error)
        except OSError as error:
            message = f"Le dossier de l'index ou du corpus ne peut pas être utilisé ({error.strerror or error})."
        console = next(argument for argument in (*args, *kwargs.values()) if isinstance(argument, Console))
        console.print(message, style="red", markup=False)
        return 1

    return wrapped


@told
def build_index(corpus: Path, index: Path, embedding: str, console: Console, only_stale: bool = False) -> int:
    """Build the index of `corpus` and put it in service."""
    folder = IndexFolder(index)
    if only_stale and is_fresh(corpus, folder, embedding):
        return 0
    with folder.writing():
        _build(corpus, folder, embedding, console, IngestionReport())
    return 0


@told
def add(paths: list[Path], corpus: Path, index: Path, embedding: str, console: Console) -> int:
    """Add files, or every readable file of folders, and rebuild; fails only where nothing could be read."""
    folder, report = IndexFolder(index), IngestionReport()
    files = [file for path in paths for file in (document_files(path) if path.is_dir() else [path])]
    with folder.writing():
        kept = [document for file in files if (document := read_document(file, folder, report)) is not None]
        for document in kept:
            store(document, folder)
        if kept:
            _build(corpus, folder, embedding, console, report)
        else:
            for line in report.lines():
                console.print(line, markup=False)
    return 0 if kept else 1


@told
def remove(source: str, corpus: Path, index: Path, embedding: str, console: Console) -> int:
    """Remove the added documents of a source and rebuild; what ships with the corpus stays."""
    folder = IndexFolder(index)
    with folder.writing():
        if not remove_documents(source, folder):
            console.print(f"Aucun document ajouté ne porte l'identifiant « {source} ».", style="red", markup=False)
            return 1
        _build(corpus, folder, embedding, console, IngestionReport())
    return 0


@told
def status(corpus: Path, index: Path, console: Console) -> int:
    """Tell what the index in service holds, source by source, and whether it is fresh."""
    opened = Index.open(index)
    manifest = opened.manifest
    for source in opened.sources.values():
        own = [passage for passage in opened.passages if passage.source == source.id]
        pages = {passage.page for passage in own if passage.page}
        detail = f", {len(pages)} pages" if pages else ""
        console.print(f"{source.id} : {len(own)} passages{detail} — {source.title}", markup=False)
    fresh = is_fresh(corpus, IndexFolder(index), manifest.embedding)
    console.print(summary(manifest), markup=False)
    console.print(
        "À jour." if fresh else "Le corpus a changé depuis : lancez « python -m ingestion build ».", markup=False
    )
    return 0


def is_fresh(corpus: Path, folder: IndexFolder, embedding: str) -> bool:
    """Tell whether the index in service was made from the files as they are now, with this embedding."""
    current = folder.current
    if current is None:
        return False
    try:
        made_from = json.loads((current / FILES_FINGERPRINT).read_text(encoding="utf-8"))
        manifest = Manifest.model_validate_json((current / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(made_from == corpus_fingerprint(corpus, folder) and manifest.embedding == embedding)


def summary(manifest: Manifest) -> str:
    """Return the line that closes a build."""
    return (
        f"{manifest.documents} documents, {manifest.passages} passages, {manifest.questions} questions, "
        f"{manifest.seconds:.1f} s — corpus {manifest.corpus_version}"
    ).replace(".", ",", 1)


def _build(corpus: Path, folder: IndexFolder, embedding: str, console: Console, report: IngestionReport) -> None:
    """Gather, build and publish with a progress bar; the caller holds the lock."""
    started = time.perf_counter()
    with Progress(TextColumn("{task.description}"), BarColumn(), console=console, transient=True) as bar:
        task = bar.add_task("Lecture des documents", total=1.0)
        files = corpus_fingerprint(corpus, folder)
        material = gather(corpus, folder, report)
        if not material.passages:
            raise CorpusError("Aucun passage à indexer : le dossier ne contient aucun document lisible.")
        manifest = build(
            folder,
            material,
            embedding,
            lambda step, share: bar.update(task, description=step, completed=share),
            extra={FILES_FINGERPRINT: json.dumps(files)},
            started=started,
        )
    for line in report.lines()[:-1] if report.files else []:
        console.print(line, markup=False)
    console.print(summary(manifest), markup=False)

"""Gathers what an index is made of: the shipped corpus or a folder of documents, and the documents added to it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ValidationError

from ingestion.build import Material, fingerprint
from ingestion.corpus import CorpusError, load_corpus, load_sources
from ingestion.french import fold
from ingestion.glossary import by_stems, load_glossary, load_lexicon, synonyms
from ingestion.models import Passage, Source, UnreadableDocument
from ingestion.passages import passages_of
from ingestion.readers import SUFFIXES, reader_for
from ingestion.readers.files import check_file
from ingestion.report import Duplicates, FileReport, IngestionReport
from ingestion.settings import PROJECT
from ingestion.store import IndexFolder

#: Raised whenever reading or splitting changes, so that passages kept from an earlier version are read again.
READING_VERSION = "2"


class StoredDocument(BaseModel):
    """A document that was read: kept so that an unchanged file is not read again."""

    file: str
    digest: str
    source: Source
    passages: list[Passage]
    report: FileReport


def gather(corpus: Path, folder: IndexFolder, report: IngestionReport) -> Material:
    """Return the material of `corpus` and of the documents added to `folder`; `report` gets a line a document."""
    if (corpus / "sources.yaml").exists():
        material = _retold(corpus)
    else:
        shipped = PROJECT / "corpus"
        material = Material([], {}, "", "", 0, _synonyms(shipped))
        for path in document_files(corpus):
            _join(material, read_document(path, folder, report), report)
    for stored in added_documents(folder):
        _join(material, stored, report)
    parts = [passage.model_dump_json() for passage in material.passages]
    material.fingerprint = fingerprint([READING_VERSION, str(material.synonyms), *parts])
    version = corpus / "VERSION"
    label = version.read_text(encoding="utf-8").strip() if version.exists() else "documents"
    material.corpus_version = f"{label}+{material.fingerprint[:8]}"
    return material


def corpus_fingerprint(corpus: Path, folder: IndexFolder) -> str:
    """Return a hash over the content of every file an index would be made from, without reading them as documents."""
    paths = sorted(path for path in corpus.rglob("*") if path.is_file()) if corpus.is_dir() else []
    added = sorted(folder.documents.glob("*.json"))
    return fingerprint([READING_VERSION, *(path.read_bytes() for path in (*paths, *added))])


def document_files(folder: Path) -> list[Path]:
    """Return the files below `folder` that a reader can read, in a stable order; hidden files are left out."""
    if not folder.is_dir():
        raise CorpusError(f"Le dossier « {folder} » n'existe pas.")
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~"))
    )


def read_document(path: Path, folder: IndexFolder, report: IngestionReport) -> StoredDocument | None:
    """Read one file, or take it from the cache when its content is known; a refused file is a line of the report."""
    started = time.perf_counter()
    try:
        check_file(path)
        digest = fingerprint([READING_VERSION, path.name, path.read_bytes()])
        if (kept := _cached(folder.cache / f"{digest}.json")) is not None:
            report.files.append(kept.report.model_copy(update={"status": "unchanged"}))
            return kept
        source = source_of(path)
        document = reader_for(path).read(path)
        passages = passages_of(document, source)
    except (UnreadableDocument, OSError) as error:
        reason = (
            str(error)
            if isinstance(error, UnreadableDocument)
            else f"{path.name} : ce fichier ne peut pas être ouvert."
        )
        report.files.append(FileReport(name=path.name, source=slug(path.stem), status="refused", warnings=[reason]))
        return None
    if document.title and source.title == path.stem:
        source = source.model_copy(update={"title": document.title})
    entry = FileReport(
        name=path.name,
        source=source.id,
        status="read",
        pages_read=document.pages_read,
        pages_empty=document.pages_empty,
        passages=len(passages),
        warnings=document.warnings,
        seconds=round(time.perf_counter() - started, 2),
    )
    stored = StoredDocument(file=path.name, digest=digest, source=source, passages=passages, report=entry)
    _write(folder.cache / f"{digest}.json", stored)
    report.files.append(entry)
    return stored


def source_of(path: Path) -> Source:
    """Return the source a file belongs to: one of the shipped studies when it bears its name, else one of its own."""
    shipped = load_sources(PROJECT / "corpus")
    identifier = slug(path.stem)
    return shipped.get(identifier) or Source(id=identifier, title=path.stem, short=path.stem, kind="document")


def slug(name: str) -> str:
    """Return `name` as an id: lower-case ASCII words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "document"


def store(document: StoredDocument, folder: IndexFolder) -> None:
    """Keep an added document, under its file's name, for this and every later build."""
    _write(folder.documents / f"{slug(document.file)}.json", document)


def added_documents(folder: IndexFolder) -> Iterator[StoredDocument]:
    """Yield the documents that were added to `folder`, in a stable order."""
    for path in sorted(folder.documents.glob("*.json")):
        if (document := _cached(path)) is not None:
            yield document


def remove_documents(source: str, folder: IndexFolder) -> int:
    """Forget the added documents of a source and return how many there were."""
    found = [path for path in folder.documents.glob("*.json") if (kept := _cached(path)) and kept.source.id == source]
    for path in found:
        path.unlink()
    return len(found)


def _retold(corpus: Path) -> Material:
    """Return the material of a corpus in the project's format."""
    loaded = load_corpus(corpus)
    used = {passage.source for passage in loaded.passages}
    sources = {identifier: source for identifier, source in loaded.sources.items() if identifier in used}
    return Material(list(loaded.passages), sources, "", "", len(used), _synonyms(corpus))


def _synonyms(corpus: Path) -> dict[str, dict[str, dict[str, float]]]:
    """Return the synonyms of a corpus folder's glossary and lexicon, as they are searched."""
    return by_stems(synonyms(load_glossary(corpus), load_lexicon(corpus)))


def _join(material: Material, document: StoredDocument | None, report: IngestionReport) -> None:
    """Add a document's passages to the material, apart from those that say the same as one already there."""
    if document is None:
        return
    duplicates = Duplicates()
    duplicates.split(material.passages)
    taken = {passage.id for passage in material.passages}
    fresh = [_with_free_id(passage, taken) for passage in duplicates.split(document.passages)[0]]
    note_duplicates(report, document.file, len(document.passages) - len(fresh))
    if document.source.id not in material.sources:
        material.documents += 1
    material.passages.extend(fresh)
    material.sources.setdefault(document.source.id, document.source)


def note_duplicates(report: IngestionReport, file: str, count: int) -> None:
    """Put the number of passages that were left out beside the file they come from."""
    for row, entry in enumerate(report.files):
        if entry.name == file:
            kept = entry.passages - count if entry.duplicates == 0 else entry.passages
            report.files[row] = entry.model_copy(update={"duplicates": count, "passages": kept})


def _with_free_id(passage: Passage, taken: set[str]) -> Passage:
    """Return the passage under an id that no other has: two files of one source may number alike."""
    identifier, copy = passage.id, 2
    while identifier in taken:
        identifier, copy = f"{passage.id}-{copy}", copy + 1
    taken.add(identifier)
    return passage if identifier == passage.id else passage.model_copy(update={"id": identifier})


def _cached(path: Path) -> StoredDocument | None:
    """Return what an earlier reading kept, or None where it is missing or of another version."""
    try:
        return StoredDocument.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError, ValueError):
        return None


def _write(path: Path, document: StoredDocument) -> None:
    """Write a record in one step, so that a kill leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pending = path.with_suffix(".part")
    pending.write_text(document.model_dump_json(), encoding="utf-8")
    pending.replace(path)

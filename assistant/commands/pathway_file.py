"""Writes the pathway of `recommend --export`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.advice.models import Pathway
from assistant.advice.shelf import offers_of
from assistant.commands.batch import BadInput
from assistant.settings import Settings
from ingestion.corpus import load_corpus
from ingestion.index import Index, NoIndex
from ingestion.models import Passage, Source
from ingestion.settings import IngestionSettings


@dataclass
class Sources:
    """The sources that a pathway cites."""

    known: Mapping[str, Source]

    def passage(self, identifier: str) -> Passage | None:
        """Return nothing: a document quotes what the pathway itself holds."""
        return None

    def source(self, identifier: str) -> Source | None:
        """Return a source, or None."""
        return self.known.get(identifier)


def check_name(path: Path) -> None:
    """Raise `BadInput` for a file name of a format that cannot be written, before any work is done."""
    from assistant.export.files import UnknownFormat, writer_of

    try:
        writer_of(path)
    except UnknownFormat as error:
        raise BadInput(str(error)) from error


def write_pathway(pathway: Pathway, path: Path, settings: Settings) -> None:
    """Write a pathway as a document, dated today; what writes it is imported now, for other commands do without it."""
    from assistant.export.files import writer_of
    from assistant.export.pathway_document import pathway_document

    corpus = IngestionSettings().corpus
    offers = {offer.id: offer for offer in offers_of(settings.index, corpus)}
    document = pathway_document(pathway, offers, Sources(sources_of(settings.index, corpus)), "fr", date.today())
    path.write_bytes(writer_of(path)(document))


def sources_of(index: Path, corpus: Path) -> Mapping[str, Source]:
    """Return the sources of the index in service, else those of the corpus itself."""
    try:
        return Index.open(index).sources
    except NoIndex:
        return load_corpus(corpus).sources

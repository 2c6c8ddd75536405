"""The one assistant behind all pages, opened when it is first needed so that the pages are served at once."""

from __future__ import annotations

import logging
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.models import Record
from assistant.settings import Settings
from assistant.web.vocabulary import Vocabulary, load_vocabulary
from ingestion.models import Passage, Source
from ingestion.settings import IngestionSettings

if TYPE_CHECKING:
    from assistant.service import Assistant

#: Any question that is searched for: it is the search that takes time the first time.
WARMING = "Quelle part des apprenants est satisfaite de sa formation à l’IA ?"

LOGGER = logging.getLogger(__name__)


class Holdings(Record):
    """What the footer and the progress line say of the corpus."""

    version: str
    passages: int
    studies: int
    documents: int


class Desk:
    """Hands the assistant to the pages; safe from several threads."""

    def __init__(self, settings: Settings | None = None, corpus: Path | None = None) -> None:
        self.settings = settings or Settings()
        self.corpus = corpus or IngestionSettings().corpus
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None

    @property
    def assistant(self) -> Assistant:
        """The assistant; its libraries are imported with the first call."""
        with self._lock:
            if self._assistant is None:
                from assistant.knowledge import Library

                library = Library(self.settings.index, self.settings.reranker)
                library.warm()
                from assistant.service import Assistant

                self._assistant = Assistant(self.settings, library)
            return self._assistant

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names of topics, kinds and territories."""
        return load_vocabulary(self.corpus)

    @property
    def holdings(self) -> Holdings:
        """What the index in service holds; raises `NoIndex` where there is none."""
        index = self.assistant.index
        studies = sum(source.kind == "study" for source in index.sources.values())
        documents = sum(source.kind == "document" for source in index.sources.values())
        return Holdings(
            version=index.manifest.corpus_version, passages=len(index.passages), studies=studies, documents=documents
        )

    def passage(self, identifier: str) -> Passage | None:
        """Return a passage of the index in service, or None."""
        return self.assistant.passage(identifier)

    def source(self, identifier: str) -> Source | None:
        """Return a source of the index in service, or None."""
        return self.assistant.source(identifier)

    def warm(self) -> None:
        """Do what the first question would wait for; a missing index is told on the page, not here."""
        try:
            self.assistant.ask(WARMING)
        except Exception as error:  # nobody waits for this: the page itself tells what is wrong
            LOGGER.info("The assistant could not be warmed: %s", error)

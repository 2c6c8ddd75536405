"""What the page « Corpus » tells of the index in service."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from pydantic import Field

from assistant.models import Record
from assistant.web.passages import Span
from assistant.web.sources import Shelf, Shown, shown
from assistant.web.vocabulary import Vocabulary
from ingestion.french import STOP_WORDS, stem, words
from ingestion.index import Index
from ingestion.models import Passage, Source

_WORD = re.compile(r"[^\W_]+")


class Entry(Record):
    """A study, a guide or a document of the corpus."""

    source: Source
    territory: str = ""
    passages: int


class Topic(Record):
    """A subject and how many passages speak of it."""

    name: str
    passages: int


class Summary(Record):
    """Everything the page shows of the corpus but the passages themselves."""

    version: str
    built: datetime
    passages: int
    studies: list[Entry] = Field(default_factory=list)
    guides: list[Entry] = Field(default_factory=list)
    documents: list[Entry] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list)


def summarise(index: Index, vocabulary: Vocabulary) -> Summary:
    """Return what an index holds; sources without a passage are left out."""
    counted = Counter(passage.source for passage in index.passages)
    topics = Counter(topic for passage in index.passages for topic in passage.topics)
    entries = [
        Entry(source=source, territory=vocabulary.territory(source.territory), passages=counted[source.id])
        for source in index.sources.values()
        if counted[source.id]
    ]
    return Summary(
        version=index.manifest.corpus_version,
        built=datetime.fromisoformat(index.manifest.created),
        passages=len(index.passages),
        studies=[entry for entry in entries if entry.source.kind == "study"],
        guides=[entry for entry in entries if entry.source.kind == "guide"],
        documents=[entry for entry in entries if entry.source.kind == "document"],
        topics=[Topic(name=vocabulary.topics.get(key, key), passages=count) for key, count in topics.most_common()],
    )


def results_of(passages: Sequence[Passage], query: str, shelf: Shelf) -> list[Shown]:
    """Return passages that were searched for, the words of the query marked in them."""
    return [Shown(**shown(passage, shelf, matching(passage.text, query))) for passage in passages]


def matching(text: str, query: str) -> list[Span]:
    """Return where words of `query` stand in `text`, in whatever form: « formations » for « formation »."""
    wanted = {stem(word) for word in words(query) if word not in STOP_WORDS}
    return [
        Span(start=match.start(), end=match.end(), sentence=1)
        for match in _WORD.finditer(text)
        if any(stem(word) in wanted for word in words(match.group()))
    ]

"""Builders for the tests of what is shown: a passage, a source, and the shelf that they stand on."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.models import Answer, Citation, Quoted, Sentence, Support
from assistant.web.vocabulary import Vocabulary
from ingestion.models import Passage, Source

TEXT = "Dans l'enquête Alpha, 64 % des 312 monteurs sont satisfaits. Les autres trouvent la formation trop courte."


def source(**changes: object) -> Source:
    values = {
        "id": "alpha-2024",
        "title": "L'IA dans les ateliers",
        "short": "Alpha, 2024",
        "year": 2024,
        "territory": "france",
    }
    return Source.model_validate(values | changes)


def passage(**changes: object) -> Passage:
    values = {
        "id": "alpha-2024/satisfaction",
        "source": "alpha-2024",
        "title": "La satisfaction",
        "section": ("L'enquête", "Résultats"),
        "locator": "Enquête › Satisfaction",
        "text": TEXT,
        "origin": "retold",
    }
    return Passage.model_validate(values | changes)


def citation(n: int = 1, quote: str = TEXT.split(". ")[0] + ".", **changes: object) -> Citation:
    start = TEXT.index(quote)
    values = {"n": n, "source": "alpha-2024", "passage": "alpha-2024/satisfaction", "locator": "Enquête › Satisfaction"}
    return Citation.model_validate(values | {"quote": quote, "start": start, "end": start + len(quote)} | changes)


def sentence(text: str = TEXT.split(". ")[0] + ".", support: Support = "verbatim", **changes: object) -> Sentence:
    start = max(TEXT.find(text), 0)
    quoted = [Quoted(n=1, start=start, end=start + len(text))]
    return Sentence.model_validate({"text": text, "citations": [1], "quoted": quoted, "support": support} | changes)


def answer(*sentences: Sentence, **changes: object) -> Answer:
    values = {
        "question": "Quelle part des monteurs est satisfaite ?",
        "status": "answered",
        "sentences": list(sentences),
        "citations": [citation()] if sentences else [],
        "corpus_version": "2026-11+abc",
    }
    return Answer.model_validate(values | changes)


@dataclass
class SmallShelf:
    """A shelf with what a test puts on it."""

    passages: list[Passage] = field(default_factory=lambda: [passage()])
    sources: list[Source] = field(default_factory=lambda: [source()])
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(territories={"france": "France"}))

    def passage(self, identifier: str) -> Passage | None:
        return next((one for one in self.passages if one.id == identifier), None)

    def source(self, identifier: str) -> Source | None:
        return next((one for one in self.sources if one.id == identifier), None)

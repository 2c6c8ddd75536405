"""The sources of an answer as the panel beside it shows them."""

from __future__ import annotations

from typing import Any, Protocol

from pydantic import Field

from assistant.export.markdown import Library
from assistant.models import Answer, Citation, Record, Sentence
from assistant.web.passages import Block, Excerpt, Span, blocks_of, excerpt_of
from assistant.web.vocabulary import Vocabulary
from ingestion.models import Passage


class Shelf(Library, Protocol):
    """What answers are shown from: passages, sources and the names of territories; the desk is one."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The names of territories."""


class Shown(Record):
    """A passage and where it comes from."""

    short: str
    title: str = Field(default="", description="Title of the study")
    territory: str = ""
    place: str = Field(default="", description="Where a reader finds it in the original")
    url: str | None = None
    heading: list[str] = Field(
        default_factory=list, description="Headings above the passage and its own, outermost first"
    )
    origin: str = "document"
    period: str = ""
    blocks: list[Block] = Field(default_factory=list)


class Card(Shown):
    """A numbered source of an answer."""

    n: int
    excerpt: Excerpt
    first: int = Field(description="The first sentence that cites it, from 1")
    copied: str = Field(description="What « copier » puts on the clipboard")


class Near(Shown):
    """A passage that is near a question without answering it."""

    passage: str


def named(source: str, shelf: Shelf) -> str:
    """Return the short name of a source, its id where it is no longer in the index."""
    found = shelf.source(source)
    return found.short if found else source


def cards_of(answer: Answer, shelf: Shelf, words: dict[str, Any]) -> list[Card]:
    """Return the sources of an answer in the order of their numbers."""
    return [
        _card(citation, answer, shelf, words) for citation in sorted(answer.citations, key=lambda citation: citation.n)
    ]


def near_of(identifier: str, shelf: Shelf) -> Near | None:
    """Return a nearest passage of a refusal; None where the index no longer holds it."""
    passage = shelf.passage(identifier)
    return Near(passage=identifier, **shown(passage, shelf)) if passage else None


def shown(passage: Passage, shelf: Shelf, spans: list[Span] | None = None) -> dict[str, Any]:
    """Return the fields of `Shown` for a passage, the words of `spans` marked."""
    source = shelf.source(passage.source)
    return {
        "short": source.short if source else passage.source,
        "title": source.title if source else "",
        "territory": shelf.vocabulary.territory(passage.territory or (source.territory if source else None)),
        "place": passage.locator,
        "url": source.url if source else None,
        "heading": [part for part in (*passage.section, passage.title) if part],
        "origin": passage.origin,
        "period": passage.period,
        "blocks": blocks_of(passage.text, spans or []),
    }


def quote_of(sentence: Sentence, citation: Citation, shelf: Shelf) -> str:
    """Return the words of a citation that bear one sentence; the citation's own where the passage is gone."""
    passage = shelf.passage(citation.passage)
    span = next((span for span in sentence.quoted if span.n == citation.n), None)
    words = passage.text[span.start : span.end] if passage and span and holds(passage, citation) else citation.quote
    return " ".join(words.split())


def holds(passage: Passage, citation: Citation) -> bool:
    """Tell whether a passage still reads as it did when it was cited: offsets into it are worth something."""
    return passage.text[citation.start : citation.end] == citation.quote


def _card(citation: Citation, answer: Answer, shelf: Shelf, words: dict[str, Any]) -> Card:
    passage = shelf.passage(citation.passage)
    citing = [number for number, sentence in enumerate(answer.sentences, 1) if citation.n in sentence.citations]
    copied = words["sources"]["copied"].format(
        quote=" ".join(citation.quote.split()), source=named(citation.source, shelf), place=citation.locator
    )
    numbered = {"n": citation.n, "first": citing[0] if citing else 1, "copied": copied}
    if passage is None or not holds(passage, citation):
        whole = [Span(start=0, end=len(citation.quote), sentence=number) for number in citing]
        blocks = blocks_of(citation.quote, whole)
        return Card(
            short=named(citation.source, shelf), place=citation.locator, excerpt=Excerpt(blocks=blocks), **numbered
        )
    spans = spans_of(answer, citation)
    return Card(excerpt=excerpt_of(passage.text, spans), **shown(passage, shelf, spans), **numbered)


def spans_of(answer: Answer, citation: Citation) -> list[Span]:
    """Return the words of one citation that each sentence quotes; the citation's own where no sentence says."""
    spans = [
        Span(start=quoted.start, end=quoted.end, sentence=number)
        for number, sentence in enumerate(answer.sentences, 1)
        for quoted in sentence.quoted
        if quoted.n == citation.n and quoted.end > quoted.start
    ]
    return spans or [Span(start=citation.start, end=citation.end, sentence=1)]

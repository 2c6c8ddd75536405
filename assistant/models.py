"""What the assistant says: answers, their sentences, and the citations that prove them."""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ingestion.models import Passage

Status = Literal["answered", "partial", "refused", "clarify"]
Support = Literal["verbatim", "supported", "unsupported", "not_checkable"]
Language = Literal["fr", "en"]


class Record(BaseModel):
    """A record that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid")


#: The signal of a passage that was read closely: how well it answers, on a scale of its own.
WORTH = "worth"


class ScoredPassage(Record):
    """A passage as retrieval ranks it."""

    passage: Passage
    score: float = Field(description="Fused score in [0, 1]")
    signals: dict[str, float] = Field(default_factory=dict, description="What the score is made of, each in [0, 1]")


class Citation(Record):
    """The proof of a sentence: which words of which passage."""

    n: int = Field(description="Number shown in the answer, from 1; one number a passage")
    source: str = Field(description="Id of the source")
    passage: str = Field(description="Id of the passage")
    locator: str
    page: int | None = None
    quote: str = Field(description="Words of the passage, exactly as they stand there")
    start: int = Field(description="Offset of the quote in the passage's text")
    end: int


class Failure(Record):
    """One thing that a sentence says and its cited passages do not."""

    kind: str = Field(
        description="figure, unit, year, name, actor, negation, modality, quantifier, comparison, cause, label, wording, quote or citation"
    )
    text: str = Field(description="The words of the sentence that failed")
    why: str = Field(description="One French clause for the reader")


class Verdict(Record):
    """What the guard finds for one sentence against the texts that it cites."""

    support: Support
    failed: list[Failure] = Field(default_factory=list)
    passage: int = Field(default=-1, description="Which of the given texts holds the quote; -1 if none")
    quote: str = Field(
        default="", description="The words of that text that bear the sentence, exactly as they stand there"
    )
    start: int = 0
    end: int = 0


class Quoted(Record):
    """Which words of which citation bear one sentence."""

    n: int
    start: int = Field(description="Offset in the passage's text")
    end: int


class Sentence(Record):
    """A sentence of an answer with the numbers of its citations and what the guard found."""

    text: str
    citations: list[int] = Field(default_factory=list)
    quoted: list[Quoted] = Field(default_factory=list)
    support: Support = "not_checkable"
    failed: list[Failure] = Field(default_factory=list)


class DraftSentence(Record):
    """A sentence of a draft and the ids of the passages that it says it rests on."""

    text: str
    passages: list[str] = Field(default_factory=list)
    conversation: bool = Field(
        default=False, description="Says something of the person or of the talk itself; only our own code may say so"
    )


class Draft(Record):
    """What a model proposes before the guard has read it."""

    status: Status = "answered"
    reason: str = ""
    language: Language = "fr"
    introduction: str = ""
    sentences: list[DraftSentence] = Field(default_factory=list)
    followups: list[str] = Field(default_factory=list)
    nearest: list[str] = Field(default_factory=list)
    confidence: float | None = Field(
        default=None, description="Estimated probability that the corpus answers, if known"
    )


class Answer(Record):
    """What is given back for one question."""

    question: str
    language: Language = "fr"
    status: Status
    reason: str = Field(
        default="", description="Why it is refused, partial or unclear, in the reader's language; empty if answered"
    )
    introduction: str = Field(default="", description="What comes before the sentences and says nothing to prove")
    sentences: list[Sentence] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    followups: list[str] = Field(default_factory=list)
    nearest: list[str] = Field(default_factory=list, description="Ids of the nearest passages when refused")
    confidence: float | None = Field(
        default=None,
        description="Estimated probability that the corpus answers, from 0 to 1; None where nothing estimates it",
    )
    corpus_version: str = ""
    elapsed_ms: float = 0.0
    profile: dict[str, Any] | None = Field(
        default=None, description="Where the turn was about a person: the profile that is held, `profile` and `origins`"
    )
    pathway: dict[str, Any] | None = Field(default=None, description="The pathway that was advised in this turn")
    offers: list[str] | None = Field(default=None, description="Ids of the offers of the catalogue that are shown")

    @property
    def text(self) -> str:
        """The answer as plain text with `[n]` markers, list items on lines of their own."""
        return " ".join(part for part in (self.introduction, render_text(self.sentences)) if part)


ITEM = re.compile(r"(?:[-•]|\d{1,2}[.)])\s")


def render_text(sentences: list[Sentence]) -> str:
    """Return sentences as plain text, each followed by its `[n]` markers; list items stand on lines of their own."""
    text, item_before = "", False
    for sentence in sentences:
        item = bool(ITEM.match(sentence.text))
        markers = "".join(f"[{n}]" for n in sentence.citations)
        glue = "\n" if item or item_before else " "
        text += (glue if text else "") + sentence.text + (f" {markers}" if markers else "")
        item_before = item
    return text

"""What ingestion hands on: sources, the blocks read from documents, and the passages that are cited."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

QuestionKind = Literal["formal", "spoken", "english"]


class Strict(BaseModel):
    """A record that refuses fields it does not know, so that a typo in a file is an error and not a loss."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """A study, a guide or a user's document, as it is named in citations."""

    id: str = Field(description="Stable id; for the five studies, the file name of the original")
    title: str
    short: str = Field(description="What a citation shows: publisher and year")
    publisher: str = ""
    year: int | None = None
    territory: str | None = Field(default=None, description="A key of `territories` in topics.yaml")
    period: str = Field(default="", description="When the field work was done, as the study says it")
    url: str | None = Field(default=None, description="Public address, only where the source itself gives it")
    licence: str = ""
    aliases: tuple[str, ...] = Field(
        default=(), description="Words by which people name the study or where it was made"
    )
    kind: Literal["study", "guide", "document"] = "study"


class AuthoredQuestion(Strict):
    """A question that a passage answers, written with the passage."""

    text: str
    kind: QuestionKind


class Evidence(Strict):
    """What a sentence of a guide rests on: passages of the studies."""

    end: int = Field(description="Offset in the guide passage's text where the sentence ends")
    passages: tuple[str, ...] = Field(description="Ids of passages of studies")


class Passage(Strict):
    """The unit that is retrieved and cited. Its text is plain: one line a sentence group, « - » before list items."""

    id: str = Field(
        description="`<source>/<slug>` for a retold passage, `<source>/p<page>-<n>` or `<source>/<n>` for a document"
    )
    source: str
    title: str = Field(default="", description="Heading of the passage itself")
    section: tuple[str, ...] = Field(default=(), description="Headings above it, outermost first")
    locator: str = Field(description="Where a reader finds it in the original")
    page: int | None = Field(default=None, description="Physical page of a PDF, from 1")
    page_label: str | None = Field(default=None, description="The page's printed label where the PDF gives one")
    text: str
    kind: str = "constat"
    topics: tuple[str, ...] = ()
    territory: str | None = None
    period: str = ""
    origin: Literal["retold", "guide", "document"] = "document"
    questions: tuple[AuthoredQuestion, ...] = ()
    evidence: tuple[Evidence, ...] = Field(default=(), description="Guides only: what each sentence rests on")

    @property
    def heading(self) -> str:
        """Section path and title in one line, as it is indexed with the text."""
        return " › ".join(part for part in (*self.section, self.title) if part)


class BlockKind(StrEnum):
    """What a reader recognised a piece of a document as."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class Block(Strict):
    """A piece of a document in reading order."""

    kind: BlockKind
    text: str
    level: int = Field(default=0, description="Depth of a heading or of a list item, from 1; 0 elsewhere")
    page: int | None = None
    page_label: str | None = None


class Document(BaseModel):
    """What a reader makes of one file."""

    path: Path
    title: str = ""
    blocks: list[Block] = Field(default_factory=list)
    pages_read: int = 0
    pages_empty: list[int] = Field(default_factory=list, description="Physical pages without text, from 1")
    warnings: list[str] = Field(default_factory=list, description="French sentences for the ingestion report")


class UnreadableDocument(Exception):
    """A file that cannot be read at all; its message is one French sentence that says why and what to do."""

"""A document before it is written to a file: blocks of text that every writer knows, and nothing about any format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assistant.models import Language, Record


class Run(Record):
    """Words in one language, and the sources that they rest on."""

    text: str
    language: Language | None = Field(default=None, description="None: that of the document")
    strong: bool = False
    notes: list[int] = Field(default_factory=list, description="Numbers of sources")


Runs = list[Run]


class Heading(Record):
    """A heading; levels are never skipped."""

    kind: Literal["heading"] = "heading"
    level: Literal[1, 2, 3]
    runs: Runs


class Paragraph(Record):
    """A paragraph; `aside` is one of lesser weight."""

    kind: Literal["paragraph"] = "paragraph"
    runs: Runs
    aside: bool = False


class Bullets(Record):
    """A list."""

    kind: Literal["bullets"] = "bullets"
    items: list[Runs]


class Table(Record):
    """A table with one row of headings; the first cell of a row names it."""

    kind: Literal["table"] = "table"
    title: str = Field(description="What a reader who does not see the table is told of it")
    header: list[Runs]
    rows: list[list[Runs]]
    widths: list[int] = Field(description="Shares of the width, one a column")


class Picture(Record):
    """A drawing."""

    kind: Literal["picture"] = "picture"
    svg: str
    alternative: str = Field(description="What it shows, in words")
    width: int = Field(description="Millimetres")


class Reference(Record):
    """A source of the document, with the words that were quoted from it."""

    n: int
    runs: Runs
    quotes: list[Runs] = Field(default_factory=list)
    url: str = ""


class References(Record):
    """The numbered sources that notes lead to."""

    kind: Literal["references"] = "references"
    items: list[Reference]


Block = Annotated[
    Heading | Paragraph | Bullets | Table | Picture | References,
    Field(discriminator="kind"),
]


class Document(Record):
    """A whole document."""

    title: str
    subject: str = ""
    language: Language = "fr"
    region: str = Field(default="FR", description="Country of the language")
    created: date
    lead: Runs = Field(default_factory=list, description="What stands under the title")
    blocks: list[Block] = Field(default_factory=list)


def plain(text: str, language: Language | None = None) -> Runs:
    """Return a text as runs."""
    return [Run(text=text, language=language)]


def texts(blocks: Iterable[Block]) -> str:
    """Return everything that some blocks say, for a reader or a test that asks for words alone."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                found += _said(block.runs)
            case Bullets():
                found += [text for item in block.items for text in _said(item)]
            case Table():
                found += [text for row in (block.header, *block.rows) for cell in row for text in _said(cell)]
            case Picture():
                found.append(block.alternative)
            case References():
                found += [text for one in block.items for runs in (one.runs, *one.quotes) for text in _said(runs)]
    return "\n".join(found)


def _said(runs: Runs) -> list[str]:
    return ["".join(run.text for run in runs)]

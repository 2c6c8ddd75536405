"""What an indexing run did with each file: read, unchanged, refused or a duplicate, and why, in French."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, Field

from ingestion.french import fold
from ingestion.models import Passage

Status = Literal["read", "unchanged", "refused", "duplicate"]

STATUS_WORDS: dict[Status, str] = {"read": "lu", "unchanged": "inchangé", "refused": "refusé", "duplicate": "doublon"}


class FileReport(BaseModel):
    """What became of one file."""

    name: str = Field(description="Name of the file, without its folder")
    source: str = Field(default="", description="Id of the source that its passages carry")
    status: Status
    pages_read: int = Field(default=0, ge=0, description="Pages of a PDF that were read; 0 for other formats")
    pages_empty: list[int] = Field(default_factory=list, description="Physical pages without text, from 1")
    passages: int = Field(default=0, ge=0, description="Passages put into the index")
    duplicates: int = Field(default=0, ge=0, description="Passages left out because another one has the same text")
    warnings: list[str] = Field(default_factory=list, description="Why it was refused or what is missing")
    seconds: float = Field(default=0.0, ge=0)

    def line(self) -> str:
        """Return the file in one French line, with its warnings."""
        facts = [STATUS_WORDS[self.status]]
        if self.pages_read:
            facts.append(count(self.pages_read, "page"))
        if self.pages_empty:
            facts.append(f"dont {len(self.pages_empty)} sans texte")
        if self.status in ("read", "unchanged"):
            facts.append(count(self.passages, "passage"))
        if self.duplicates:
            facts.append(f"{count(self.duplicates, 'doublon')} laissé{'s' if self.duplicates > 1 else ''} de côté")
        return " ".join([f"{self.name}\u00a0: {', '.join(facts)}.", *self.warnings])


class IngestionReport(BaseModel):
    """What became of all the files of a run."""

    files: list[FileReport] = Field(default_factory=list)
    seconds: float = Field(default=0.0, ge=0, description="Duration of the whole run, index included")

    @property
    def documents(self) -> int:
        """How many files are in the index."""
        return sum(file.status in ("read", "unchanged") for file in self.files)

    @property
    def passages(self) -> int:
        """How many passages they gave."""
        return sum(file.passages for file in self.files)

    @property
    def duplicates(self) -> int:
        """How many passages were left out because another one has the same text."""
        return sum(file.duplicates for file in self.files)

    @property
    def refused(self) -> list[FileReport]:
        """The files that could not be read."""
        return [file for file in self.files if file.status == "refused"]

    def lines(self) -> list[str]:
        """Return the report in French: a line a file, the refused last where they are seen, then the closing line."""
        accepted = [file.line() for file in self.files if file.status != "refused"]
        return [*accepted, *(file.line() for file in self.refused), self.closing()]

    def closing(self) -> str:
        """Return the one line that a run ends with: documents, passages, seconds, and what was left out."""
        facts = [count(self.documents, "document"), count(self.passages, "passage")]
        if self.duplicates:
            facts.append(count(self.duplicates, "doublon"))
        if self.refused:
            facts.append(f"{count(len(self.refused), 'fichier')} refusé{'s' if len(self.refused) > 1 else ''}")
        return f"{', '.join(facts)}, {seconds(self.seconds)}."


class Duplicates:
    """Finds the passages of a run whose text another one has already, accents, case and spacing aside."""

    def __init__(self) -> None:
        self._seen: dict[str, str] = {}

    def split(self, passages: Iterable[Passage]) -> tuple[list[Passage], list[Passage]]:
        """Return the passages that are new, and those that repeat one given before (to this call or an earlier one)."""
        new: list[Passage] = []
        repeated: list[Passage] = []
        for passage in passages:
            first = self._seen.setdefault(text_key(passage), passage.id)
            (new if first == passage.id else repeated).append(passage)
        return new, repeated


def text_key(passage: Passage) -> str:
    """Return what two passages must share to be duplicates: their words, folded."""
    return " ".join(fold(passage.text).split())


def count(number: int, noun: str) -> str:
    """Return a number with its noun, « 1 page », « 2 146 passages »."""
    return f"{number:,}".replace(",", "\u202f") + f"\u00a0{noun}{'s' if number > 1 else ''}"


def seconds(duration: float) -> str:
    """Return a duration in seconds with a decimal comma, « 3,4 s »."""
    return f"{duration:.1f}".replace(".", ",") + "\u00a0s"

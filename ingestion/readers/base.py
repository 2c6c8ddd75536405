"""What every reader has in common: a file in, a document out."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ingestion.models import Document


class Reader(Protocol):
    """Reads the files of certain suffixes.

    A reader raises `UnreadableDocument` for a file that it cannot read at all (damaged, encrypted, empty, of
    another format) and puts what it could read only in part into the document's warnings.
    """

    suffixes: tuple[str, ...]

    def read(self, path: Path) -> Document:
        """Return the blocks of the file at `path`, in reading order."""
        ...

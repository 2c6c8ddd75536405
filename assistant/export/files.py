"""Writes a document to a file of the format that its name ends with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.export.blocks import Document
from assistant.export.docx import docx_of
from assistant.export.pdf import pdf_of

WRITERS: dict[str, Callable[[Document], bytes]] = {".pdf": pdf_of, ".docx": docx_of}


class UnknownFormat(ValueError):
    """A file name that ends with no format that can be written; the message is one French sentence."""


def writer_of(path: Path) -> Callable[[Document], bytes]:
    """Return what writes the format of a file name; raise `UnknownFormat` where nothing does."""
    try:
        return WRITERS[path.suffix.lower()]
    except KeyError as error:
        endings = " ou ".join(WRITERS)
        raise UnknownFormat(f"{path.name}\u00a0: le nom du fichier doit finir par {endings}.") from error

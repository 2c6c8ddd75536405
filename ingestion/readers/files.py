"""Opens files within bounds: what cannot be a document is refused before a parser sees it."""

from __future__ import annotations

from pathlib import Path

from ingestion.models import UnreadableDocument
from ingestion.readers import messages

#: Far above any study (the five together weigh under 1 MB), far below what would exhaust the memory of a laptop.
MAX_BYTES = 200_000_000


def check_file(path: Path) -> None:
    """Raise `UnreadableDocument` unless `path` is a readable, non-empty file of at most `MAX_BYTES`."""
    if not path.exists():
        raise UnreadableDocument(messages.MISSING)
    if not path.is_file():
        raise UnreadableDocument(messages.NOT_A_FILE)
    size = path.stat().st_size
    if size == 0:
        raise UnreadableDocument(messages.EMPTY)
    if size > MAX_BYTES:
        raise UnreadableDocument(messages.too_large(size, MAX_BYTES))
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise UnreadableDocument(messages.FORBIDDEN) from error


def read_bytes(path: Path) -> bytes:
    """Return the content of a file that passes `check_file`."""
    check_file(path)
    return path.read_bytes()


def decode(data: bytes) -> str:
    """Return the text of `data`: by its byte order mark, else UTF-8, else Windows-1252.

    Windows-1252 gives a character to almost every byte, so a file with NUL bytes is taken for a binary one and
    refused with `UnreadableDocument`.
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\0" in data:
        raise UnreadableDocument(messages.NOT_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

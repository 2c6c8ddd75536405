"""The catalogue behind the pages: opened once, and again when an import has put another file in its place."""

from __future__ import annotations

import threading
from pathlib import Path

from assistant.web.desk import Desk
from ingestion.catalogue.search import Catalogue
from ingestion.catalogue.store import NAME, ensure
from ingestion.catalogue.trades import Trades

_OPENED: dict[Path, tuple[tuple[int, int], Catalogue]] = {}
_LOCK = threading.Lock()


def catalogue_of(desk: Desk) -> Catalogue:
    """Return the catalogue of a desk's index folder, made or renewed from its corpus where it is stale.

    Raises `CatalogueError` or `OSError` where it can be neither read nor made. A catalogue that was replaced is let go
    when the last reader has finished with it.
    """
    path = desk.settings.index / NAME
    with _LOCK:
        opened = _OPENED.get(path)
        if opened is None or opened[0] != _stamp(path):
            ensure(desk.settings.index, desk.corpus)
            opened = _OPENED[path] = (_stamp(path), Catalogue(path, Trades.load(desk.corpus)))
        return opened[1]


def _stamp(path: Path) -> tuple[int, int]:
    """Return what tells one file from the one that replaces it; zeros for none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns

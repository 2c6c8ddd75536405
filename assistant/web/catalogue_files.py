"""A selection of offers as a file to take away."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from ingestion.catalogue.models import Offer

#: Format → end of the file's name.
FORMATS = {"csv": "csv", "xlsx": "xlsx", "lheo": "xml", "jsonld": "jsonld"}
#: Formats that have no place for a need without a course.
COURSES_ONLY = frozenset({"lheo", "jsonld"})


def write_selection(offers: Sequence[Offer], kind: str, name: str, today: date) -> Path:
    """Write offers in a format into a folder of their own and return the file; raise `KeyError` for another format."""
    end, write = FORMATS[kind], _writer(kind)
    folder = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))
    path = folder / f"{name}-{today:%Y-%m-%d}.{end}"
    write(path, offers)
    return path


def _writer(kind: str) -> Callable[[Path, Iterable[Offer]], int]:
    """Return what writes a format; imported only now, to keep the pages quick to open."""
    from ingestion.catalogue.exports import write_csv, write_jsonld, write_xlsx
    from ingestion.catalogue.lheo_export import write_lheo

    return {"csv": write_csv, "xlsx": write_xlsx, "lheo": write_lheo, "jsonld": write_jsonld}[kind]

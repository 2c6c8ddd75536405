"""Every format by name, and how the format of a file is told from the file."""

from __future__ import annotations

from pathlib import Path

from eval.formats.alce import ALCE
from eval.formats.base import Format
from eval.formats.beir import CORPUS
from eval.formats.collections import BEIR, TREC
from eval.formats.collections import RUN as TREC_RUN
from eval.formats.deepeval import DEEPEVAL
from eval.formats.native import RUN, SUITE
from eval.formats.ragas import RAGAS
from eval.formats.ragchecker import RAGCHECKER
from eval.formats.squad import SQUAD
from eval.runs import INFO

FORMATS: dict[str, Format] = {
    entry.name: entry for entry in (SUITE, RUN, RAGAS, DEEPEVAL, RAGCHECKER, ALCE, SQUAD, BEIR, TREC)
}


def guess(path: Path) -> Format | None:
    """Return the format of what only one format can be; None for JSON files, which look alike."""
    if path.is_dir():
        known = ((INFO, RUN), (CORPUS, BEIR), (TREC_RUN, TREC))
        return next((found for name, found in known if (path / name).exists()), SUITE)
    return SUITE if path.suffix == ".yaml" else None

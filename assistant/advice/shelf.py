"""What advice is drawn from: the offers of the catalogue in service and the passages of the index in service."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.advice.stock import Shelved
from ingestion.catalogue.store import ensure
from ingestion.catalogue.trades import Trades
from ingestion.corpus import load_corpus
from ingestion.index import Index, NoIndex
from ingestion.models import Passage


def offers_of(index: Path, corpus: Path) -> Shelved:
    """Return the offers of the catalogue of an index folder, made or renewed from the corpus where it is stale."""
    return Shelved(ensure(index, corpus), Trades.load(corpus))


def passages_of(index: Path, corpus: Path) -> tuple[Sequence[Passage], str]:
    """Return the passages that can be cited and their corpus version: of the index in service, else of the corpus itself."""
    try:
        opened = Index.open(index)
    except NoIndex:
        return load_corpus(corpus).passages, ""
    return opened.passages, opened.manifest.corpus_version

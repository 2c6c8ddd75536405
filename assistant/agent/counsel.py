"""What advice is given from, opened when it is first asked for: a question on the studies never waits for it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.advice.models import Pathway, Profile
from assistant.advice.reading.reader import Reader
from assistant.advice.reading.trade import TradeNames
from assistant.knowledge import Library
from ingestion.catalogue.models import Offer
from ingestion.catalogue.trades import Trades

if TYPE_CHECKING:
    from assistant.advice.adviser import Adviser
    from assistant.advice.reasons import Proofs
    from ingestion.catalogue.search import Catalogue

#: Pathways that are kept, the one asked for longest ago forgotten first.
KEPT = 64


class _Opened(NamedTuple):
    """What one state of index and catalogue gives."""

    adviser: Adviser
    offers: Iterable[Offer]
    proofs: Proofs
    catalogue: Catalogue


class Counsel:
    """The trades, the catalogue and the adviser over one index folder; safe from several threads."""

    def __init__(self, library: Library, index: Path, corpus: Path) -> None:
        self._library = library
        self._index = index
        self._corpus = corpus
        self._lock = threading.RLock()
        self._version: tuple[str, ...] | None = None
        self._opened: _Opened | None = None
        self._pathways: OrderedDict[str, Pathway] = OrderedDict()

    @cached_property
    def trades(self) -> Trades:
        """The trades that are known."""
        return Trades.load(self._corpus)

    @cached_property
    def names(self) -> TradeNames:
        """Every way to name a trade."""
        return TradeNames(self.trades)

    @cached_property
    def reader(self) -> Reader:
        """What reads profiles out of messages."""
        return Reader(self.names)

    @property
    def offers(self) -> list[Offer]:
        """The offers that can be advised, by id."""
        return list(self._current().offers)

    @property
    def proofs(self) -> Proofs:
        """What quotes passages of the index in service."""
        return self._current().proofs

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue opened for searching; threads may share it."""
        return self._current().catalogue

    def offer(self, identifier: str) -> Offer | None:
        """Return an offer by its id, or None."""
        from ingestion.catalogue.errors import CatalogueError

        try:
            return self.catalogue.get(identifier)
        except CatalogueError:
            return None

    def pathway(self, profile: Profile) -> Pathway:
        """Return the pathway for a profile; the same profile over the same catalogue is worked out once a day."""
        with self._lock:
            adviser = self._current().adviser
            key = f"{date.today()} {self._version} {profile.model_dump_json()}"
            if key not in self._pathways:
                self._pathways[key] = adviser.recommend(profile)
                while len(self._pathways) > KEPT:
                    self._pathways.popitem(last=False)
            self._pathways.move_to_end(key)
            return self._pathways[key].model_copy(deep=True)

    def _current(self) -> _Opened:
        """Return what is opened, anew where the index or the catalogue has changed."""
        from assistant.advice.adviser import Adviser
        from assistant.advice.reasons import Proofs
        from assistant.advice.shelf import offers_of
        from ingestion.catalogue.search import Catalogue
        from ingestion.catalogue.store import NAME

        with self._lock:
            index = self._library.knowledge.index
            if self._opened is None or self._version != _version(str(index.build), self._index / NAME):
                offers = offers_of(self._index, self._corpus)
                adviser = Adviser(offers, self.trades, index.passages, index.manifest.corpus_version)
                catalogue = Catalogue(self._index / NAME, self.trades)
                self._opened = _Opened(adviser, offers, Proofs(index.passages), catalogue)
                self._version = _version(str(index.build), self._index / NAME)
            return self._opened


def _version(build: str, catalogue: Path) -> tuple[str, ...]:
    """Return what tells one state of index and catalogue from another."""
    try:
        state = catalogue.stat()
    except OSError:
        return (build,)
    return (build, str(state.st_mtime_ns), str(state.st_size))

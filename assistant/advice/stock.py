"""The offers that advice chooses from: a list in memory, or a catalogue of any size shortlisted by SQL.

The shortlist only leaves out what some hard constraint excludes for sure; what is left is judged as if the whole
catalogue had been read. So both give the same pathway, and a test holds them to it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from assistant.advice.lexicon import table
from assistant.advice.sheet import Sheet
from assistant.advice.shortlist import conditions
from assistant.advice.situation import Situation
from assistant.advice.trade_fit import TradeBook
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.store import connect
from ingestion.catalogue.trades import Trades
from ingestion.french import stems

#: Offers that are kept read; some 10 kB each.
KEPT = 40_000
#: Rows that are fetched by one statement.
PAGE = 500
#: What an offer must tell at least one of, to be worth anything to anybody.
_PROMISING = " OR ".join(
    f"json_extract(body, '$.{field}') IS NOT NULL" for field in ("aims", "levels", "trades", "rome")
)


class Stock(Protocol):
    """Offers to choose from."""

    def sheets(self, who: Situation | None = None) -> Sequence[Sheet]:
        """Return the offers that may be advised to somebody: all of them, or those that their constraints leave."""


class Listed:
    """Offers that are all in memory."""

    def __init__(self, offers: Iterable[Offer], book: TradeBook) -> None:
        self._sheets = [Sheet(offer, book) for offer in sorted(offers, key=lambda offer: offer.id)]

    def sheets(self, who: Situation | None = None) -> Sequence[Sheet]:
        """Return every offer."""
        return self._sheets


class Shelved:
    """Offers of a catalogue in its store, of which only those that can be advised are read, and kept."""

    def __init__(self, path: Path, trades: Trades) -> None:
        self._database = connect(path)
        self._book = TradeBook(trades)
        self._read: OrderedDict[int, Sheet] = OrderedDict()
        self._every: list[int] | None = None
        self._lock = threading.Lock()
        phrases = " OR ".join(f'"{" ".join(stems(phrase))}"' for phrase in table("lexicon")["ai"] if stems(phrase))
        with self._lock:
            self._all("CREATE TEMP TABLE advisable (row INTEGER PRIMARY KEY)")
            self._all(
                "INSERT INTO advisable SELECT row FROM offers WHERE source = 'corpus' UNION "
                f"SELECT row FROM search JOIN offers ON row = search.rowid WHERE search MATCH ? AND ({_PROMISING})",
                (phrases,),
            )

    def __iter__(self) -> Iterator[Offer]:
        """Yield the offers that can be advised, by id."""
        return (sheet.offer for sheet in self.sheets())

    def sheets(self, who: Situation | None = None) -> Sequence[Sheet]:
        """Return the offers that can be advised, or those that the constraints of a person do not exclude for sure."""
        where, values = conditions(who) if who else ("1", [])
        with self._lock:
            if who is None and self._every is not None:
                return self._sheets(self._every)
            sql = f"SELECT offers.row FROM advisable CROSS JOIN offers USING (row) WHERE {where} ORDER BY offers.id"
            rows = [row for (row,) in self._all(sql, values)]
            self._every = rows if who is None else self._every
            return self._sheets(rows)

    def _sheets(self, rows: Sequence[int]) -> list[Sheet]:
        """Return the offers of some rows, those that were not read yet from the store."""
        found = {row: sheet for row in rows if (sheet := self._read.get(row))}
        missing = [row for row in rows if row not in found]
        for begin in range(0, len(missing), PAGE):
            page = missing[begin : begin + PAGE]
            marks = ", ".join("?" * len(page))
            for row, body in self._all(f"SELECT row, body FROM offers WHERE row IN ({marks})", page):
                found[row] = self._read[row] = Sheet(Offer.model_validate_json(body), self._book)
        while len(self._read) > KEPT:
            self._read.popitem(last=False)
        return [found[row] for row in rows]

    def _all(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:
        """Return all rows of a statement."""
        try:
            return self._database.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise CatalogueError(
                "Le catalogue est illisible : supprimez catalogue.sqlite dans le dossier de l’index, il sera refait."
            ) from error

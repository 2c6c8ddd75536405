"""The catalogue in one SQLite file: filter columns beside a full-text index over stems. One writer, atomic replace."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import ValidationError

from ingestion.catalogue import corpus as shipped
from ingestion.catalogue.dedupe import merge
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.places import TABLES as PLACES
from ingestion.catalogue.places import put_places, remove_places
from ingestion.catalogue.rows import COLUMNS, CORPUS, columns, named_trades, signature, texts
from ingestion.catalogue.trades import Trades

NAME, LOCK = "catalogue.sqlite", "catalogue.lock"
SCHEMA = 3
BATCH = 1_000
_TABLES = f"""
CREATE TABLE offers (row INTEGER PRIMARY KEY, {", ".join(COLUMNS)});
CREATE UNIQUE INDEX offers_id ON offers (id);
CREATE UNIQUE INDEX offers_signature ON offers (signature);
CREATE INDEX offers_filters ON offers (mode, days, territory, entry);
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE VIRTUAL TABLE search USING fts5 (title, record, rome, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, row);
{PLACES}"""
_PUT = f"INSERT OR REPLACE INTO offers (row, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"


class Writer:
    """Adds offers to a store that is being written."""

    def __init__(self, database: sqlite3.Connection, trades: Trades) -> None:
        self._database = database
        self._trades = trades
        self._next = database.execute("SELECT coalesce(max(row), 0) + 1 FROM offers").fetchone()[0]

    def add(self, offers: Iterable[Offer]) -> tuple[int, int]:
        """Add offers; return how many were kept and how many merged into one that was there."""
        kept = merged = 0
        waiting = iter(offers)
        while batch := list(islice(waiting, BATCH)):
            new, joined = self._add(batch)
            kept, merged = kept + new, merged + joined
        return kept, merged

    def remove_corpus(self) -> None:
        """Take out the offers that ship with the corpus."""
        self._database.execute("DELETE FROM search WHERE rowid IN (SELECT row FROM offers WHERE source = ?)", (CORPUS,))
        gone = self._database.execute("SELECT row FROM offers WHERE source = ?", (CORPUS,)).fetchall()
        remove_places(self._database, [row for (row,) in gone])
        self._database.execute("DELETE FROM offers WHERE source = ?", (CORPUS,))

    def _add(self, batch: Sequence[Offer]) -> tuple[int, int]:
        """Write one batch: a known signature is completed, a known id is replaced by its newer record."""
        keys = [signature(offer) for offer in batch]
        known, rows = self._known(keys, [offer.id for offer in batch])
        changed: dict[int, tuple[str, Offer]] = {}
        merged = 0
        for key, offer in zip(keys, batch, strict=True):
            earlier = known.get(key)
            if earlier:
                row, record = earlier[0], merge(earlier[1], offer)
            else:
                row, record = rows.get(offer.id) or self._next, offer
            merged += row != self._next
            self._next += row == self._next
            if earlier is None or record != earlier[1]:
                changed[row] = (key, record)
            known[key] = (row, record)
            rows[offer.id] = row
        self._write(changed)
        return len(batch) - merged, merged

    def _known(self, keys: Sequence[str], ids: Sequence[str]) -> tuple[dict[str, tuple[int, Offer]], dict[str, int]]:
        """Return signature → row and offer, and id → row, of what the store has already."""
        by_key = f"SELECT signature, row, body FROM offers WHERE signature IN ({_marks(keys)})"
        by_id = f"SELECT id, row FROM offers WHERE id IN ({_marks(ids)})"
        known = {key: (row, Offer.model_validate_json(body)) for key, row, body in self._database.execute(by_key, keys)}
        return known, dict(self._database.execute(by_id, ids))

    def _write(self, changed: dict[int, tuple[str, Offer]]) -> None:
        """Put new and completed offers into both tables."""
        offers = {row: offer for row, (_, offer) in changed.items()}
        named = {row: named_trades(offer, self._trades) for row, offer in offers.items()}
        coded = {row: [*named[row], *self._trades.coded(offer.rome)] for row, offer in offers.items()}
        put_places(self._database, offers, coded)
        self._database.executemany("DELETE FROM search WHERE rowid = ?", [(row,) for row in changed])
        self._database.executemany(_PUT, [(row, *columns(offer, key)) for row, (key, offer) in changed.items()])
        self._database.executemany(
            "INSERT INTO search (rowid, title, record, rome) VALUES (?, ?, ?, ?)",
            [(row, *texts(offer, named[row])) for row, offer in offers.items()],
        )


@contextmanager
def writing(folder: Path, corpus: Path, timeout: float = 300) -> Iterator[Writer]:
    """Write a copy of the store of `folder` and put it in service at the end; raise `CatalogueError` when busy.

    Whatever interrupts the writer leaves the store as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / LOCK, timeout=timeout):
            for left in folder.glob(f"{NAME}.*"):
                left.unlink()
            draft = folder / f"{NAME}.{uuid.uuid4().hex[:8]}"
            try:
                yield from _draft(draft, folder / NAME, corpus)
                draft.replace(folder / NAME)
            finally:
                draft.unlink(missing_ok=True)
    except Timeout as error:
        raise CatalogueError("Un autre import est en cours sur ce catalogue : réessayez quand il sera fini.") from error


def ensure(folder: Path, corpus: Path) -> Path:
    """Return the store of `folder`, made or renewed where the offers of the corpus have changed since."""
    if read_meta(folder / NAME) != _wanted(corpus):
        with writing(folder, corpus):
            pass
    return folder / NAME


def read_meta(path: Path) -> dict[str, str] | None:
    """Return what a store was made from; None where it is missing or unreadable."""
    if not path.exists():
        return None
    try:
        with closing(connect(path)) as database:
            return dict(database.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return None


def connect(path: Path) -> sqlite3.Connection:
    """Open a store for reading; any thread may use the connection, one at a time."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _draft(draft: Path, current: Path, corpus: Path) -> Iterator[Writer]:
    """Yield a writer on a copy of `current` that holds the corpus as it is now, and commit."""
    meta, wanted = read_meta(current), _wanted(corpus)
    offers, trades = shipped.load_offers(corpus), Trades.load(corpus)
    same_schema = meta is not None and meta.get("schema") == wanted["schema"]
    if same_schema:
        shutil.copyfile(current, draft)
    with closing(sqlite3.connect(draft)) as database:
        # the draft is worthless until it is whole, so nothing needs to survive a crash before that
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000;")
        if not same_schema:
            database.executescript(_TABLES)
        writer = Writer(database, trades)
        if meta and not same_schema:
            writer.add(_imported(current))
        if meta != wanted:
            _renew(database, writer, offers, wanted)
        yield writer
        database.execute("ANALYZE offers")
        database.commit()


def _renew(database: sqlite3.Connection, writer: Writer, offers: list[Offer], wanted: dict[str, str]) -> None:
    """Replace the corpus offers of a draft and note what they were made from."""
    writer.remove_corpus()
    writer.add(offers)
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(wanted.items()))


def _imported(path: Path) -> Iterator[Offer]:
    """Yield the offers that were imported into a store of an older schema; those it can no longer read are lost."""
    with closing(connect(path)) as database:
        for (body,) in database.execute("SELECT body FROM offers WHERE source <> ? ORDER BY row", (CORPUS,)):
            with suppress(ValidationError):
                yield Offer.model_validate_json(body)


def _marks(values: Sequence[object]) -> str:
    """Return as many placeholders as there are values."""
    return ", ".join("?" * len(values))


def _wanted(corpus: Path) -> dict[str, str]:
    """Return what a fresh store of `corpus` says of itself."""
    return {"schema": str(SCHEMA), "corpus": shipped.fingerprint(corpus)}

"""Where an offer stands among the choices that people filter by: one small row beside its record, one cell for many."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from itertools import chain

from ingestion.catalogue.models import Offer
from ingestion.catalogue.normalise import days
from ingestion.catalogue.rows import entry
from ingestion.catalogue.trades import Trade
from ingestion.french import fold

#: Value of a choice on which an offer says nothing.
UNKNOWN = ""
#: Upper ends of the steps of duration, in training days, and of price, in the offer's own currency; beyond: `MORE`.
DAY_STEPS, PRICE_STEPS, MORE = (1, 3, 5, 20), (0, 500, 1500, 5000), "more"
#: The choices, in the order in which people are asked. An offer may stand under several values of one choice.
CHOICES = (
    "kind", "training", "aims", "mode", "duration", "territory", "asks", "certification", "cost", "sectors", "origin",
)  # fmt: skip
#: Letters of a name that sorting looks at.
SORTED_LETTERS = 40
TABLES = """
CREATE TABLE cells (cell INTEGER PRIMARY KEY, key TEXT UNIQUE);
CREATE TABLE places (row INTEGER PRIMARY KEY, cell INTEGER, title, provider, mode, territory, certification, days, price, checked);
CREATE TABLE place_trades (trade TEXT, row INTEGER, cell INTEGER, PRIMARY KEY (trade, row)) WITHOUT ROWID;
CREATE INDEX place_trades_row ON place_trades (row);
"""

Cell = dict[str, tuple[str, ...]]


def cell_of(offer: Offer) -> Cell:
    """Return the values of an offer under every choice; `UNKNOWN` where it says nothing."""
    lasting = days(offer.hours, offer.months, offer.duration_text)
    values = {
        "kind": (offer.kind,),
        "training": (offer.training or UNKNOWN,),
        "aims": offer.aims or (UNKNOWN,),
        "mode": (offer.mode or UNKNOWN,),
        "duration": (step(lasting, DAY_STEPS),),
        "territory": (offer.territory or UNKNOWN,),
        "asks": (asks(offer),),
        "certification": (offer.certification.kind if offer.certification else UNKNOWN,),
        "cost": (step(offer.price, PRICE_STEPS),),
        "sectors": tuple(sorted(set(offer.sectors))) or (UNKNOWN,),
        "origin": (offer.source,),
    }
    return {name: values[name] for name in CHOICES}


def step(value: float | None, steps: Sequence[int]) -> str:
    """Return the smallest step that a quantity does not exceed."""
    if value is None:
        return UNKNOWN
    return next((str(end) for end in steps if value <= end), MORE)


def asks(offer: Offer) -> str:
    """Return whether an offer asks for something at the entry: « none », « some », or unknown."""
    asked = offer.prerequisites
    if entry(offer) == "aucun":
        return "none"
    demands = (asked.text, entry(offer), asked.years_experience, asked.education, asked.offers)
    return "some" if any(demands) else UNKNOWN


def put_places(
    database: sqlite3.Connection, offers: Mapping[int, Offer], trades: Mapping[int, Sequence[Trade]]
) -> None:
    """Write where offers stand, and the trades that they name or are coded for, in the place of what was there."""
    remove_places(database, list(offers))
    keys = {row: json.dumps(list(cell_of(offer).values())) for row, offer in offers.items()}
    database.executemany("INSERT OR IGNORE INTO cells (key) VALUES (?)", [(key,) for key in set(keys.values())])
    database.executemany(
        "INSERT INTO places VALUES (?, (SELECT cell FROM cells WHERE key = ?), ?, ?, ?, ?, ?, ?, ?, ?)",
        [(row, keys[row], *_sorted(offer)) for row, offer in offers.items()],
    )
    tags = chain.from_iterable(((trade.names[0], row, row) for trade in named) for row, named in trades.items())
    database.executemany(
        "INSERT OR IGNORE INTO place_trades VALUES (?, ?, (SELECT cell FROM places WHERE row = ?))", tags
    )


def remove_places(database: sqlite3.Connection, rows: Sequence[int]) -> None:
    """Take offers out of their places."""
    for table in ("places", "place_trades"):
        database.executemany(f"DELETE FROM {table} WHERE row = ?", [(row,) for row in rows])


def read_cell(key: str) -> Cell:
    """Return a cell as it was before it was written."""
    return dict(zip(CHOICES, map(tuple, json.loads(key)), strict=True))


def _sorted(offer: Offer) -> tuple[object, ...]:
    """Return what offers are sorted by, in the order of the columns; None sorts last."""
    return (
        fold(offer.title)[:SORTED_LETTERS],
        fold(offer.provider)[:SORTED_LETTERS] or None,
        offer.mode,
        offer.territory,
        offer.certification.kind if offer.certification else None,
        days(offer.hours, offer.months, offer.duration_text),
        offer.price,
        offer.checked_on.isoformat() if offer.checked_on else None,
    )

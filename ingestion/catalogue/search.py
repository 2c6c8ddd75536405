"""Finds offers by words and filters together, in one SQL query over the store."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field
from rapidfuzz import fuzz, process

from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.places import Cell, read_cell
from ingestion.catalogue.query import GENERIC, Filters, understand
from ingestion.catalogue.store import connect
from ingestion.catalogue.trades import Trade, Trades
from ingestion.french import STOP_WORDS, stem, stems, words
from ingestion.models import Strict

#: A title says more of an offer than its programme; a ROME code as much as a title.
WEIGHTS = "8.0, 1.0, 8.0"
#: How much of its score an offer loses for each filter it says nothing on.
UNKNOWN_COSTS = 0.2
#: Below this share of equal letters, a word is another word and not a typing error.
SAME_WORD = 80


class Found(Strict):
    """One offer of a search."""

    offer: Offer
    score: float = Field(description="BM25, higher is better; 0 where only filters were given")
    unknown: tuple[str, ...] = Field(default=(), description="Filters on which the offer says nothing")


class Search(Strict):
    """What was understood of a request, and what it found."""

    text: str
    filters: Filters
    trades: tuple[str, ...] = Field(default=(), description="Trades that were recognised, by the words naming them")
    corrected: dict[str, str] = Field(default_factory=dict, description="Mistyped word → word that was searched")
    total: int = Field(description="How many offers fit")
    results: tuple[Found, ...] = ()


class Asked(Strict):
    """A request as it was understood: filters, and the full-text queries to try one after the other."""

    text: str
    filters: Filters
    trades: tuple[str, ...] = ()
    corrected: dict[str, str] = Field(default_factory=dict)
    matches: tuple[str, ...] = Field(
        default=(), description="For every group of terms, then for any; none without words"
    )


class Catalogue:
    """A store opened for searching; threads may share it."""

    def __init__(self, path: Path, trades: Trades) -> None:
        self._database = connect(path)
        self._trades = trades
        self._names = trades.vocabulary()
        self._lock = threading.Lock()
        # the file never changes while it is open: an import puts another one in its place
        self._counted = lru_cache(maxsize=256)(lambda sql, values: dict(self.rows(sql, values)))

    def understood(self, asked: str, filters: Filters | None = None) -> Asked:
        """Return what a request asks for; the filters given win over those read from the text."""
        query = understand(asked)
        merged = query.filters.model_dump(exclude_defaults=True) | (filters or Filters()).model_dump(
            exclude_defaults=True
        )
        corrected, text = self._corrected(query.text)
        named = self._trades.find(text)
        groups = ["(" + " OR ".join(f'"{term}"' for term in group) + ")" for group in term_groups(text, named)]
        return Asked(
            text=query.text,
            filters=Filters.model_validate(merged),
            trades=tuple(dict.fromkeys(name for _, name in named)),
            corrected=corrected,
            matches=tuple(dict.fromkeys([" AND ".join(groups), " OR ".join(groups)])) if groups else (),
        )

    def search(self, asked: str, limit: int = 10, filters: Filters | None = None) -> Search:
        """Return the offers nearest to `asked`; the filters given win over those read from the text."""
        wanted = self.understood(asked, filters)
        total, found = self._tried(wanted, limit)
        told = wanted.model_dump(exclude={"matches", "filters"})
        return Search(**told, filters=wanted.filters, total=total, results=tuple(found))

    def get(self, identifier: str) -> Offer:
        """Return one offer; raise `CatalogueError` where there is none of that id."""
        rows = self.rows("SELECT body FROM offers WHERE id = ?", (identifier,))
        if not rows:
            raise CatalogueError(
                f"Aucune offre n’a l’identifiant « {identifier} » : cherchez-la avec « offers search »."
            )
        return Offer.model_validate_json(rows[0][0])

    def offers(self, rows: Sequence[int]) -> list[Offer]:
        """Return the offers of some rows, in their order; a few at a time."""
        found = dict(
            self.rows(f"SELECT row, body FROM offers WHERE row IN ({', '.join('?' * len(rows))})", rows) if rows else ()
        )
        return [Offer.model_validate_json(found[row]) for row in rows if row in found]

    def counted(self, sql: str, values: Sequence[object]) -> dict[Any, int]:
        """Return value → count of a statement; kept for the next reader who asks the same."""
        return self._counted(sql, tuple(values))

    @cached_property
    def cells(self) -> dict[int, Cell]:
        """Every combination of choices that the store has ever held."""
        return {cell: read_cell(key) for cell, key in self.rows("SELECT cell, key FROM cells", ())}

    def trade_names(self) -> dict[str, str]:
        """Return first name → both names of every trade, in alphabetical order."""
        pairs = ((trade.names[0], " / ".join(trade.names[:2])) for trade in self._trades.trades)
        return dict(sorted(pairs, key=lambda pair: words(pair[0])))

    def every(self) -> Iterator[Offer]:
        """Yield every offer in a stable order, a page at a time, so that memory does not grow with the catalogue."""
        last = 0
        while page := self.rows("SELECT row, body FROM offers WHERE row > ? ORDER BY row LIMIT 1000", (last,)):
            last = page[-1][0]
            yield from (Offer.model_validate_json(body) for _, body in page)

    def count(self) -> int:
        """Return how many offers the store holds."""
        return int(self.rows("SELECT count(*) FROM offers", ())[0][0])

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _tried(self, wanted: Asked, limit: int) -> tuple[int, list[Found]]:
        """Return the offers that hold every group of terms, or, where none does, those that hold any."""
        for match in wanted.matches or (None,):
            total, found = self._select(match, wanted.filters, limit)
            if found:
                break
        return total, found

    def _select(self, match: str | None, filters: Filters, limit: int) -> tuple[int, list[Found]]:
        """Run one query; the filters keep what is unknown."""
        conditions, values, unknown = _conditions(filters)
        silent = " + ".join(f"({column} IS NULL)" for column in unknown.values()) or "0"
        where = " AND ".join([*conditions, "search MATCH ?"] if match else conditions) or "1"
        values = [*values, match] if match else values
        table = "search JOIN offers ON offers.row = search.rowid" if match else "offers"
        score = f"-bm25(search, {WEIGHTS}) * (1 - {UNKNOWN_COSTS} * min(4, {silent}))" if match else "0.0"
        order = "1 DESC, id" if match else f"0 + {silent}, row"
        total = self.rows(f"SELECT count(*) FROM {table} WHERE {where}", values)[0][0]
        rows = self.rows(
            f"SELECT {score}, offers.row FROM {table} WHERE {where} ORDER BY {order} LIMIT {int(limit)}", values
        )
        return total, [self._found(row, value, unknown) for value, row in rows]

    def _found(self, row: int, score: float, unknown: dict[str, str]) -> Found:
        """Return one row as a result."""
        names = list(unknown)
        columns = "".join(f", {column}" for column in unknown.values())
        body, *values = self.rows(f"SELECT body{columns} FROM offers WHERE row = ?", (row,))[0]
        missing = tuple(name for name, value in zip(names, values, strict=True) if value is None)
        return Found(offer=Offer.model_validate_json(body), score=round(score, 3), unknown=missing)

    def _corrected(self, text: str) -> tuple[dict[str, str], str]:
        """Return the typing errors of `text` with what stands for them, and the text put right."""
        corrected = {}
        for word in words(text):
            if len(word) < 4 or word in STOP_WORDS or word in GENERIC or self._known(word):
                continue
            best = process.extractOne(word, self._spellings, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
            if best:
                corrected[word] = best[0]
        return corrected, " ".join(corrected.get(word, word) for word in words(text)) if corrected else text

    def _known(self, word: str) -> bool:
        """Tell whether some offer or trade holds a folded word."""
        return word in self._names or stem(word) in self._stems

    @cached_property
    def _stems(self) -> frozenset[str]:
        """Every stem that the offers hold."""
        return frozenset(term for (term,) in self.rows("SELECT term FROM vocabulary", ()))

    @cached_property
    def _spellings(self) -> list[str]:
        """The words that a mistyped one is compared with: names of trades, then stems."""
        return sorted(self._names) + sorted(term for term in self._stems if len(term) > 3 and term.isalpha())

    def rows(self, sql: str, values: Sequence[object]) -> list[tuple]:
        """Return all rows of a statement; one thread at a time, as SQLite connections want it."""
        with self._lock:
            try:
                return self._database.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise CatalogueError(
                    "Le catalogue est illisible : supprimez catalogue.sqlite dans le dossier de l’index, il sera refait."
                ) from error


def term_groups(text: str, named: Sequence[tuple[Trade, str]]) -> list[list[str]]:
    """Return groups of stems, of which an offer should hold one each: a trade with all its names, then single words.

    `named` are the trades of `text` with the folded words that name them.
    """
    by_name: dict[str, list[Trade]] = {}
    for trade, name in named:
        by_name.setdefault(name, []).append(trade)
    covered = {word for name in by_name for word in name.split()}
    groups = [_trade_terms(trades, name) for name, trades in by_name.items()]
    rest = [word for word in words(text) if word not in covered and word not in STOP_WORDS and word not in GENERIC]
    return groups + [[stem(word)] for word in dict.fromkeys(rest)]


def _trade_terms(trades: Sequence[Trade], name: str) -> list[str]:
    """Return what offers for a trade hold: its codes, and its names and activities as phrases of stems."""
    codes = [trade.rome[0].lower() for trade in trades]
    phrases = [every for trade in trades for every in (*trade.names, *trade.activities)]
    return list(dict.fromkeys([*codes, " ".join(stems(name)), *(" ".join(stems(phrase)) for phrase in phrases)]))


def _conditions(filters: Filters) -> tuple[list[str], list[object], dict[str, str]]:
    """Return SQL conditions, their values, and the column behind each filter that may be unknown."""
    checks: list[tuple[str, str, str, object]] = [
        ("mode", "mode", "= ?", filters.mode),
        ("days_max", "days", "<= ?", filters.days_max),
        ("days_below", "days", "< ?", filters.days_below),
        ("price_max", "price", "<= ?", filters.price_max),
        ("no_prerequisites", "entry", "= ?", "aucun" if filters.no_prerequisites else None),
        ("training", "training", "= ?", filters.training),
        # what is in Occitanie is in France
        (
            "territory",
            "territory",
            "IN (?, 'occitanie')" if filters.territory == "france" else "= ?",
            filters.territory,
        ),
    ]
    conditions, values, unknown = [], [], {}
    for name, column, test, value in checks:
        if value is not None:
            conditions.append(f"({column} {test} OR {column} IS NULL)")
            values.append(value)
            unknown[name] = column
    if filters.certification:
        one = "certification NOT IN ('none', 'attestation')" if filters.certification == "any" else "certification = ?"
        conditions.append(f"({one} OR certification IS NULL)")
        values += [] if filters.certification == "any" else [filters.certification]
        unknown["certification"] = "certification"
    return conditions, values, unknown

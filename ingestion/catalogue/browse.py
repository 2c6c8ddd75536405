"""Browses the catalogue: words and choices together, how many offers each choice leaves, sorted, a page at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import Field

from ingestion.catalogue.models import Offer
from ingestion.catalogue.normalise import HOURS_A_DAY
from ingestion.catalogue.places import CHOICES, UNKNOWN, Cell, cell_of
from ingestion.catalogue.query import Filters
from ingestion.catalogue.search import UNKNOWN_COSTS, WEIGHTS, Asked, Catalogue
from ingestion.models import Strict

Order = Literal["title", "provider", "duration", "mode", "territory", "price", "certification", "checked"]
ORDERS: dict[str, str] = {
    "title": "title", "provider": "provider", "duration": "days", "mode": "mode", "territory": "territory",
    "price": "price", "certification": "certification", "checked": "checked",
}  # fmt: skip
PAGE = 25
_AMONG = "cell IN (SELECT value FROM json_each(?))"


class Wanted(Strict):
    """What a reader asks of the catalogue."""

    text: str = ""
    choices: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="A key of `CHOICES` → the values wanted, any of them; `UNKNOWN` is one too"
    )
    trade: str = Field(default="", description="First name of a trade, as in trades.yaml")
    hours_max: float | None = Field(default=None, gt=0, description="An offer that does not say stays in, behind")
    price_max: float | None = Field(default=None, ge=0, description="In the offer's currency; unknown stays in, behind")
    order: Order | None = Field(default=None, description="None: nearest to the text first")
    descending: bool = False
    page: int = Field(default=1, ge=1)


class Row(Strict):
    """One offer of a page."""

    offer: Offer
    unknown: tuple[str, ...] = Field(default=(), description="Filters on which the offer says nothing")


class Page(Strict):
    """A page of the catalogue, and what each choice would leave of it."""

    asked: str = Field(description="What is left of the text once filters were read from it")
    filters: Filters = Field(description="Filters read from the text, or given as quantities")
    trades: tuple[str, ...] = ()
    corrected: dict[str, str] = Field(default_factory=dict)
    total: int
    page: int
    pages: int
    rows: tuple[Row, ...] = ()
    counts: dict[str, dict[str, int]] = Field(description="Choice → value → offers left, given everything else")
    trade_counts: dict[str, int] = Field(description="Trade → offers left, given everything else")


def browse(catalogue: Catalogue, wanted: Wanted) -> Page:
    """Return a page of offers; one beyond the last is the last."""
    days_max = None if wanted.hours_max is None else wanted.hours_max / HOURS_A_DAY
    given = {"days_max": days_max, "price_max": wanted.price_max}
    asked = catalogue.understood(wanted.text, Filters.model_validate(given))
    scope, cube = _scope(catalogue, asked, wanted.trade)
    left = _left(catalogue, cube, asked.filters)
    shown = {cell: silent for cell, silent in left.items() if _fits(catalogue.cells[cell], wanted.choices)}
    total = sum(cube[cell] for cell in shown)
    pages = max(1, -(-total // PAGE))
    page = min(wanted.page, pages)
    everything = shown.keys() == cube.keys() and not any(shown.values())
    return Page(
        asked=asked.text,
        filters=asked.filters,
        trades=asked.trades,
        corrected=asked.corrected,
        total=total,
        page=page,
        pages=pages,
        rows=tuple(_rows(catalogue, scope, None if everything else shown, wanted, page)) if total else (),
        counts=_counts({cell: cube[cell] for cell in left}, catalogue.cells, wanted.choices),
        trade_counts=_trade_counts(catalogue, asked, wanted.choices),
    )


class _Scope(Strict):
    """The offers that text, quantities and trade leave, as SQL over `places`."""

    table: str
    where: str
    values: tuple[object, ...]
    matched: bool
    filters: Filters


def _scope(catalogue: Catalogue, asked: Asked, trade: str) -> tuple[_Scope, Mapping[int, int]]:
    """Return where to look and how many offers each cell has there: with every word, or else with any."""
    for match in asked.matches or [None]:
        scope = _narrowed(match, asked.filters, trade)
        cube = catalogue.counted(
            f"SELECT cell, count(*) FROM {scope.table} WHERE {scope.where} GROUP BY cell", scope.values
        )
        if cube:
            break
    return scope, cube


def _narrowed(match: str | None, filters: Filters, trade: str) -> _Scope:
    """Return the scope of one full-text query; what does not say how long or how much stays."""
    table, conditions = "places", list[str]()
    values: list[object] = []
    for column, test, value in (
        ("days", "<=", filters.days_max), ("days", "<", filters.days_below), ("price", "<=", filters.price_max)
    ):  # fmt: skip
        if value is not None:
            conditions.append(f"({column} {test} ? OR {column} IS NULL)")
            values.append(value)
    if trade:
        conditions.append("places.row IN (SELECT row FROM place_trades WHERE trade = ?)")
        values.append(trade)
    if match:
        table = "search JOIN places ON places.row = search.rowid"
        conditions.append("search MATCH ?")
        values.append(match)
    where = " AND ".join(conditions) or "1"
    return _Scope(table=table, where=where, values=tuple(values), matched=bool(match), filters=filters)


def _left(catalogue: Catalogue, cube: Mapping[int, int], filters: Filters) -> dict[int, int]:
    """Return the cells that the filters read from the text leave, each with on how many of them it says nothing."""
    found = {cell: _silent(catalogue.cells[cell], filters) for cell in cube}
    return {cell: silent for cell, silent in found.items() if silent is not None}


def _silent(cell: Cell, filters: Filters) -> int | None:
    """Return on how many of the filters read from the text a cell says nothing; None where it fails one."""
    certified = {"any": ("rncp", "rs", "diplome"), None: ()}.get(filters.certification, (filters.certification,))
    wanted: dict[str, tuple[str | None, ...]] = {
        "mode": (filters.mode,) if filters.mode else (),
        "asks": ("none",) if filters.no_prerequisites else (),
        "training": (filters.training,) if filters.training else (),
        # what is in Occitanie is in France
        "territory": ("france", "occitanie") if filters.territory == "france" else (filters.territory or None,),
        "certification": certified,
    }
    told = [(cell[name], values) for name, values in wanted.items() if any(values)]
    if any(value != (UNKNOWN,) and not set(value) & set(values) for value, values in told):
        return None
    return sum(value == (UNKNOWN,) for value, _ in told)


def _fits(cell: Cell, choices: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a cell has a wanted value under every choice."""
    return all(not wanted or set(wanted) & set(cell[name]) for name, wanted in choices.items())


def _counts(
    cube: Mapping[int, int], cells: Mapping[int, Cell], choices: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, int]]:
    """Return how many offers each value of each choice leaves, given the other choices."""
    counted: dict[str, Counter[str]] = {name: Counter() for name in CHOICES}
    for cell, count in cube.items():
        values = cells[cell]
        failed = [name for name, wanted in choices.items() if wanted and not set(values[name]) & set(wanted)]
        for name in CHOICES:
            if not failed or failed == [name]:
                for value in values[name]:
                    counted[name][value] += count
    return {name: dict(counter) for name, counter in counted.items()}


def _trade_counts(catalogue: Catalogue, asked: Asked, choices: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return how many offers each trade leaves, given everything but the trade."""
    scope, cube = _scope(catalogue, asked, "")
    left = _left(catalogue, cube, asked.filters)
    cells = [cell for cell in left if _fits(catalogue.cells[cell], choices)]
    table, where, values = "place_trades", scope.where, scope.values
    if values:
        table = f"{scope.table} JOIN place_trades ON place_trades.row = places.row"
    if len(cells) < len(cube):
        where, values = f"{where} AND place_trades.{_AMONG}", (*values, json.dumps(cells))
    return dict(catalogue.counted(f"SELECT trade, count(*) FROM {table} WHERE {where} GROUP BY trade", values))


def _rows(catalogue: Catalogue, scope: _Scope, shown: Mapping[int, int] | None, wanted: Wanted, page: int) -> list[Row]:
    """Return the offers of one page, those that say less behind."""
    where, values = scope.where, list(scope.values)
    silent = ["0", "0", *(f"({column} IS NULL)" for column in _quantities(scope.filters))]
    if shown is not None:
        where, values = f"{where} AND places.{_AMONG}", [*values, json.dumps(list(shown))]
    if wanted.order:
        column = f"places.{ORDERS[wanted.order]}"
        order = f"{column} IS NULL, {column}{' DESC' if wanted.descending else ''}, places.title"
    else:
        for level in sorted(set((shown or {}).values()) - {0}):
            silent.append(f"{level} * (places.{_AMONG})")
            values.append(json.dumps([cell for cell, value in (shown or {}).items() if value == level]))
        order = behind = " + ".join(silent)
        if scope.matched:
            order = f"-bm25(search, {WEIGHTS}) * (1 - {UNKNOWN_COSTS} * min(4, {behind})) DESC"
    rows = catalogue.rows(
        f"SELECT places.row FROM {scope.table} WHERE {where} ORDER BY {order}, places.row LIMIT ? OFFSET ?",
        [*values, PAGE, (page - 1) * PAGE],
    )
    offers = catalogue.offers([row for (row,) in rows])
    return [Row(offer=offer, unknown=_unsaid(offer, scope.filters)) for offer in offers]


def _quantities(filters: Filters) -> list[str]:
    """Return the columns of quantities that filters ask for."""
    asked = {"days": filters.days_max or filters.days_below, "price": filters.price_max}
    return [column for column, value in asked.items() if value is not None]


def _unsaid(offer: Offer, filters: Filters) -> tuple[str, ...]:
    """Return the filters on which an offer says nothing."""
    cell = cell_of(offer)
    behind = {
        "mode": "mode", "days_max": "duration", "days_below": "duration", "price_max": "cost",
        "no_prerequisites": "asks", "certification": "certification", "training": "training", "territory": "territory",
    }  # fmt: skip
    return tuple(name for name in filters.model_dump(exclude_defaults=True) if cell[behind[name]] == (UNKNOWN,))

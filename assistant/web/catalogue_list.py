"""The list of the page « Catalogue » as its templates take it: choices with their counts, rows, sorting, pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from assistant.models import Record
from assistant.web.catalogue_facts import Teller
from assistant.web.catalogue_visit import MOST_PICKS, NAMES, UNSAID, Visit, address
from ingestion.catalogue.browse import Page
from ingestion.catalogue.models import Offer
from ingestion.catalogue.normalise import HOURS_A_DAY
from ingestion.catalogue.places import CHOICES, UNKNOWN

#: The columns of the table, and choices that are open before anybody asks.
COLUMNS = ("title", "duration", "mode", "territory", "price", "certification")
OPEN = frozenset({"kind", "training", "aims", "mode"})
#: Choices that are left out where all offers are alike.
SAME = frozenset({"origin"})


class Option(Record):
    """A value of a choice and how many offers it leaves."""

    value: str
    label: str
    count: int
    chosen: bool = False
    unknown: bool = False


class Choice(Record):
    """A group of values to filter by."""

    name: str = Field(description="As it stands in an address")
    key: str
    label: str
    options: list[Option]
    open: bool = False


class Column(Record):
    """A head of the table."""

    key: str
    label: str
    sorted: str = Field(default="none", description="ascending, descending or none")
    href: str = Field(description="The same page sorted by this column, the other way round where it is already")


class Line(Record):
    """An offer as a row of the table."""

    id: str
    title: str
    provider: str
    kind: str
    cells: dict[str, str]
    href: str
    picked: bool
    pickable: bool
    toggled: str = Field(description="The same page with this offer taken into the selection, or out of it")


class Listing(Record):
    """Everything the list shows."""

    total: int
    page: int
    pages: int
    columns: list[Column]
    lines: list[Line]
    notes: list[str] = Field(default_factory=list, description="What was understood of the text")
    counts: str = Field(description="JSON: address name → value → count, for the choices that are already on the page")
    announcement: str
    previous: str = ""
    following: str = ""
    sorts: list[Option] = Field(default_factory=list, description="The orders of a list on a phone")


def choices_of(page: Page, visit: Visit, teller: Teller) -> list[Choice]:
    """Return the choices that part the offers at all, each value with the offers it leaves."""
    found = []
    for key in CHOICES:
        chosen = visit.wanted.choices.get(key, ())
        values = {**dict.fromkeys(chosen, 0), **page.counts[key]}
        if values.keys() <= {UNKNOWN} or (key in SAME and len(values) < 2):
            continue
        options = [
            Option(
                value=value or UNSAID,
                label=teller.named(key, value) if value else teller.words["unknown"],
                count=count,
                chosen=value in chosen,
                unknown=not value,
            )
            for value, count in sorted(values.items(), key=lambda item: _rank(key, item[0], item[1], teller))
        ]
        label = teller.words["choices"][key]
        found.append(Choice(name=NAMES[key], key=key, label=label, options=options, open=key in OPEN or bool(chosen)))
    return found


def _rank(key: str, value: str, count: int, teller: Teller) -> tuple[bool, int, int]:
    """Return where a value stands: in the order of the words, the most frequent first among others, unknown last."""
    known = list(teller.words["values"].get(key, ()))
    return value == UNKNOWN, known.index(value) if value in known else len(known), -count


def trades_of(page: Page, visit: Visit, names: Mapping[str, str]) -> list[Option]:
    """Return the trades that some offer is for."""
    return [
        Option(value=key, label=name, count=page.trade_counts.get(key, 0), chosen=key == visit.wanted.trade)
        for key, name in names.items()
        if key in page.trade_counts or key == visit.wanted.trade
    ]


def listing_of(page: Page, visit: Visit, teller: Teller, plural: Any) -> Listing:
    """Return a page of the catalogue as it is shown."""
    said = teller.words
    return Listing(
        total=page.total,
        page=page.page,
        pages=page.pages,
        columns=[_column(key, visit, teller) for key in COLUMNS],
        lines=[line_of(row.offer, visit, teller) for row in page.rows],
        notes=notes_of(page, teller),
        counts=counts_of(page),
        announcement=plural(said["found"], page.total) if page.total else said["none"],
        previous=address(visit, page=page.page - 1) if page.page > 1 else "",
        following=address(visit, page=page.page + 1) if page.page < page.pages else "",
        sorts=_sorts(visit, teller),
    )


def line_of(offer: Offer, visit: Visit, teller: Teller) -> Line:
    """Return one offer as a row."""
    cells = {name: teller.fact(offer, name).value for name in COLUMNS[1:]}
    cells["territory"] = ", ".join(dict.fromkeys(part for part in (offer.place, cells["territory"]) if part))
    cells["duration"] = (teller.fact(offer, "duration").parts or [""])[0]
    cells["price"] = (teller.fact(offer, "price").parts or [""])[0]
    picked = offer.id in visit.picks
    return Line(
        id=offer.id,
        title=offer.title,
        provider=offer.provider,
        kind=offer.kind,
        cells=cells,
        href=address(visit, offer=offer.id, comparing=False),
        picked=picked,
        pickable=picked or len(visit.picks) < MOST_PICKS,
        toggled=address(visit, picks=toggled(visit.picks, offer.id)),
    )


def toggled(picks: tuple[str, ...], identifier: str) -> tuple[str, ...]:
    """Return a selection with an offer taken in, or out; a full one takes none in."""
    if identifier in picks:
        return tuple(one for one in picks if one != identifier)
    return (*picks, identifier)[:MOST_PICKS]


def counts_of(page: Page) -> str:
    """Return how many offers each choice would leave, under the names of an address."""
    counts = {NAMES[key]: {value or UNSAID: count for value, count in page.counts[key].items()} for key in CHOICES}
    return json.dumps({**counts, "metier": page.trade_counts}, ensure_ascii=False)


def notes_of(page: Page, teller: Teller) -> list[str]:
    """Return what was understood of the text, in sentences."""
    said, read = teller.words, teller.words["read"]
    notes = [said["corrected"].format(word=word, read=other) for word, other in page.corrected.items()]
    if page.trades:
        notes.append(said["read_trades"].format(trades=", ".join(page.trades)))
    filters = []
    for name, value in page.filters.model_dump(exclude_defaults=True).items():
        if name in {"days_max", "days_below"}:
            shown = teller.number(round(value * HOURS_A_DAY, 1))
        elif name == "price_max":
            shown = teller.number(value)
        elif name == "certification" and value == "any":
            shown = read["any"]
        else:
            shown = "" if name == "no_prerequisites" else teller.named(name, value).lower()
        filters.append(read[name].format(value=shown))
    return [*notes, said["understood"].format(filters=", ".join(filters))] if filters else notes


def _column(key: str, visit: Visit, teller: Teller) -> Column:
    wanted = visit.wanted
    now = "none" if wanted.order != key else "descending" if wanted.descending else "ascending"
    href = address(visit, order=key, descending=now == "ascending", page=1)
    return Column(key=key, label=teller.words["columns"][key], sorted=now, href=href)


def _sorts(visit: Visit, teller: Teller) -> list[Option]:
    said, wanted = teller.words, visit.wanted
    first = said["closest"] if wanted.text else said["nearest"]
    options = [Option(value=address(visit, order=None, page=1), label=first, count=0, chosen=wanted.order is None)]
    for key in COLUMNS:
        for descending in (False, True):
            label = said["sort_descending" if descending else "sort_ascending"].format(name=said["columns"][key])
            chosen = (wanted.order, wanted.descending) == (key, descending)
            href = address(visit, order=key, descending=descending, page=1)
            options.append(Option(value=href, label=label, count=0, chosen=chosen))
    return options

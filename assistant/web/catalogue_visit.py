"""What a reader has asked of the page « Catalogue », as its address says it: every view can be linked and gone back to."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode

from pydantic import Field

from assistant.models import Record
from ingestion.catalogue.browse import ORDERS, Wanted
from ingestion.catalogue.places import UNKNOWN

#: Choice → its name in an address.
NAMES = {
    "kind": "type", "training": "formation", "aims": "visee", "mode": "modalite", "duration": "duree",
    "territory": "territoire", "asks": "prerequis", "certification": "certification", "cost": "prix",
    "sectors": "secteur", "origin": "origine",
}  # fmt: skip
#: How an address writes « not stated ».
UNSAID = "non-indique"
#: Offers that are compared at most, characters of a search that are read, and values of one choice.
MOST_PICKS, LONGEST_TEXT, MOST_VALUES = 4, 300, 40


class Visit(Record):
    """One view of the page."""

    wanted: Wanted = Wanted()
    offer: str = Field(default="", description="Id of the offer whose record is open")
    picks: tuple[str, ...] = Field(default=(), description="Ids of the offers to compare")
    comparing: bool = False

    @property
    def filters(self) -> int:
        """How many filters are set, the text aside."""
        asked = self.wanted
        return sum(map(len, asked.choices.values())) + sum(
            value not in (None, "") for value in (asked.trade, asked.hours_max, asked.price_max)
        )


def read_visit(address: object) -> Visit:
    """Return the view of an address's query (« ?q=montage&modalite=distance »); what makes no sense in it is left out."""
    query = address if isinstance(address, str) else ""
    given = parse_qs(query.lstrip("?")[:4_000], keep_blank_values=False)
    first = {name: values[0].strip() for name, values in given.items()}
    order = first.get("tri", "")
    choices = {
        choice: tuple(dict.fromkeys(UNKNOWN if value == UNSAID else value for value in given[name][:MOST_VALUES]))
        for choice, name in NAMES.items()
        if name in given
    }
    wanted = Wanted.model_validate(
        {
            "text": first.get("q", "")[:LONGEST_TEXT],
            "choices": choices,
            "trade": first.get("metier", ""),
            "hours_max": _number(first.get("heures")) or None,
            "price_max": _number(first.get("budget")),
            "order": order if order in ORDERS else None,
            "descending": first.get("sens") == "desc",
            "page": int(_number(first.get("page")) or 1),
        }
    )
    picks = tuple(dict.fromkeys(one for one in first.get("choix", "").split(",") if one))[:MOST_PICKS]
    return Visit(wanted=wanted, offer=first.get("offre", ""), picks=picks, comparing=first.get("vue") == "comparer")


def address(visit: Visit, **changes: Any) -> str:
    """Return the query of a view with some of its fields, or of those of what is wanted, changed."""
    own = {name: value for name, value in changes.items() if name in Visit.model_fields}
    inner = {name: value for name, value in changes.items() if name not in own}
    visit = visit.model_copy(update=own)
    wanted = visit.wanted.model_copy(update=inner)
    pairs = [("q", wanted.text), ("metier", wanted.trade)]
    pairs += [(NAMES[name], value or UNSAID) for name, values in wanted.choices.items() for value in values]
    pairs += [("heures", _written(wanted.hours_max)), ("budget", _written(wanted.price_max))]
    if wanted.order:
        pairs += [("tri", wanted.order), ("sens", "desc" if wanted.descending else "")]
    pairs += [("page", str(wanted.page) if wanted.page > 1 else ""), ("choix", ",".join(visit.picks))]
    pairs += [("offre", visit.offer), ("vue", "comparer" if visit.comparing else "")]
    return "?" + urlencode([(name, value) for name, value in pairs if value], safe=",/")


def _number(text: str | None) -> float | None:
    """Return a positive or null number as people type it; None for anything else."""
    try:
        value = float((text or "").replace(",", ".").replace("\u202f", "").replace(" ", ""))
    except ValueError:
        return None
    return value if 0 <= value < 1e9 else None


def _written(value: float | None) -> str:
    """Return a number as it stands in an address."""
    return "" if value is None else f"{value:g}"

"""Two records of the same offer made one: the first stays, the second fills what it left unknown."""

from __future__ import annotations

from ingestion.catalogue.models import Offer

_OWN = frozenset({"id", "source", "source_ref"})
_JOINED = ("starts", "rome", "trades", "financing")


def merge(first: Offer, second: Offer) -> Offer:
    """Return `first` with what only `second` tells; dates of sessions, trades and financing are joined."""
    filled = {
        name: getattr(second, name)
        for name, field in Offer.model_fields.items()
        if name not in _OWN and getattr(first, name) == field.get_default(call_default_factory=True)
    }
    for name in _JOINED:
        both = dict.fromkeys((*getattr(first, name), *getattr(second, name)))
        filled[name] = tuple(sorted(both) if name == "starts" else both)
    new = {name: value for name, value in filled.items() if value != getattr(first, name)}
    return first.model_copy(update=new) if new else first

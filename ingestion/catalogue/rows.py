"""How an offer lies in the store: its filter columns, its signature, and the stems it is found by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

from ingestion.catalogue.models import Offer
from ingestion.catalogue.normalise import days
from ingestion.catalogue.trades import Trade, Trades
from ingestion.french import fold, stems

COLUMNS = (
    "id", "signature", "source", "kind", "training", "days", "mode", "territory", "department",
    "entry", "price", "certification", "opens", "body",
)  # fmt: skip
CORPUS = "corpus"
#: A long programme adds words that match everything; its first part says what it is about.
CONTENT_CHARACTERS = 2_000


def signature(offer: Offer) -> str:
    """Return what two records of the same offer share: provider, title, mode, hours, place, price and certification.

    These are the fields by which Mon Compte Formation itself refuses a duplicate. A corpus offer is only itself.
    """
    if offer.source == CORPUS:
        return f"{CORPUS}:{offer.id}"
    certification = offer.certification.code if offer.certification else ""
    shared = (
        _folded(offer.provider), fold(offer.title), offer.mode, offer.hours, _folded(offer.place),
        offer.department, offer.price, certification, offer.language,
    )  # fmt: skip
    return digest("\x1f".join(map(str, shared)))


#: The same providers and places come back thousands of times in one import.
_folded = lru_cache(maxsize=16_384)(fold)


def digest(text: str) -> str:
    """Return 80 bits of the SHA-256 of `text`: two of a million texts share them with a chance of 1 in 10^12."""
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def columns(offer: Offer, key: str) -> tuple[object, ...]:
    """Return the values of `COLUMNS` for an offer."""
    return (
        offer.id, key, offer.source, offer.kind, offer.training,
        days(offer.hours, offer.months, offer.duration_text), offer.mode, offer.territory, offer.department,
        entry(offer), offer.price, offer.certification.kind if offer.certification else None,
        offer.opens.isoformat() if offer.opens else None,
        offer.model_dump_json(exclude_defaults=True),
    )  # fmt: skip


def entry(offer: Offer) -> str | None:
    """Return the entry step of an offer; « non spécifié » is unknown like None."""
    return None if offer.prerequisites.entry == "non-specifie" else offer.prerequisites.entry


def named_trades(offer: Offer, trades: Trades) -> list[Trade]:
    """Return the trades that an offer names in its title or as its public."""
    return [trade for trade, _ in trades.find(" ".join((offer.title, *offer.trades)))] if trades.trades else []


def texts(offer: Offer, named: Sequence[Trade]) -> tuple[str, str, str]:
    """Return the stems an offer is found by: of its title, of the rest of its record, and its ROME codes.

    `named` are the trades that it names.
    """
    rest = (
        offer.provider, *offer.trades, *offer.sectors, *offer.tools, *offer.aims, offer.place,
        offer.content[:CONTENT_CHARACTERS], *offer.outcomes, *offer.statuses, offer.note,
    )  # fmt: skip
    codes = {code.lower() for code in (*offer.rome, *(trade.rome[0] for trade in named))}
    return " ".join(stems(offer.title)), " ".join(stems(" ".join(rest))), " ".join(sorted(codes))

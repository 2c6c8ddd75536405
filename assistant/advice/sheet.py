"""An offer as advice reads it: what its record says, worked out once and kept for every profile."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.advice.lexicon import names, padded, table
from assistant.advice.trade_fit import TradeBook, key_of
from ingestion.catalogue.models import EXPECTATIONS, Aim, Expectation, Mode, Offer
from ingestion.french import fold, stems

AIMS: tuple[Aim, ...] = ("acculturation", "usage", "integration")
#: Hours of a day and of a half-day of training, and the least that a month of it and a course can be.
DAY, HALF_DAY, MONTH, LEAST = 7.0, 3.5, 4.0, 1.0
#: A long programme holds words that match every goal; its first part says what it is about.
CONTENT_CHARACTERS = 2_000
_DURATION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:a\s*(\d+(?:[.,]\d+)?)\s*)?(heures?|h|jours?|jour|mois|ans?)\b")


class Sheet:
    """An offer with what every profile asks of it. Made once an offer; nothing here depends on a person."""

    __slots__ = (
        "about", "aims", "codes", "courseless", "gains", "generates", "id", "least", "lowest", "most", "offer",
        "price", "quality", "school", "sectors", "subject", "text", "trade_keys", "trades", "ways",
    )  # fmt: skip

    def __init__(self, offer: Offer, book: TradeBook) -> None:
        self.offer = offer
        self.id = offer.id
        self.least, self.most = duration(offer)
        self.price = offer.price or 0.0
        self.gains: Mapping[Expectation, int] = {key: level.level for key, level in offer.levels.items()}
        self.aims = aims_of(offer)
        self.lowest = min((AIMS.index(aim) for aim in offer.aims), default=None)
        self.generates = generates(offer)
        self.ways: tuple[Mode, ...] = offer.modes or ((offer.mode,) if offer.mode else ())
        self.school = offer.training == "initiale"
        self.trades = book.of(offer)
        self.codes = book.codes(self.trades)
        self.trade_keys = frozenset(map(key_of, offer.trades))
        self.sectors = frozenset(offer.sectors)
        self.text = padded(offer.title, offer.provider, offer.content, *offer.tools)
        self.subject = frozenset(stems(offer.title))
        self.about = frozenset(stems(f"{offer.content[:CONTENT_CHARACTERS]} {' '.join(offer.tools)}")) - self.subject
        self.courseless = not is_step(offer)
        self.quality = sum(bool(getattr(offer, name)) for name in QUALITIES) + (self.gains.get("organisation", 0) >= 2)

    def hours(self) -> float:
        """Return the fewest hours that the offer can take, at least one."""
        return self.least or LEAST


#: What the studies ask of a good course, each a field of an offer.
QUALITIES = ("practice", "active_trainers", "law_ethics", "open_source")


def is_step(offer: Offer) -> bool:
    """Tell whether an offer is a course that a person could take.

    A need without a course, a programme reserved to people its text names and an imported course that is not about AI
    are no steps.
    """
    reserved = offer.kind == "programme" and bool(offer.prerequisites.text)
    return offer.kind != "gap" and not reserved and (offer.source == "corpus" or is_about_ai(offer))


def is_about_ai(offer: Offer) -> bool:
    """Tell whether the title or the first part of the programme of an offer names AI."""
    ai = table("lexicon")["ai"]
    return names(padded(offer.title), ai) or names(padded(offer.content[:CONTENT_CHARACTERS]), ai)


def duration(offer: Offer) -> tuple[float | None, float | None]:
    """Return the least and the most hours an offer can take, as far as its record tells."""
    if offer.hours is not None:
        return offer.hours, offer.hours
    text = fold(offer.duration_text)
    least, most = [], []
    for low, high, unit in _DURATION.findall(text):
        first, last = (float(number.replace(",", ".")) for number in (low, high or low))
        factor = DAY if unit[0] == "j" else MONTH if unit == "mois" else 12 * MONTH if unit[0] == "a" else 1
        least.append(first * factor)
        if factor in (1, DAY):
            most.append(last * factor)
    if "demi-journee" in text:
        least.append(HALF_DAY)
        most.append(HALF_DAY)
    if offer.months:
        least.append(offer.months * MONTH)
    return (max(least) if least else None), (max(most) if most and len(most) == len(least) else None)


def generates(offer: Offer) -> bool | None:
    """Tell whether an offer makes one use generative tools: what its record says, or what its title and tools name."""
    if offer.generative or names(padded(offer.title, *offer.tools), table("lexicon")["generative_tools"]):
        return True
    return offer.generative


def aims_of(offer: Offer) -> tuple[Aim, ...]:
    """Return the aims of an offer, and those before them where its levels are known: the study's aims are three degrees."""
    if not offer.aims or not any(offer.levels[key].level for key in EXPECTATIONS if key in offer.levels):
        return offer.aims
    return AIMS[: max(AIMS.index(aim) for aim in offer.aims) + 1]

"""Reads « montage, à distance, moins de 3 jours, sans prérequis » into filters and the words that are left."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from pydantic import Field

from ingestion.catalogue.models import Mode, Training
from ingestion.catalogue.normalise import DAYS_A_MONTH, DAYS_A_WEEK, HOURS_A_DAY
from ingestion.french import plain
from ingestion.models import Strict


class Filters(Strict):
    """What an offer must satisfy; None asks nothing. An offer that does not say stays in, behind, marked unknown."""

    mode: Mode | None = None
    days_max: float | None = Field(default=None, gt=0, description="Training days of 7 hours, itself included")
    days_below: float | None = Field(default=None, gt=0, description="Training days of 7 hours, itself excluded")
    price_max: float | None = Field(default=None, ge=0)
    no_prerequisites: bool = False
    certification: Literal["rncp", "rs", "any"] | None = None
    training: Training | None = None
    territory: str | None = None


class Query(Strict):
    """A search as it was understood."""

    text: str = Field(default="", description="What is left for the full-text search")
    filters: Filters = Filters()


_NUMBERS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "dix": 10}
_AMOUNT = rf"\b(\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})"
_UNITS = {"h": 1 / HOURS_A_DAY, "j": 1.0, "s": DAYS_A_WEEK, "m": DAYS_A_MONTH, "a": 12 * DAYS_A_MONTH}
_UNIT = r"(h|heures?|j|jours?|journées?|semaines?|mois|ans?|années?)\b"
_AT_MOST = r"\b(?:au plus|au maximum|maximum|max|pas plus de|jusqu'à|en)"
_MONEY = r"(?:€|euros?|eur)(?!\w)"


def _number(text: str) -> float:
    """Return a number in digits or in words."""
    return float(_NUMBERS.get(text.lower(), 0) or text.replace(",", "."))


def _days(found: re.Match[str]) -> float:
    """Return the duration that a phrase names, in training days."""
    return _number(found[1]) * _UNITS[found[2][0].lower()]


Reading = Callable[[re.Match[str]], Any]
#: Phrase → filter → value; read in this order, each at most once, and taken out of the text.
_PHRASES: tuple[tuple[str, str, Reading], ...] = (
    (rf"(?:à |pour )?(?:moins de|sous|inférieure? à) ?{_AMOUNT} ?{_UNIT}", "days_below", _days),
    (rf"(?:en )?{_AMOUNT} ?{_UNIT} ?(?:au plus|au maximum|maximum|max)\b", "days_max", _days),
    (rf"{_AT_MOST} {_AMOUNT} ?{_UNIT}", "days_max", _days),
    (rf"(?:à |pour )?(?:moins de|au plus|maximum|max|jusqu'à|pas plus de) ?{_AMOUNT} ?{_MONEY}", "price_max", lambda m: _number(m[1])),
    (rf"{_AMOUNT} ?{_MONEY} ?(?:au plus|au maximum|maximum|max)\b", "price_max", lambda m: _number(m[1])),
    (r"\b(?:gratuite?s?|gratuitement)\b", "price_max", lambda m: 0.0),
    (r"\b(?:sans|aucun) (?:aucun )?(?:pré-?requis|niveau requis)\b|\b(?:pour )?(?:grands? )?débutante?s?\b", "no_prerequisites", lambda m: True),
    (r"\b(?:mixte|hybride|présentiel et distance)\b", "mode", lambda m: "mixte"),
    (r"\bà distance\b|\ben ligne\b|\bdistanciel(?:le)?\b|\be-?learning\b|\ben visio(?:conférence)?\b", "mode", lambda m: "distance"),
    (r"\ben présentiel(?:le)?\b|\bprésentiel(?:le)?\b|\ben salle\b|\bsur place\b", "mode", lambda m: "presentiel"),
    (r"\b(?:certification |certifiée? |titre )?rncp\b", "certification", lambda m: "rncp"),
    (r"\bcertifi(?:ante?s?|ée?s?)\b|\bavec (?:une )?certification\b|\bdiplômante?s?\b", "certification", lambda m: "any"),
    (r"\bformation initiale\b", "training", lambda m: "initiale"),
    (r"\bformation continue\b", "training", lambda m: "continue"),
    (r"\b(?:en |d')?occitanie\b", "territory", lambda m: "occitanie"),
    (r"\b(?:au |du )?québec\b", "territory", lambda m: "quebec"),
)  # fmt: skip
_READERS = [(re.compile(pattern, re.IGNORECASE), name, read) for pattern, name, read in _PHRASES]
#: Words that every offer could hold; searching for them sorts nothing.
GENERIC = frozenset(
    "formation formations cours stage stages module modules cherche veux voudrais apprendre duree".split()
)


def understand(asked: str) -> Query:
    """Return the filters that a request names and the text that is left of it."""
    text, found = plain(asked), {}
    # « 3jours » and « 2 000 € » are typed as often as the correct forms
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    for pattern, name, read in _READERS:
        match = pattern.search(text)
        if match and name not in found:
            found[name] = read(match)
            text = text[: match.start()] + " , " + text[match.end() :]
    left = re.sub(r"\s*(?:,\s*)+", ", ", text).strip(" ,;.")
    return Query(text=left, filters=Filters.model_validate(found))

"""What is known of an offer, field by field, in the reader's words; what no source says is empty, never a guess."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pydantic import Field

from assistant.export.markdown import WORDS as EXPORT_WORDS
from assistant.export.markdown import long_date
from assistant.models import Record
from assistant.web.vocabulary import Vocabulary
from assistant.words import catalogue
from ingestion.catalogue.models import EXPECTATIONS, Offer
from ingestion.catalogue.normalise import written

#: The fields of a record, in its groups.
GROUPS: dict[str, tuple[str, ...]] = {
    "main": (
        "provider", "provider_status", "kind", "training", "aims", "duration", "mode", "place", "territory", "opens",
        "starts", "price", "financing", "certification", "language",
    ),
    "people": ("prerequisites", "trades", "sectors", "statuses"),
    "content": (
        "content", "tools", "practice", "generative", "open_source", "law_ethics", "trainers", "active_trainers",
        "assessment", "outcomes", "note",
    ),
}  # fmt: skip
#: Fields that are only shown where a source tells them: nobody asks for them.
OPTIONAL = frozenset({"starts", "language", "note", "statuses"})
YEAR = timedelta(days=365)


class Fact(Record):
    """One field of an offer."""

    name: str
    label: str
    value: str = Field(default="", description="Empty where no source tells it")
    parts: list[str] = Field(default_factory=list, description="What may be proved one by one; a list has one an item")


class Reached(Record):
    """How far an offer leads on one expectation, and who says so."""

    name: str
    label: str
    level: int | None = None
    value: str = ""
    by: str = Field(default="", description="« selon l’étude » or « notre lecture »")
    own: bool = Field(default=False, description="Whether it is our reading")
    why: str = ""


class Teller:
    """Tells offers in the words of one language."""

    def __init__(self, words: dict[str, Any], vocabulary: Vocabulary, language: str) -> None:
        self.words = words
        self._territories = vocabulary.territory
        self._language = language

    def facts(self, offer: Offer) -> dict[str, list[Fact]]:
        """Return the facts of an offer by group."""
        return {
            group: [fact for name in names if (fact := self.fact(offer, name)).value or name not in OPTIONAL]
            for group, names in GROUPS.items()
        }

    def fact(self, offer: Offer, name: str) -> Fact:
        """Return one field of an offer."""
        parts = [part for part in self._parts(offer, name) if part]
        glue = " " if name in {"content", "note"} else " · " if name == "prerequisites" else ", "
        return Fact(name=name, label=self.words["fields"][name], value=glue.join(parts), parts=parts)

    def levels(self, offer: Offer) -> list[Reached]:
        """Return the six expectations in the order of the study; an expectation nobody speaks of has no level."""
        return [self._reached(offer, name) for name in EXPECTATIONS]

    def number(self, value: float) -> str:
        """Return a number as it is written in the language: « 1 500 », « 8,4 »."""
        whole, dot, decimals = written(value).partition(".")
        grouped = f"{int(whole):,}"
        if self._language == "fr":
            return grouped.replace(",", "\u202f") + ("," if dot else "") + decimals
        return grouped + dot + decimals

    def day(self, day: date) -> str:
        """Return a date in words."""
        return long_date(day, catalogue(self._language, EXPORT_WORDS))

    def named(self, choice: str, value: str) -> str:
        """Return the name of a value of a choice; the value itself where it has none."""
        if choice == "territory":
            return self._territories(value)
        return str(self.words["values"][choice].get(value, value))

    def _reached(self, offer: Offer, name: Any) -> Reached:
        said, found = self.words, offer.levels.get(name)
        label = said["expectations"][name]
        if found is None:
            return Reached(name=name, label=label)
        value = said["level"].format(level=found.level) if found.level else said["untouched"]
        own = found.by == "reading"
        return Reached(
            name=name, label=label, level=found.level, value=value, by=said["by"][found.by], own=own, why=found.why
        )

    def _parts(self, offer: Offer, name: str) -> list[str]:
        """Return the parts of a field in words."""
        special = {
            "duration": self._duration, "price": self._price, "certification": self._certification,
            "prerequisites": self._prerequisites, "language": self._spoken, "starts": self._starts,
        }  # fmt: skip
        if name in special:
            return special[name](offer)
        value = getattr(offer, name)
        if isinstance(value, bool):
            return [self.words["yes" if value else "no"]]
        if isinstance(value, date):
            return [self.day(value)]
        values = list(value) if isinstance(value, tuple) else [value] if value else []
        named = name == "territory" or name in self.words["values"]
        return [self.named(name, one) for one in values] if named else values

    def _duration(self, offer: Offer) -> list[str]:
        if offer.hours:
            hours = self.words["hours"].format(n=self.number(offer.hours))
            same = offer.duration_text.replace("heures", "h").replace("\u00a0", " ") == hours.replace("\u00a0", " ")
            return [hours] if same else [hours, offer.duration_text]
        if offer.duration_text:
            return [offer.duration_text]
        return [self.words["months"].format(n=self.number(offer.months))] if offer.months else []

    def _price(self, offer: Offer) -> list[str]:
        if offer.price is None:
            return [offer.price_text]
        said = self.words
        if offer.price == 0:
            return [said["free"], offer.price_text]
        phrase = said["euros"] if offer.currency == "EUR" else said["money"]
        return [phrase.format(n=self.number(offer.price), currency=offer.currency), offer.price_text]

    def _certification(self, offer: Offer) -> list[str]:
        found = offer.certification
        if found is None:
            return []
        name = " ".join([self.named("certification", found.kind), found.code]).strip()
        return [self.words["rncp_level"].format(name=name, level=found.level) if found.level else name]

    def _prerequisites(self, offer: Offer) -> list[str]:
        asked, said = offer.prerequisites, self.words
        told = asked.entry and asked.entry != "non-specifie"
        return [
            asked.text,
            said["values"]["entry"][asked.entry] if told else "",
            said["years"].format(n=self.number(asked.years_experience)) if asked.years_experience else "",
            said["education"].format(n=asked.education) if asked.education and not asked.text else "",
            said["before"].format(titles=", ".join(asked.offers)) if asked.offers else "",
        ]

    def _spoken(self, offer: Offer) -> list[str]:
        return [self.words["languages"].get(offer.language, offer.language)] if offer.language != "fr" else []

    def _starts(self, offer: Offer) -> list[str]:
        return [self.day(day) for day in offer.starts]


def is_old(offer: Offer, today: date) -> bool:
    """Tell whether what is known of an offer was checked more than a year ago."""
    return offer.checked_on is not None and today - offer.checked_on > YEAR

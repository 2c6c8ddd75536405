"""Tells a profile that is held in words: one line a field, with the words of the person that it comes from."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from assistant.advice.held import HeldProfile, held_values
from assistant.advice.reading.trade import TradeNames
from assistant.models import Record
from assistant.words import catalogue

#: The order in which the lines stand: who, where, what for, then the conditions.
ORDER = (
    "trade", "sector", "status", "territory", "levels", "maturity", "prerequisites", "goal",
    "hours_max", "mode", "start_by", "budget", "certification", "language", "refuses",
)  # fmt: skip


class ProfileLine(Record):
    """One thing that was understood."""

    field: str = Field(description="Field of the profile")
    label: str
    value: str
    origin: str = Field(default="", description="The words of the person, or « formulaire »")


def lines_of(held: HeldProfile, language: str, names: TradeNames | None = None) -> list[ProfileLine]:
    """Return the lines of a profile in a language; a profile that holds nothing has none."""
    words = catalogue(language)["advice"]
    values = held_values(held.profile)
    lines = []
    for name in ORDER:
        if name in values and held.has(name):
            told = told_of(name, values[name], values, words, names)
            if told:
                lines.append(
                    ProfileLine(field=name, label=words["fields"][name], value=told, origin=held.origins.get(name, ""))
                )
    return lines


def told_of(name: str, value: Any, values: dict[str, Any], words: dict[str, Any], names: TradeNames | None) -> str:
    """Return the value of one field in words."""
    said = words["values"]
    if name == "trade":
        return names.shown(value) if names else str(value)
    if name in _TABLES:
        table = said[_TABLES[name]]
        return ", ".join(str(table.get(part, part)) for part in str(value).split(", "))
    if name == "refuses":
        return ", ".join(str(said["refusals"].get(part, part)) for part in value)
    if name == "levels":
        return ", ".join(
            said["level"].format(expectation=said["expectations"][key], level=level) for key, level in value.items()
        )
    if name == "hours_max":
        return str(said["at_most"]).format(amount=said["hours_unit"].format(hours=_number(value)))
    if name == "budget":
        currency = said["currency"]["CAD" if values.get("territory") == "quebec" else "EUR"]
        return str(said["at_most"]).format(amount=f"{_number(value)}\u00a0{currency}")
    if name == "start_by":
        return str(said["start"]).format(day=told_day(date.fromisoformat(value), said))
    if name == "certification":
        return str(said["certifications"].get(value, said["demanded"]))
    if name == "prerequisites":
        parts = {"experience": value.get("years_experience"), "education": value.get("education")}
        return " ; ".join(said[key].format(years=_number(years)) for key, years in parts.items() if years is not None)
    return str(value)


#: Fields whose values have names, by the table of the names.
_TABLES = {
    "sector": "sectors",
    "status": "statuses",
    "territory": "territories",
    "goal": "aims",
    "language": "languages",
    "maturity": "maturities",
    "mode": "modes",
}


def told_day(day: date, said: dict[str, Any]) -> str:
    """Return a day in words: « 28 février 2027 »."""
    number = "1er" if day.day == 1 and said["months"][0] == "janvier" else day.day
    return str(said["date"]).format(day=number, month=said["months"][day.month - 1], year=day.year)


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")

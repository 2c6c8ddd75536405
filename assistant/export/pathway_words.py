"""What a profile and the steps of a pathway say, in words: the same on the page and in the document."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from pydantic import Field

from assistant.advice.lexicon import first_named, padded, phrases, table
from assistant.advice.models import Pathway, Profile, Step
from assistant.export.markdown import WORDS, long_date
from assistant.models import Language, Record
from assistant.words import catalogue
from ingestion.catalogue.models import EXPECTATIONS, Aim, Offer

Words = dict[str, Any]


class Fact(Record):
    """One thing that is known, or not, in words."""

    name: str
    label: str
    value: str = Field(default="", description="Empty where it is not known")
    french: bool = Field(default=False, description="Whether the value stands in French whatever the interface says")
    unknown: bool = Field(default=False, description="Whether the value says that no source tells")


def words_of(language: Language) -> Words:
    """Return what is said around a pathway in a language."""
    words: Words = catalogue(language, WORDS)["pathway"]
    return words


def number(value: float, words: Words) -> str:
    """Return a number as it is written in the language of `words`: « 1 200 », « 7,5 »."""
    whole = f"{value:,.10g}" if value % 1 else f"{value:,.0f}"
    return whole.replace(",", "\0").replace(".", words["decimal"]).replace("\0", words["thousands"])


def day(value: date, language: Language) -> str:
    """Return a date as it is written in a sentence."""
    return long_date(value, catalogue(language, WORDS))


def profile_facts(profile: Profile, language: Language) -> list[Fact]:
    """Return every field of a profile in the order in which it is asked; a field that was not said has no value."""
    words = words_of(language)
    given = _values(profile, language)
    return [
        Fact(name=name, label=label, value=given.get(name) or "", french=name == "trade")
        for name, label in words["fields"].items()
    ]


def _values(profile: Profile, language: Language) -> dict[str, str | None]:
    """Return the fields of a profile in words."""
    words = words_of(language)
    brought = profile.prerequisites
    return {
        "goal": _goal(profile.goal, words),
        **{name: chosen(name, getattr(profile, name), words) for name in ("sector", "status", "territory")},
        **{name: chosen(name, getattr(profile, name), words) for name in ("mode", "language", "maturity")},
        "trade": profile.trade,
        "hours_max": None if profile.hours_max is None else _hours(profile.hours_max, words),
        "start_by": None if profile.start_by is None else day(profile.start_by, language),
        "budget": None if profile.budget is None else money(profile, words),
        "certification": _certification(profile.certification, words),
        "refuses": ", ".join(str(chosen("refuses", one, words)) for one in profile.refuses),
        "years_experience": _years(brought.years_experience, words),
        "education": None if brought.education is None else chosen("education", str(brought.education), words),
        "levels": " ; ".join(
            words["level"].format(expectation=words["expectations"][key], level=profile.levels[key])
            for key in EXPECTATIONS
            if key in profile.levels
        ),
    }


def chosen(name: str, value: str | None, words: Words) -> str | None:
    """Return the words of a choice; a value that is none of the choices is in words already."""
    return value if value is None else str(words["choices"][name].get(value, value))


def split_goal(goal: str) -> tuple[str, str]:
    """Return the aim that a goal begins with and the words after it, as « usage : créer des images » holds them."""
    aim, _, rest = goal.partition(" : ")
    if aim.strip() in get_args(Aim):
        return aim.strip(), rest.strip()
    return "", goal


def _goal(goal: str | None, words: Words) -> str | None:
    aim, rest = split_goal(goal or "")
    return "\u00a0: ".join(part for part in (chosen("goal", aim, words) if aim else "", rest) if part) or None


def money(profile: Profile, words: Words) -> str:
    """Return the budget in the currency of the person's territory."""
    place = first_named(padded(profile.territory or ""), table("lexicon")["places"])
    form = words["dollars" if place == "quebec" else "euros"]
    return str(form).format(n=number(profile.budget or 0, words))


def _hours(value: float, words: Words) -> str:
    return str(words["hours"]).format(hours=number(value, words))


def _certification(value: bool | str | None, words: Words) -> str | None:
    if value is False:
        return str(words["no_certification"])
    return None if value is None else chosen("certification", str(value).lower(), words)


def _years(value: float | None, words: Words) -> str | None:
    if value is None:
        return None
    return str(words["years"]["one" if value < 2 else "other"]).format(n=number(value, words))


def step_facts(step: Step, offer: Offer | None, language: Language) -> list[Fact]:
    """Return what a step is in practice; what no source tells says so."""
    words = words_of(language)
    if offer is None:
        told = {"way": words["way"], "hours": _hours(step.hours, words) if step.hours else words["own_pace"]}
        return [Fact(name=name, label=words["step_facts"][name], value=value) for name, value in told.items()]
    opens = words["opening"].format(date=day(offer.opens, language)) if offer.opens else ""
    certified = words["certifications"][offer.certification.kind] if offer.certification else ""
    found = [
        _fact("provider", offer.provider, words, french=True),
        length(offer, words),
        _fact("mode", words["modes"][offer.mode] if offer.mode else "", words, unknown="no_mode"),
        _fact("place", offer.place, words, french=True),
        price(offer, words),
        _fact("certification", certified, words),
        _fact("opens", opens, words),
        _fact("checked", day(offer.checked_on, language) if offer.checked_on else "", words),
    ]
    return [fact for fact in found if fact.value]


def length(offer: Offer, words: Words) -> Fact:
    """Return how long an offer is: in hours where they are known, else as its source says it."""
    if offer.hours is not None:
        return _fact("hours", _hours(offer.hours, words), words)
    if offer.duration_text:
        return _fact("hours", offer.duration_text, words, french=True)
    months = words["months"].format(months=number(offer.months, words)) if offer.months else ""
    return _fact("hours", months, words, unknown="no_hours")


def price(offer: Offer, words: Words) -> Fact:
    """Return what an offer costs."""
    if offer.price == 0:
        return _fact("price", words["free"], words)
    if offer.price is not None:
        currency = phrases()["currencies"].get(offer.currency, offer.currency)
        return _fact("price", words["price"].format(price=number(offer.price, words), currency=currency), words)
    return _fact("price", offer.price_text, words, french=True, unknown="no_price")


def hours_told(pathway: Pathway, words: Words) -> str:
    """Return the hours of a whole pathway; of a sum with an unknown part, only what is known."""
    if pathway.hours is not None:
        return str(words["hours_all"]).format(hours=number(pathway.hours, words))
    known = sum(step.hours for step in pathway.steps if step.hours)
    return str(words["hours_some"]).format(hours=number(known, words)) if known else str(words["hours_none"])


def _fact(name: str, value: str, words: Words, french: bool = False, unknown: str = "") -> Fact:
    missing = not value and bool(unknown)
    return Fact(
        name=name,
        label=words["step_facts"][name],
        value=words[unknown] if missing else value,
        french=french and bool(value),
        unknown=missing,
    )

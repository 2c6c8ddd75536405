"""A profile as code reads it: its words turned into the catalogue's vocabularies. Pure; what is not recognised stays None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.advice.lexicon import first_named, names, padded, table
from assistant.advice.models import Profile
from assistant.advice.trade_fit import TradeBook

#: How many words before a place a negation still bears on it: « pas de formation en France ».
NEGATION_REACH = 4


@dataclass(frozen=True)
class Situation:
    """Who is advised, in the words of the catalogue."""

    profile: Profile
    today: date
    region: str | None = None
    asked: frozenset[str] = frozenset()
    status: str | None = None
    school: bool = False
    language: str | None = None
    no_generative: bool = False
    refused_modes: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    certification: str | None = None
    trades: frozenset[int] = frozenset()
    rome: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()


def read(profile: Profile, today: date, book: TradeBook) -> Situation:
    """Return the situation that a profile describes on a day."""
    goal = padded(profile.goal or "")
    lexicon = table("lexicon")
    asked = asked_places(goal)
    region = first_named(padded(profile.territory or ""), lexicon["places"])
    generative, modes, others = refusals(profile.refuses)
    trades = book.find(profile.trade or "")
    return Situation(
        profile=profile,
        today=today,
        region=region or (min(asked) if asked else None),
        asked=asked,
        status=first_named(padded(profile.status or ""), lexicon["statuses"]),
        school=names(goal, lexicon["school"]),
        language=language(profile.language),
        no_generative=generative,
        refused_modes=modes,
        refused=others,
        certification=certification(profile.certification),
        trades=trades,
        rome=book.codes(trades),
        sectors=sectors(profile.sector or ""),
    )


def asked_places(goal: str) -> frozenset[str]:
    """Return the territories that a padded goal asks for, those that it rules out left aside."""
    lexicon = table("lexicon")
    found = set()
    for place, looked_for in lexicon["asked"].items():
        for phrase in looked_for:
            before, held, _ = goal.partition(padded(phrase))
            if held and not set(before.split()[-NEGATION_REACH:]) & set(lexicon["negations"]):
                found.add(place)
    return frozenset(found)


def refusals(refused: list[str]) -> tuple[bool, frozenset[str], tuple[str, ...]]:
    """Return whether generative tools are refused, the modes that are, and what else is, as padded phrases.

    A mixed course has a remote and an on-site part: refusing either refuses it.
    """
    vocabulary = table("lexicon")["refusals"]
    generative, modes, others = False, set(), []
    for text in map(padded, refused):
        kind = first_named(text, vocabulary)
        if kind == "generative":
            generative = True
        elif kind:
            modes |= {kind, "mixte"}
        elif text == padded("mixte"):
            modes.add("mixte")
        elif text.strip():
            others.append(text)
    return generative, frozenset(modes), tuple(others)


def certification(demanded: bool | str | None) -> str | None:
    """Return `any`, `rncp` or `rs` as it is demanded, or None."""
    if demanded is None or demanded is False:
        return None
    asked = padded(str(demanded))
    if names(asked, ("non", "aucune", "false", "indifferent")) or not asked.strip():
        return None
    return "rncp" if names(asked, ("rncp",)) else "rs" if names(asked, ("rs",)) else "any"


def language(text: str | None) -> str | None:
    """Return `fr`, `en` or the given code, or None."""
    if not text or not text.strip():
        return None
    folded = padded(text).strip()
    return "fr" if folded.startswith("fr") else "en" if folded.startswith(("en", "angl")) else folded


def sectors(text: str) -> frozenset[str]:
    """Return the sectors of the catalogue that a text names."""
    said = padded(text)
    return frozenset(key for key, looked_for in table("lexicon")["sectors"].items() if names(said, (key, *looked_for)))

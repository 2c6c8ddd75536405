"""A profile as code reads it: its words turned into the catalogue's vocabularies. Pure; what is not recognised stays None."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.advice.lexicon import first_named, names, padded, table
from assistant.advice.models import CriterionState, Profile
from assistant.advice.sheet import Sheet
from assistant.advice.trade_fit import TradeBook, key_of
from ingestion.french import stems

#: How many words before a place a negation still bears on it: « pas de formation en France ».
NEGATION_REACH = 4
#: Where a person of a region is at home.
HOME = {
    "france": frozenset({"france", "occitanie"}),
    "occitanie": frozenset({"france", "occitanie"}),
    "quebec": frozenset({"quebec"}),
    "europe": frozenset({"europe"}),
    "ailleurs": frozenset(),
}


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
    no_ai: bool = False
    refused_modes: frozenset[str] = frozenset()
    refused: tuple[str, ...] = ()
    certification: str | None = None
    trades: frozenset[int] = frozenset()
    rome: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    trade_key: str = ""
    allowed: frozenset[str] = frozenset()
    team: bool = False
    subject: frozenset[str] = frozenset()

    def fit(self, sheet: Sheet) -> CriterionState:
        """Return whether an offer is meant for the person's trade: by its names, its code, or the very words.

        A trade under the same ROME code as one of the offer's is neither that trade nor another: unknown.
        """
        offer = sheet.offer
        if not self.trade_key or not (offer.trades or offer.rome):
            return "unknown"
        if sheet.trades & self.trades or self.trade_key in sheet.trade_keys:
            return "met"
        if not offer.trades:
            return "met" if self.rome & set(offer.rome) else "unmet"
        return "unknown" if self.rome & sheet.codes else "unmet"


def read(profile: Profile, today: date, book: TradeBook) -> Situation:
    """Return the situation that a profile describes on a day."""
    goal = padded(profile.goal or "")
    lexicon = table("lexicon")
    asked = asked_places(goal)
    region = first_named(padded(profile.territory or ""), lexicon["places"])
    generative, any_ai, modes, others = refusals(profile.refuses)
    trades = book.find(profile.trade or "")
    region = region or (min(asked) if asked else None)
    status = first_named(padded(profile.status or ""), lexicon["statuses"])
    return Situation(
        profile=profile,
        today=today,
        region=region,
        asked=asked,
        status=status,
        school=names(goal, lexicon["school"]),
        language=language(profile.language),
        no_generative=generative,
        no_ai=any_ai,
        refused_modes=modes,
        refused=others,
        certification=certification(profile.certification),
        trades=trades,
        rome=book.codes(trades),
        sectors=sectors(profile.sector or ""),
        trade_key=key_of(profile.trade or ""),
        allowed=frozenset().union(*(HOME[place] for place in (region, *asked) if place)),
        team=status == "dirigeant" or profile.maturity is not None or names(goal, lexicon["team"]),
        subject=subject(profile.goal or ""),
    )


def subject(goal: str) -> frozenset[str]:
    """Return the stems of a goal that say what it is about: words that fit any course on AI are left out."""
    return frozenset(stems(goal)) - frozenset(stem for word in table("lexicon")["generic"] for stem in stems(word))


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


def refusals(refused: list[str]) -> tuple[bool, bool, frozenset[str], tuple[str, ...]]:
    """Return whether generative tools are refused, whether any AI is, the modes that are, and what else, as phrases.

    A mixed course has a remote and an on-site part: refusing either refuses it.
    """
    vocabulary = table("lexicon")["refusals"]
    generative, any_ai, modes, others = False, False, set(), []
    for text in map(padded, refused):
        kind = first_named(text, vocabulary)
        if kind in {"generative", "any_ai"}:
            generative, any_ai = True, any_ai or kind == "any_ai"
        elif kind:
            modes |= {kind, "mixte"}
        elif text == padded("mixte"):
            modes.add("mixte")
        elif text.strip():
            others.append(text)
    return generative, any_ai, frozenset(modes), tuple(others)


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

"""Where a person works, from a city, a département, a region or a country to the territory that offers are sorted by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.advice.lexicon import table
from assistant.advice.reading.context import beside, stands_alone
from assistant.advice.reading.lists import places
from assistant.advice.reading.said import Found, Phrases, Said
from ingestion.catalogue.normalise import OCCITANIE

_DEPARTMENT = re.compile(
    r"(?:\bdans le |\bdepartement |\()(\d{2})\b(?!\s*(?:jours?|h\b|heures?|ans|mois|%|€|euros?))|^\s*(?:le )?(\d{2})\s*$"
)
_LIVES = re.compile(
    r"\b(?:habite|vis|reside|installee?|basee?|domiciliee?|suis|travaille|bosse|viens|live|based|work)\b[^,;.?!]{0,30}$"
)
_COURSE = re.compile(r"\b(?:formations?|cours|stages?|ecoles?|former|courses?|training)\b[^,;.?!]{0,40}$")
_IN = re.compile(
    r"(?:\b(?:a|en|au|aux|dans|sur|chez|vers|de|du|depuis|pres de|region|in|near|from|around|habite|habitons)\s+|\b[dl]'|\b(?:le|la|les)\s+)$"
)
_ABOUT = re.compile(r"\b(?:etudes?|enquete|rapport|organismes?|programmes?|cinema|offres?|quelle|loi)\s*$|\bedec\s*$")

#: Names that no comma makes a place.
_COMMON = frozenset({"culture", "monde", "national"})


@lru_cache
def _places() -> Phrases[str]:
    given, known = places(), table("lexicon")["places"]
    entries = [(phrase, "france") for names in given["france"] for phrase in names]
    for key, phrases in known.items():
        entries += [(phrase, key) for phrase in (key, *phrases) if key != "ailleurs" or phrase != "ailleurs"]
    entries += [(phrase, key) for key in ("occitanie", "quebec", "europe", "ailleurs") for phrase in given[key]]
    return Phrases(entries)


def territories(
    said: Said, asked: bool = False, persons: Sequence[tuple[int, int]] = ()
) -> tuple[list[Found[str]], list[Found[str]], list[Found[str]]]:
    """Return where the person is, where they are not, and where they want to learn beside.

    A place may follow what is said of the person, `persons`, without more. Of several places, one behind « j'habite » counts before one behind « formation ».
    """
    found = [one for one in _named(said, asked) if asked or _stands(said, one, persons)]
    denied = [one for one in found if said.negated(one.start)]
    kept = [one for one in found if one not in denied]
    living = [one for one in kept if _LIVES.search(said.before(one.start))]
    courses = [one for one in kept if one not in living and _COURSE.search(said.before(one.start))]
    home = living or [one for one in kept if one not in courses] or kept
    away = [one for one in courses if home and one not in home and one.value != home[0].value]
    return home, denied, away


def _named(said: Said, asked: bool) -> list[Found[str]]:
    """Return the places that a message names, département numbers among them; a bare number is one only where a place was asked for."""
    found = list(_places().find(said))
    for match in _DEPARTMENT.finditer(said.folded):
        number = match[1] or match[2]
        if 1 <= int(number) <= 95 and (match[1] or asked):
            found.append(Found("occitanie" if number in OCCITANIE else "france", *match.span(1 if match[1] else 2)))
    return sorted(found, key=lambda one: one.start)


def _stands(said: Said, one: Found[str], persons: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name is used as a place of the person's: behind a preposition, or alone between commas."""
    begin = said.clause(one.start)[0]
    before = said.folded[begin : one.start]
    if (
        _ABOUT.search(before)
        or said.text[one.start : one.end].lower() == "indé"
        or (said.folded[one.start : one.end].startswith("francais") and not before.endswith("suis "))
    ):
        return False
    if said.folded[one.start : one.end] in _ambiguous():
        if stands_alone(said, one.start, one.end) and said.text[one.start].isupper() and "," in said.text:
            return said.folded[one.start : one.end] not in _COMMON
        return bool(re.search(r"(?:\b(?:a|en|au|dans|in)\s+(?:le |la |les |l')?|\bbasee? a\s+)$", before))
    return (
        bool(_IN.search(before))
        or not before.strip()
        or beside(said, one.start, persons)
        or said.folded[one.start : one.end].endswith(
            ("ais", "aise", "ain", "aine", "ois", "oise", "ien", "ienne", "on", "onne", "ier", "iere")
        )
    )


@lru_cache
def _ambiguous() -> frozenset[str]:
    return frozenset(places()["ambiguous"])

"""What a question asks for: its language, the shape of the answer, and what it narrows the answer to."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import Field

from assistant.models import Language, Record
from ingestion.french import fold, words

Intent = Literal["figure", "list", "definition", "reason", "date", "person", "place", "manner", "confirm", "other"]

_ENGLISH = frozenset(
    "the what how many much which who why when where does do is are was were of in on for with training course courses "
    "study studies skills can could should would about people school schools according to learners survey job jobs and "
    "hello hi hey thanks thank bye goodbye morning i my me you they their it this that be has have had get got tell give list say says said did any there".split()
)
_FRENCH = frozenset(
    "le la les un une des du de d l est sont que quoi quel quelle quels quelles qui comment combien pourquoi quand ou dans "
    "pour sur avec et au aux en ce cette ces je tu il elle on nous vous ils elles mon ma mes se sa son ses c qu n ne pas j "
    "y a ont etre fait faire peut faut plus moins formation formations".split()
)

_INTENTS: tuple[tuple[Intent, str], ...] = (
    (
        "figure",
        r"\bcombien\b|\bquel(?:le)?s? (?:est |etait |sont )?(?:la |le |les )?(?:part|proportion|pourcentage|taux|nombre|montant|budget|"
        r"duree|volume|effectif|cout|prix|tarif|moyenne|chiffre)s?\b|\bpourcentage\b|\bhow (?:many|much|long)\b|\bwhat (?:share|percentage|"
        r"proportion|number|amount|budget|rate)\b|\ben chiffres\b|\bcb\b",
    ),
    ("reason", r"\bpourquoi\b|\bpour quelles? raisons?\b|\bwhy\b|\bpourkoi\b|\ba cause de quoi\b|\bd'ou vient\b"),
    (
        "date",
        r"\bquand\b|\bquelles? (?:dates?|periodes?|annees?)\b|\ba partir de quand\b|\bwhen\b|\bwhat (?:date|year)\b|\bdepuis quand\b",
    ),
    (
        "definition",
        r"\bqu'?est[- ]ce qu(?:e|')|\bc'?est quoi\b|\bque (?:signifie|veut dire|designe)|\bca veut dire quoi\b|\bdefini(?:r|tion|t)\b|"
        r"\bwhat (?:is|does) .*\b(?:mean|stand for)\b|\bwhat is an?\b|\bkesako\b|\ben quoi consiste",
    ),
    (
        "list",
        r"\bquel(?:le)?s (?:sont|etaient)\b|\bquel(?:le)?s\b|\b(?:cite|citez|liste|listez|lister|enumere|enumerez|donne|donnez)\b|"
        r"\bwhat are\b|\blist\b|\bwhich\b.*s\b|\blesquel(?:le)?s\b|\bles? (?:\w+ )?(?:trois|quatre|cinq|six|sept|huit|neuf|dix)\b|"
        r"\bthe (?:three|four|five|six|seven|eight|nine|ten)\b",
    ),
    ("person", r"\bqui\b(?! (?:est[- ]ce )?qu)|\bwho\b|\bpar qui\b|\baupres de qui\b"),
    ("place", r"\bou\b (?=est|sont|se|peut|trouver|a|en)|\bwhere\b|\bdans quelles? (?:ville|region|pays)"),
    ("manner", r"\bcomment\b|\bhow\b|\bde quelle (?:facon|maniere)\b"),
    (
        "confirm",
        r"^(?:est[- ]ce que?\b|y a[- ]t[- ]il|\w+[- ]t?[- ]?(?:il|elle|ils|elles|on|vous|je|tu)\b|is |are |does |do |can )",
    ),
)


class Question(Record):
    """A question understood without a model."""

    text: str
    language: Language = "fr"
    intent: Intent = "other"
    years: list[int] = Field(default_factory=list, description="Years that the question names")
    count: int | None = Field(default=None, description="How many things a list is asked for (« les six attendus »)")


def detect_language(text: str) -> Language:
    """Return « en » when English function words outnumber French ones; French where it cannot be told."""
    tokens = words(text)
    english = sum(token in _ENGLISH and token not in _FRENCH for token in tokens)
    french = sum(token in _FRENCH and token not in _ENGLISH for token in tokens)
    if re.search(r"[éèêàçùœ]", text):
        french += 1
    return "en" if english > french else "fr"


def detect_intent(text: str) -> Intent:
    """Return the shape of answer that the wording asks for; the first pattern that fits decides."""
    folded = fold(text).strip()
    return next((intent for intent, pattern in _INTENTS if re.search(pattern, folded)), "other")


_NUMBERS = {
    word: number
    for number, names in enumerate(
        ("deux two", "trois three", "quatre four", "cinq five", "six", "sept seven", "huit eight", "neuf nine", "dix ten",
         "onze eleven", "douze twelve"), 2)
    for word in names.split()
}  # fmt: skip


def detect_count(text: str) -> int | None:
    """Return the number of things asked for, from two to twelve, in words or digits after an article."""
    for found in re.finditer(r"\b(?:les|des|ces|the|quelles|quels|leurs|its)\s+(\d{1,2}|[a-z]+)\b", fold(text)):
        word = found[1]
        if word in _NUMBERS or (word.isdigit() and 2 <= int(word) <= 12):
            return _NUMBERS.get(word) or int(word)
    return None


def understand(text: str) -> Question:
    """Return what `text` asks for."""
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d{2}\b", text)]
    return Question(
        text=text.strip(),
        language=detect_language(text),
        intent=detect_intent(text),
        years=years,
        count=detect_count(text),
    )

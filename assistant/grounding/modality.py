"""How firmly a text says something: as a fact, an obligation, a recommendation, a possibility or a supposition."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import signs
from assistant.grounding.negation import AUXILIARIES
from assistant.grounding.reading import Reading

Mood = Literal["must", "should", "can", "would"]

_MODALS: tuple[tuple[Mood, str], ...] = (
    ("should", r"devrai(?:t|ent)|faudrait|should|ought to"),
    ("must", r"doit|doivent|devra|devront|devait|devaient|faut|fallait|faudra|must|has to|have to"),
    ("would", r"pourrai(?:t|ent)|could|might|would"),
    ("can", r"peut|peuvent|pouvait|pouvaient|pourra|pourront|puisse|puissent|can|may"),
)
_MODAL = re.compile("|".join(rf"(?P<{mood}>(?<![\w'-])(?:{words})(?![\w-]))" for mood, words in _MODALS))
#: Verbs in the conditional; nouns, and imperfects of verbs in -rer, that end alike are in the list of signs.
_CONDITIONAL = re.compile(r"[a-z]{2,}r(?:ait|aient)\Z")
_NO_CONDITIONAL = signs("no_conditional")

_ANY_CONDITIONAL = r"\w{2,}rai(?:t|ent)"
#: « les tâches à préserver », and the items of a list of things to do: « - former les équipes ».
_TO_DO = r"a [a-z]+(?:er|ir|oir|re)|(?<=\n)[-•] [a-z]+(?:er|ir|re)|(?:(?<=^)[-•]|(?<=^\d)[.)]) [a-z]+(?:er|ir|re)"
_FAMILIES: dict[Mood, re.Pattern[str]] = {
    "must": signs("must", "perhaps_must", also=_TO_DO),
    "should": signs("should", also=_ANY_CONDITIONAL),
    "can": signs("can", also=_ANY_CONDITIONAL),
    "would": signs("would", "perhaps_would", also=_ANY_CONDITIONAL),
}
_OBLIGING = re.compile(
    r"(?<![\w-])(?<!compte )(?:obligatoires?|obligatoirement|obligee?s? d(?:e |')|oblige(?:nt)? (?:a|les?|la)\b|imperativement|impose(?:nt)?\b(?! par)|"
    r"tenue?s? d(?:e |')|exige(?:nt)?\b|contraint|contraignent|mandatory)"
)
_ADVISING = re.compile(r"(?<![\w-])(?:il est (?:recommande|conseille|suggere|preconise)|recommande(?:nt)? d(?:e |'))")
_DEMAND = signs("demand")
_STRICT = _FAMILIES | {"must": signs("must", also=_TO_DO), "would": signs("would", also=_ANY_CONDITIONAL)}


@lru_cache(maxsize=4096)
def moods(reading: Reading) -> dict[int, Mood]:
    """Return the mood of the words that stand under a modal verb or in the conditional, by their place."""
    found: dict[int, Mood] = {}
    for match in _MODAL.finditer(reading.lower):
        if reading.lower[: match.start()].endswith(("s'il ", "si l'on ", "comment il ")):
            continue
        if head := _governed(reading, match.end()):
            found[head.start] = match.lastgroup  # type: ignore[assignment]
    for token in reading.tokens:
        if is_conditional(token.word) and token.word not in AUXILIARIES:
            found[token.start] = "would"
        elif token.word in {"serait", "seraient", "aurait", "auraient"} and (head := _governed(reading, token.end)):
            found.setdefault(head.start, "would")
    return found


def mood_of(token: Token) -> Mood | None:
    """Return the mood of a word that is a modal verb or stands in the conditional, None for any other."""
    if match := _MODAL.fullmatch(token.word):
        return match.lastgroup  # type: ignore[return-value]
    return "would" if is_conditional(token.word) else None


def is_conditional(word: str) -> bool:
    """Tell whether a folded word is a verb in the conditional."""
    return bool(_CONDITIONAL.match(word)) and not _NO_CONDITIONAL.fullmatch(word.replace("aient", "ait"))


_PASSED_OVER = frozenset(
    "pas plus jamais aussi donc ainsi toujours etre avoir etre ete encore bien egalement notamment ensuite alors tous rien ne "
    "souvent parfois deja mieux simplement directement be been have also only not".split()
)


def _governed(reading: Reading, place: int) -> Token | None:
    """Return the word that a modal verb governs: the next one that says something, adverbs passed over."""
    for token in reading.tokens:
        if token.start < place:
            continue
        if token.start > place + 70 or re.search(r"[.;:!?]", reading.text[place : token.start]):
            return None
        if (
            token.is_content
            and token.word not in _PASSED_OVER
            and token.word not in AUXILIARIES
            and not token.word.endswith("ement")
        ):
            return token
    return None


def belongs(reading: Reading, mood: Mood, strictly: bool = False) -> bool:
    """Tell whether a text holds some word of a mood's family; `strictly`: one that says nothing else."""
    families = _STRICT if strictly else _FAMILIES
    return bool(families[mood].search(reading.lower))


def obliging(reading: Reading) -> str:
    """Return the word by which a text makes something an obligation without a modal verb, empty if there is none."""
    found = _OBLIGING.search(reading.lower)
    return (
        ""
        if not found or re.search(r"\b(?:pas|sans|aucune?|non|n'est|ne)\b", reading.lower)
        else reading.text[slice(*found.span())]
    )


def advising(reading: Reading) -> str:
    """Return the word by which a text recommends something, empty if there is none."""
    found = _ADVISING.search(reading.lower)
    return reading.text[slice(*found.span())] if found else ""


def demands(reading: Reading) -> bool:
    """Tell whether a text makes something an obligation in so many words."""
    return bool(_DEMAND.search(reading.lower))

"""What a text denies or restricts: « ne … pas », « aucun », « sans », « ni », « sauf », « seulement », « ne … que »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import signs
from assistant.grounding.reading import Reading

#: Verbs that carry no meaning of their own: what they deny is the word after the negation.
AUXILIARIES = frozenset(
    "est sont etait etaient sera seront serait seraient soit soient ete etre a ont avait avaient aura auront aurait "
    "auraient ait aient avoir peut peuvent pouvait pouvaient pourra pourrait pourraient doit doivent devait devra devrait "
    "devraient fait font va vont met mettent dit disent sent sentent declare declarent estime estiment juge jugent trouve "
    "trouvent entend entendent souhaite souhaitent semble semblent reste restent veut veulent faut sait savent".split()
)
_SKIPPED = frozenset(
    "pas plus jamais guere encore toujours tres assez vraiment tout toute aussi bien trop que peu deja souvent point du "
    "aujourd hui rien aucun aucune seulement totalement entierement directement pleinement forcement necessairement".split()
)
#: « ne … pas » and its like. « pas seulement », « pas toujours », « pas … mais … » deny only in part.
_DENIAL = re.compile(
    r"(?<!\w)n(?:e\s+|')(?P<verb>(?:[^\s.;:!?]+\s+){1,5}?)"
    r"(?P<word>pas|plus|jamais|guere|point|aucune?s?|ni|rien|personne|nul(?:le)?)\b"
    r"(?!\s+(?:seulement|uniquement|simplement|que|forcement|necessairement|toujours|tous|toutes|encore|"
    r"systematiquement|moins)\b)(?![^.;:!?,]{2,60}\bmais\b)"
)
#: « ne peut réussir sans … » denies without « pas ».
_BARE_DENIAL = re.compile(
    r"(?<!\w)n(?:e\s+|')(?P<verb>(?:peut|peuvent|pouvait|pourra|cesse|cessent|sait|savent|ose|osent)\s)"
    r"(?=[a-z]+(?:er|ir|oir|re|etre)\b)"
)
#: « ne pas former ».
_INFINITIVE_DENIAL = re.compile(r"(?<!\w)ne (?:pas|plus|jamais|rien)\s(?!seulement|uniquement|toujours|forcement)")
#: Verbs before an infinitive that says what is really denied, and words of nothing before what there is none of.
_LEADING = frozenset(
    "aide aident aidera permet permettent sert servent vise visent contribue contribuent cherche cherchent arrive arrivent parvient "
    "parviennent reussit reussissent tend tendent souleve soulevent pose posent propose proposent offre offrent exige exigent".split()
)
#: « aucun », « sans »… before what they deny.
_BEFORE_WORD = re.compile(
    r"(?<![\w-])(?P<word>aucune?s?|sans|ni|non|nul(?:le)?s?|pas(?= (?:(?:assez|de|du|encore|besoin|sur|dans|en|pour|avec|aux?|a)\b|d'))|"
    r"depourvue?s? de|exempte?s? de|plutot qu(?:e|')(?: comme| par| d[eu])?|au lieu d(?:e|')|no|not|never|without)"
    r"(?!\s+(?:seulement|uniquement|doute|cesse|arret|relache|exception|forcement|necessairement|encore)\b)"
    r"(?=[\s'-]|(?<='))(?<!\bou sans)(?<!\bou non)"
)
#: The « ne » of a verb whose subject is « aucun », « ni … ni … ».
_VERB_BEHIND = re.compile(r"[^.;:!?,]{0,70}?(?<!\w)n(?:e\s|')")
_ONLY = re.compile(
    r"(?<!\w)(?<!pas )(?<!non )(?<!plus )(?:seulement|uniquement|exclusivement|rien que|only|solely)(?!\w)"
)
_ALONE = re.compile(r"(?<![\w-])(?:seule?s? (?=les|le|la|l'|des|une?\b|certain)|(?:les|aux|des) seule?s (?=[a-z]))")
_EXCEPT = re.compile(
    r"(?<!\w)(?:sauf|hormis|excepte\w*|a l'exception|hors|mis a part|en dehors d|a moins que|sous reserve|a condition|"
    r"except|unless)\b"
)
_LEFT_OUT = re.compile(r"(?<!\w)(?:sauf(?! si)|hormis|excepte\w*|a l'exception d(?:e|u|es|')|mis a part|except)\b")
#: « ne dépasse pas deux jours » is a limit of the figure, not a denial.
_BEYOND = re.compile(r"\bn(?:e\s|')(?:depass|exced)\w+\s+(?:pas|jamais)\b")
_FIGURE = re.compile(r"\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|dix|tiers|quart|moitie|cent)\b")
_LACK, _ANY_LACK, _REFUSAL = signs("lack"), signs("lack", "faint_lack"), signs("refusal")


#: « au moins », « ne … que » deny nothing.
_IN_BOUND = re.compile(r"\b(?:au|du|a) $")
_ONLY_BEHIND = re.compile(r"n(?:e |')(?:(?!\b(?:pas|plus|jamais|aucun|guere|ni|rien)\b)[^.;:!?]){2,40}?\bqu(?:e |')")


class Denial(NamedTuple):
    """A negation and what it denies: the verb, or a noun (`pair`: the word that goes with that noun).

    `whole` tells whether the clause as a whole is denied; « sans … » denies only a part of it.
    """

    start: int
    heads: tuple[Token, ...]
    pair: Token | None
    whole: bool


@lru_cache(maxsize=4096)
def denials(reading: Reading) -> list[Denial]:
    """Return the negations of a text that deny something it names."""
    found = [
        Denial(match.start(), tuple(_heads(reading, match)), None, True)
        for match in _DENIAL.finditer(reading.lower)
        if not _BEYOND.match(match[0])
    ]
    found += [
        Denial(match.start(), tuple(_heads(reading, match)), None, True)
        for match in _BARE_DENIAL.finditer(reading.lower)
    ]
    found += [
        Denial(match.start(), (head,), None, True)
        for match in _INFINITIVE_DENIAL.finditer(reading.lower)
        if (head := _next_content(reading, match.end()))
    ]
    spans = [match.span() for match in _DENIAL.finditer(reading.lower)]
    for match in _BEFORE_WORD.finditer(reading.lower):
        if any(start <= match.start() < end for start, end in spans):
            continue
        sweeping = match["word"][:2] in {"au", "ni", "nu"}
        verb = _VERB_BEHIND.match(reading.lower, match.end()) if sweeping else None
        noun = _next_content(reading, match.end())
        denied = [token for token in (noun, _next_content(reading, verb.end()) if verb else None) if token]
        pair = _next_content(reading, noun.end) if noun and not verb else None
        found.append(Denial(match.start(), tuple(denied), pair, sweeping))
    found = [denial for denial in found if not any(head.word.startswith("content") for head in denial.heads)]
    return [denial for denial in found if denial.heads and not all(_LACK.fullmatch(head.word) for head in denial.heads)]


@lru_cache(maxsize=4096)
def denied_places(reading: Reading) -> frozenset[int]:
    """Return the places of all words that a text denies."""
    return frozenset(head.start for denial in denials(reading) for head in denial.heads)


def denied_lacks(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of « ne … pas » whose verb says a lack by itself: « ne manquent pas »."""
    return [
        match.span()
        for match in _DENIAL.finditer(reading.lower)
        if (heads := list(_heads(reading, match))) and all(_LACK.fullmatch(head.word) for head in heads)
    ]


def _heads(reading: Reading, match: re.Match[str]) -> Iterator[Token]:
    """Yield what « ne … pas » denies."""
    inside = [
        token
        for token in reading.tokens
        if match.start("verb") <= token.start < match.end("verb") and len(token.word) > 1
    ]
    verbs = [
        token for token in inside if token.word not in AUXILIARIES and token.is_content and token.word not in _SKIPPED
    ]
    yield from verbs[-1:]
    leads = bool(verbs) and (verbs[-1].word in _LEADING or match["word"][:4] in {"aucu", "nul", "null"})
    if (not verbs or leads) and (following := _next_content(reading, match.end())):
        yield following


def _next_content(reading: Reading, place: int) -> Token | None:
    """Return the next word that says something within the clause after `place`."""
    for token in reading.tokens:
        if token.start < place:
            continue
        if token.start > place + 60 or re.search(r"[.;:!?,(]", reading.text[place : token.start]):
            return None
        if (
            token.is_content
            and token.word not in AUXILIARIES | _SKIPPED
            and not token.word.endswith(("ement", "amment"))
        ):
            return token
    return None


@lru_cache(maxsize=4096)
def negative_words(reading: Reading) -> list[Token]:
    """Return the words of a text that deny, restrict, or say a lack or a refusal, however faintly."""
    places = {match.start() for match in _ANY_LACK.finditer(reading.lower)}
    return [token for token in reading.tokens if token.start in places]


@lru_cache(maxsize=4096)
def truly_negative(reading: Reading) -> list[Token]:
    """Return the negative words of a text without those of « au moins » and « ne … que »."""
    return [
        token
        for token in negative_words(reading)
        if not (token.word == "moins" and _IN_BOUND.search(reading.lower[: token.start][-4:]))
        and not (token.word in {"n", "ne"} and _ONLY_BEHIND.match(reading.lower, token.start))
    ]


@lru_cache(maxsize=4096)
def lacks(reading: Reading) -> list[Token]:
    """Return the words of a text that say a lack or a refusal by themselves, without a negation."""
    places = {match.start() for match in _LACK.finditer(reading.lower)}
    return [token for token in reading.tokens if token.start in places]


def refusals(reading: Reading) -> list[Token]:
    """Return the verbs of a text that turn what follows into its contrary: « exclut », « refuse », « interdit »…"""
    return [token for token in reading.tokens if _REFUSAL.fullmatch(token.word)]


def restrictions(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of « seulement », « uniquement », « ne … que » that do not merely comment a figure."""
    spans = []
    for match in _ONLY.finditer(reading.lower):
        around = reading.lower[max(0, match.start() - 24) : match.end() + 34]
        if not _FIGURE.search(around):
            spans.append(match.span())
    return spans


def alone(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans of « seuls les … », « les seuls … » before what alone is said of, figures left aside."""
    return [
        match.span()
        for match in _ALONE.finditer(reading.lower)
        if not _FIGURE.search(reading.lower[match.start() : match.end() + 24])
    ]


def exceptions(reading: Reading, strictly: bool = False) -> list[tuple[int, int]]:
    """Return the spans of « sauf », « hormis », « à condition »…; `strictly`: those that leave out what follows."""
    pattern = _LEFT_OUT if strictly else _EXCEPT
    return [match.span() for match in pattern.finditer(reading.lower)]

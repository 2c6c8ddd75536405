"""The level in AI: told by number, in words on one of the six expectations, or in words for all of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Phrases, Said, outside
from assistant.advice.reading.wishes import REFUSING, tools

Levels = dict[str, int]

_AFTER = re.compile(
    r"\s*(?:(?:est|c'est|:|=|,|a|de|au|ok|,? plutot|,? disons|is)\s*)*(?:(?:de |du )?(?:niveau|level)\s*)?(?:a |de |: ?)?(?P<level>[0-3])(?:\s*/\s*3)?\b(?!\s*(?:h\b|heures?|jours?|j\b|ans?\b|mois|semaines?|%|€|euros?|partout|en\b))"
)
_BEFORE = re.compile(
    r"(?:niveau|level)\s*(?P<level>[0-3])\s*(?:en|sur|pour|cote|au|in|for)\s*(?:les? |la |l')?$|\b(?P<bare>[0-3])\s*(?:en|sur|in)\s*(?:les? |la |l')?$"
)
_EVERYWHERE = re.compile(
    r"\b(?:niveau )?(?P<level>[0-3]) (?:partout|sur tout|pour tout|everywhere)\b|\bpartout (?:au |le )?(?:niveau )?(?P<other>[0-3])\b"
)
_LIST = re.compile(r"\s*(?:et|,|/|and)?\s*(?:(?:en|sur|in)\s+)?(?:l[ae] |les |l')?")
_AND = re.compile(r"\s*(?:et|,|/|and|comme)\s*(?:(?:en|sur|avec|cote|in|with)\s+)?(?:l[ae] |les |l'|ma |mon |mes )?")
_ON = re.compile(
    r"\s*(?:(?:total\w*|complet\w*|absolue?|deja|plutot|assez)\s*)*(?:,\s*)?(?:en|avec|sur|cote|pour|dans|au niveau d[eu]s?|a|in|with|at)\s*(?:la |les? |l'|ma |mon |mes |tout ce qui est |the )?"
)
_IS = re.compile(r"\s*(?:(?::|=|est|c'est|,|je suis|suis|j'ai|un|une|niveau|plutot|assez|encore|is|i'm|are)\s*)*")
_NOT_OWN = re.compile(
    r"\b(?:pour (?:les )?|formations? (?:de niveau |pour )?|cours |for |stage |niveau de la formation |en |d'|prise d'|(?:devenir|atteindre|passer a|viser?|vers) (?:une? |le |plus )?(?:vraie? )?(?:niveau )?)$"
)


def levels(said: Said, asked: bool = False) -> list[Found[Levels]]:
    """Return the levels that are told, the most precise words first; nobody is placed above what they say."""
    bound = _worded(said)
    spans = [(one.start, one.end) for one in bound]
    return [*_numbered(said), *_everywhere(said), *bound, *_skilled(said), *_overall(said, asked, spans)]


def merged(told: Iterable[Found[Levels]]) -> Levels:
    """Return one table of levels; what was told first counts."""
    found: Levels = {}
    for one in told:
        found = {**one.value, **found}
    return {key: found[key] for key in words()["expectations"] if key in found}


def _named(said: Said) -> list[Found[str]]:
    return _expectations().find(said)


def _numbered(said: Said) -> list[Found[Levels]]:
    """Return « technique 1 », « niveau 2 en créativité », « technique et fondamentaux à 1 »."""
    named, found = _named(said), []
    level: str | None = None
    for row in range(len(named) - 1, -1, -1):
        one = named[row]
        after, before = _AFTER.match(said.folded, one.end), _BEFORE.search(said.folded[: one.start])
        following = named[row + 1].start if row + 1 < len(named) else -1
        joined = following >= 0 and _AND.fullmatch(said.folded[one.end : following])
        if before:
            level = before["level"] or before["bare"]
        elif after:
            level = after["level"]
        elif not joined:
            level = None
        if level is not None:
            found.append(Found({one.value: int(level)}, one.start, after.end() if after else one.end))
        if before and level is not None:
            found += _listed(said, named[row:], int(level))
    return found


def _listed(said: Said, named: list[Found[str]], level: int) -> list[Found[Levels]]:
    """Return what follows the first of some expectations in a list: « niveau 2 en technique, en créativité et en droit »."""
    found: list[Found[Levels]] = []
    for first, one in pairwise(named):
        if not _LIST.fullmatch(said.folded[first.end : one.start]) or _AFTER.match(said.folded, one.end):
            break
        found.append(Found({one.value: level}, one.start, one.end))
    return found


def _everywhere(said: Said) -> list[Found[Levels]]:
    """Return « 2 partout », on the expectations that the sentence names, or on all six."""
    match = _EVERYWHERE.search(said.folded)
    if match is None:
        return []
    end = re.compile(r"[.!?\n]").search(said.folded, match.end())
    named = [one.value for one in _named(said) if match.end() <= one.start < (end.start() if end else len(said.text))]
    level = int(match["level"] or match["other"])
    return [Found(dict.fromkeys(named or words()["expectations"], level), *match.span())]


def _worded(said: Said) -> list[Found[Levels]]:
    """Return « débutante en technique, à l’aise avec le droit »: a word of level bound to one expectation or more."""
    found = []
    named = _named(said)
    for one in _bound_words().find(said):
        if one.value and said.negated(one.start):
            continue
        own = _behind(said, one, named) or _ahead(said, one, named)
        if own:
            start, end = min(one.start, own[0].start), max(one.end, own[-1].end)
            found.append(Found({other.value: one.value for other in own}, start, end))
    return found


def _behind(said: Said, word: Found[int], named: list[Found[str]]) -> list[Found[str]]:
    """Return the expectations that follow a word of level: « à l’aise en technique et en droit »."""
    own: list[Found[str]] = []
    for one in named:
        link, begin = (_AND, own[-1].end) if own else (_ON, word.end)
        if link.fullmatch(said.folded[begin : one.start]):
            own.append(one)
    return own


def _ahead(said: Said, word: Found[int], named: list[Found[str]]) -> list[Found[str]]:
    """Return the expectation that a word of level follows: « technique : débutante »."""
    return [one for one in named if one.end <= word.start and _IS.fullmatch(said.folded[one.end : word.start])][-1:]


def _skilled(said: Said) -> list[Found[Levels]]:
    """Return what the things that a person can do say of one expectation."""
    return [
        Found({entry["expectation"]: entry["level"]}, *match.span())
        for entry in words()["skills"]
        if (match := re.search(rf"\b{entry['pattern']}", said.folded))
    ]


def _overall(said: Said, asked: bool, bound: list[tuple[int, int]]) -> Iterable[Found[Levels]]:
    """Yield the level that words name for all of AI, on technique and fundamentals; a tool tells of technique alone."""
    for pattern in _ignorant():
        if match := pattern.search(said.folded):
            yield Found({"technique": 0, "fondamentaux": 0}, *match.span())
            return
    for one in outside(_levels().find(said), bound):
        if (_NOT_OWN.search(said.before(one.start)) and not asked) or (one.value and said.negated(one.start)):
            continue
        yield Found({"technique": one.value, "fondamentaux": one.value}, one.start, one.end)
        return
    for tool in tools().find(said):
        if used := _used(said, tool):
            yield used
            return


def _used(said: Said, tool: Found[str]) -> Found[Levels] | None:
    """Return what a tool that was used says of technique."""
    before = said.before(tool.start)
    if REFUSING.search(before) or not any(re.search(rf"\b{one}\b[^,;.]{{0,30}}$", before) for one in words()["used"]):
        return None
    begin, last = said.clause(tool.start)
    often = re.search(r"\b(?:souvent|regulierement|tous les jours|maitrise|often|daily)\b", said.folded[begin:last])
    start = tool.start - len(said.folded[begin : tool.start].lstrip())
    return Found({"technique": 2 if often else 1}, start, tool.end)


@lru_cache
def _levels() -> Phrases[int]:
    return Phrases((phrase, level) for level, phrases in words()["levels"].items() for phrase in phrases)


@lru_cache
def _bound_words() -> Phrases[int]:
    both = (words()["levels"], words()["bound_levels"])
    return Phrases((phrase, level) for table in both for level, phrases in table.items() for phrase in phrases)


@lru_cache
def _expectations() -> Phrases[str]:
    return Phrases.of(words()["expectations"])


@lru_cache
def _ignorant() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b(?:{one})") for one in words()["ignorant"])

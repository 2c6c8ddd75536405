"""French typography as rules that set it: applying them twice changes nothing, and no word ever changes.

Sources: Imprimerie nationale, Lexique des règles typographiques; the no-break spaces are those of Unicode (U+00A0 before
the colon, inside guillemets and before units; U+202F, narrow, before ; ! ? and between groups of thousands).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NO_BREAK, NARROW = "\u00a0", "\u202f"
_SPACE = "[ \u00a0\u202f\u2009]"
#: What no rule may touch: code, addresses, link targets, slugs and evidence marks, comments, rules of tables.
_PROTECTED = re.compile(
    r"```.*?```|`[^`\n]*`|<!--.*?-->|\{[^{}\n]*\}|(?<=\])\([^)\n]*\)|&\w+;|https?://[^\s<>»)\]]*[^\s<>»)\].,;:!?]"
    r"|www\.[^\s<>»)\]]*[^\s<>»)\].,;:!?]|[\w.+-]+@[\w-]+\.[\w.-]*\w|^[ |:-]*-{3}[ |:-]*$",
    re.DOTALL | re.MULTILINE,
)
#: Stand-ins for protected pieces while the rules run: private characters that no text holds.
_STAND_IN = 0xF0000
_END_OF_WORD = r"[\w»)\]%€…’*]"
#: « ! » and « ? » lack a space only where they end a sentence: names hold them too (« Creative Machines? »).
_CLOSING = r";(?:\s|$)|[!?]+(?:[»)\]*\s]*$|[»)\]*]|\s+[A-ZÀÂÉÈÊÎÔÇŒ«])"


@dataclass(frozen=True)
class Rule:
    """One thing to set: how it is named in a remark, what it looks for and what it puts."""

    name: str
    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]

    def apply(self, text: str) -> str:
        """Return `text` with the rule applied everywhere."""
        return self.pattern.sub(self.put, text)


def _with_ligature(match: re.Match[str]) -> str:
    """Return « oe » as one letter, in the case it was written in."""
    return "œ" if match[0][0] == "o" else "Œ"


RULES = (
    Rule("guillemets", re.compile(r'(?<!\w)"[ \u00a0\u202f]*([^"\n]*[^"\s])[ \u00a0\u202f]*"(?!\w)'), r"« \1 »"),
    Rule("apostrophes", re.compile(r"(?<=[^\W\d_])'(?=[\w«“*(\U000F0000-\U000FFFFD])"), "’"),
    Rule("espaces doubles", re.compile(r"(?<=[^\s\d]) {2,}(?=[^\s|])|(?<=\d) {2,}(?=[^\s|\d])"), " "),
    Rule("espace après «", re.compile(rf"«{_SPACE}*(?=\S)"), f"«{NO_BREAK}"),
    Rule("espace avant »", re.compile(rf"(?<=\S){_SPACE}*»"), f"{NO_BREAK}»"),
    Rule("espace avant ; ! ?", re.compile(rf"(?<=\S){_SPACE}+(?=[;!?])"), NARROW),
    Rule("espace avant ; ! ?", re.compile(rf"(?<={_END_OF_WORD})(?={_CLOSING})", re.MULTILINE), NARROW),
    Rule("espace avant :", re.compile(rf"(?<=\S){_SPACE}+:(?=[\s*»]|$)", re.MULTILINE), f"{NO_BREAK}:"),
    Rule("espace avant :", re.compile(rf"(?<={_END_OF_WORD}):(?=\s|$)", re.MULTILINE), f"{NO_BREAK}:"),
    Rule("espace avant % et €", re.compile(rf"(?<=\d){_SPACE}*(?=[%‰]|(?:[kM]|Md)?€)"), NO_BREAK),
    Rule("espace avant h", re.compile(rf"(?<=\d){_SPACE}(?=h\b)"), NO_BREAK),
    Rule(
        "espaces des milliers",
        re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)"),
        lambda match: re.sub(_SPACE, NARROW, match[0]),
    ),
    Rule("œ", re.compile(r"[oO][eE](?=[uU])|(?<![^\W_])[oO][eE](?=il|IL)"), _with_ligature),
)
_LEFT = re.compile(r"\"|(?<!\w)'|'(?!\w)")


def set_typography(text: str) -> str:
    """Return `text` with French typography set outside code, addresses and marks."""
    masked, kept = _mask(text)
    before = ""
    while before != masked:  # quotes inside quotes show only once the outer ones are set
        before = masked
        for rule in RULES:
            masked = rule.apply(masked)
    return _unmask(masked, kept)


def faults(text: str) -> list[str]:
    """Return the names of the rules that would change `text`, in the order of the rules and without repeats."""
    if set_typography(text) == text:
        return []
    masked, _ = _mask(text)
    broken: dict[str, None] = {}
    for rule in RULES:
        changed = rule.apply(masked)
        if changed != masked:
            broken[rule.name] = None
        masked = changed
    return list(broken)


def left_to_a_reader(text: str) -> Iterator[str]:
    """Yield the surroundings of each straight quote that the rules cannot set: unpaired, or an apostrophe at an edge."""
    masked, _ = _mask(set_typography(text))
    for mark in _LEFT.finditer(masked):
        yield masked[max(0, mark.start() - 20) : mark.end() + 20].strip()


def _mask(text: str) -> tuple[str, list[str]]:
    """Return `text` with one stand-in for each protected piece, and the pieces."""
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match[0])
        return chr(_STAND_IN + len(kept) - 1)

    return _PROTECTED.sub(keep, text), kept


def _unmask(masked: str, kept: list[str]) -> str:
    """Return the text with the protected pieces back in place."""
    return "".join(
        kept[code - _STAND_IN] if _STAND_IN <= (code := ord(char)) < _STAND_IN + len(kept) else char for char in masked
    )

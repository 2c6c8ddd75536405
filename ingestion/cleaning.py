"""Repairs what extraction does to text: broken accents and apostrophes, hyphenated line ends, bullets inside lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ʼ": "’", "\u2028": " "}
)
#: Bytes of Windows-1252 that came through as control characters (0x7F is a bullet to some writers).
CONTROLS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)} | {0x7F: "•"}
#: Accents that old typesetters set as a character of their own before the letter, and what they combine to.
SPACING_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308"}
BROKEN_ACCENT = re.compile(r"([´`ˆ¨]) ?([aeiouyAEIOUY])(?=\w|\b)")
ACUTE_ELISION = re.compile(r"\b([cdjlmnst]|qu)´(?=\w)", re.IGNORECASE)
STRAY_ACCENTS = re.compile(r"[\u0300-\u036f]")
#: L + U+0313 (comma above) is how some slide tools set « L’ »: `L̓ IA` reads L’IA.
COMMA_ABOVE = re.compile(r"(\w)\u0313[ \u00a0]?")
#: Control, zero-width and bidirectional characters carry no text and can hide some from a reader; tabs are spaces.
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\u200b-\u200f\u2029-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
LOOSE_ELISION = re.compile(r"\b([cdjlmnst]|qu|lorsqu|puisqu|jusqu|quoiqu)([’'])[ \u00a0](?=\w)", re.IGNORECASE)
WIDE_SPACES = re.compile(r"[ \t\r\n\f\v\u2000-\u2008\u200a\u3000]+")

#: How far back from its end a paragraph is looked at, so that joining a thousand lines stays cheap.
LONGEST_END = 300
HYPHENS = "-\u2010\u2011\u00ad"
LINE_END_HYPHEN = re.compile(rf"([^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*)[{HYPHENS}]$")
WORD_START = re.compile(r"[^\W\d_]+")
COMPOUND_TAILS = frozenset("ci là même mêmes elle elles il ils on je tu nous vous ce moi toi lui leur y en".split())
DANGLING_HYPHEN = re.compile(r"\b([^\W\d_]{2,})( ?)[-\u2010] ([^\W\d_]{2,})")

#: Glyphs that open a list item wherever they stand first in a line; the private ones are Word's Wingdings bullets.
BULLETS = "•●▪■□◦‣⁃∙·○◆◇▶►➢➤✓✔❖→˃>\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\uf0e0"
BULLET = re.compile(rf"(?:[{BULLETS}]+(?=\s|\w|[«(“])|[-–—*](?=\s))[\s]*")
#: Letters that a bullet of a symbol font turns into; taken for one only when several lines of the document open so.
LETTER_ITEM = re.compile(r"(?:^|(?<=[.;:]\s))([oOxXvqØüè§¾])\s(?=[A-ZÀ-Þ])")
INLINE_BULLET = re.compile(r"\s+(?=[•●▪■◦‣►➢➤❖˃\uf0b7\uf0a7\uf0d8\uf0fc]\s)|(?<=[.;:!?…)])\s+(?=[>→]\s)")


def repair(text: str) -> str:
    """Return a line with its characters repaired and its spaces collapsed; a soft hyphen stays at the very end."""
    text = unicodedata.normalize("NFC", text.translate(LIGATURES).translate(CONTROLS))
    text = ACUTE_ELISION.sub("\\1’", text)
    text = BROKEN_ACCENT.sub(lambda m: unicodedata.normalize("NFC", m[2] + SPACING_ACCENTS[m[1]]), text)
    text = COMMA_ABOVE.sub("\\1’", text)
    text = INVISIBLE.sub("", STRAY_ACCENTS.sub("", text)).replace("\u2009", "\u202f")
    text = WIDE_SPACES.sub(" ", text).strip(" ")
    text = re.sub(r"\u00ad(?!$)", "", text)
    return LOOSE_ELISION.sub(r"\1\2", text)


class Words:
    """The words of one document, counted to decide what a hyphen at a line end means."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        cut = False
        for line in lines:
            found = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.lower().replace("\u2010", "-"))
            ends_cut = line_end_hyphen(line) is not None
            self._counts.update(found[int(cut) : len(found) - int(ends_cut)])  # halves of words are no words
            cut = ends_cut

    def knows(self, word: str) -> bool:
        """Tell whether the document has a word."""
        return self._counts[word.lower()] > 0

    def joined(self, first: str, second: str, hyphen: str = "-") -> str:
        """Return `first` and `second`, parted by a `hyphen` at a line end, as the document writes them elsewhere.

        The hyphen stays where the hyphenated form is the more frequent one. Where the document has neither form, it
        goes, unless it was typed (U+002D) and the halves are words of their own.
        """
        left, right = first.lower().replace("\u2010", "-"), second.lower()
        compound, whole = self._counts[f"{left}-{right}"], self._counts[left + right]
        typed = hyphen == "-" and (right in COMPOUND_TAILS or self._are_words(left, right))
        if hyphen != "\u00ad" and (compound > whole or (compound == whole == 0 and typed)):
            return f"{first}-{second}"
        return first + second

    def mended(self, text: str) -> str:
        """Return `text` with words made whole that a hyphen and a space part, as the document writes them elsewhere."""
        return DANGLING_HYPHEN.sub(self._mended, text)

    def _mended(self, match: re.Match[str]) -> str:
        first, spaced, second = match.groups()
        left, right = first.lower(), second.lower()
        if right in ("et", "ou") or (spaced and (self._counts[left] or not self._counts[left + right])):
            return match[0]
        compound, whole = self._counts[f"{left}-{right}"], self._counts[left + right]
        if compound or right in COMPOUND_TAILS:
            return f"{first}-{second}" if compound >= whole else first + second
        unknown = self._counts[left] <= 1 and self._counts[right] <= 1
        return first + second if whole or unknown else match[0]

    def _are_words(self, left: str, right: str) -> bool:
        return len(left) >= 3 and len(right) >= 3 and self._counts[left] > 0 and self._counts[right] > 1


def line_end_hyphen(text: str) -> re.Match[str] | None:
    """Return the part of a word that a hyphen cuts at the end of `text`, with the hyphen, or None."""
    return LINE_END_HYPHEN.search(text[-LONGEST_END:])


def join_lines(first: str, second: str, words: Words) -> str:
    """Return two lines of a paragraph as one, a word or an address cut at the line end made whole."""
    if re.search(r"https?:/\S*[-/\u2010]$", first[-LONGEST_END:]):
        return first.rstrip("\u2010") + second
    cut, start = line_end_hyphen(first), WORD_START.match(second)
    if cut and start and start[0] not in ("et", "ou"):
        if start[0][0].isupper() and not (cut[1].isupper() and start[0].isupper()):
            return first[:-1] + ("" if words.knows(cut[1] + start[0]) else "-") + second
        return first[: -len(cut[0])] + words.joined(cut[1], start[0], first[-1]) + second[start.end() :]
    glued = re.search(r"\w[/’']$|\d[-\u2010]$", first[-LONGEST_END:]) and re.match(r"\w", second)
    return first.rstrip("\u00ad") + ("" if glued else " ") + second


def letter_marks(lines: Iterable[str]) -> frozenset[str]:
    """Return the letters that stand for a bullet in a document: those that open three items or more."""
    counts = Counter(match[1] for line in lines for match in LETTER_ITEM.finditer(line))
    return frozenset(mark for mark, count in counts.items() if count >= 3)


def without_bullet(line: str, marks: frozenset[str] = frozenset()) -> str | None:
    """Return what follows the bullet of a line, or None where the line opens with none."""
    if len(line) > 2 and line[0] in marks and line[1] == " ":
        return line[2:].strip()
    match = BULLET.match(line)
    return line[match.end() :].strip() if match else None


def split_items(text: str, marks: frozenset[str] = frozenset()) -> list[str]:
    """Return a line or paragraph cut before the bullets that extraction left inside it."""
    parts = INLINE_BULLET.split(text)
    if marks:
        inline = re.compile(rf"\s+(?=[{''.join(sorted(marks))}](?:\s[A-ZÀ-Þ]|$))")
        parts = [piece for part in parts for piece in inline.split(part)]
    return [part for part in parts if part.strip()]

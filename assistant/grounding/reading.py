"""A text as the guard reads it: cleaned with its offsets kept, cut into words and sentences, once for all checks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from assistant.grounding.dates import Date, find_dates
from assistant.grounding.figures import Figure, find_figures
from ingestion.french import STOP_WORDS, fold, sentence_spans, stem

#: A cited passage has about a hundred words; of a longer text only this many characters are compared word by word.
READ_LIMIT = 40_000

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u3000\t", " "),
        **dict.fromkeys("’ʼ‘´`′", "'"),
        **dict.fromkeys("\u2010\u2011\u2212", "-"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    }
)
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BROKEN_WORD = r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])"
_CLUSTER = re.compile(rf"(?P<drop>[{_INVISIBLE}]|{_BROKEN_WORD})|.[\u0300-\u036f]*", re.DOTALL)
_UNEVEN = re.compile(rf"[{_INVISIBLE}\u0300-\u036f]|{_BROKEN_WORD}")
_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]{0,300}>|&(?:nbsp|#160|#xa0|amp|lt|gt|quot|#39);")
_INCLUSIVE = re.compile(r"(?<=\w{3})[·•.](?:e|ne|le|rice|trice|euse|se|ère|ive)s?(?:[·.]s)?\b")
_TOKEN = re.compile(r"https?://[^\s<>«»]+[^\s<>«».,;:!?)]|\d+(?:[.,]\d+)*|[^\W\d_]+")
_LINKED = re.compile(r"[ '-]?")
_CLAUSE_BREAK = re.compile(r"\s*[,;:()|](?=\s|$)\s*|\s+(?=\()|\s+[–—-]\s+|\s(?:mais|tandis qu(?:e\s|')|alors qu(?:e\s|')|car)\s?|\set\s(?=n(?:e\s|'))")
_ITEM = re.compile(r"\s*(?:[-–—•*▪●◦‣>]\s|\d{1,2}[.)]\s|\|)")
#: Addresses and codes: « https://… », « 3.2.3.3 », « GT1.2 », « 5G »; their digits count nothing.
_CODE = re.compile(
    r"https?://[^\s<>«»]+[^\s<>«».,;:!?)]|(?<![\w.,])(?:\d+(?:\.\d+){2,}|[A-Za-z]{1,5}-?\d+(?:\.\d+)*[A-Za-z]?|\d+[A-Z][A-Za-z]?)(?![\w%€]|[.,]\d)"
)
_ACCENTS = {
    ord(char): unicodedata.normalize("NFD", char)[0]
    for char in map(chr, range(0xC0, 0x250))
    if len(unicodedata.normalize("NFD", char)) > 1
}
_GLUE = frozenset("jusqu lorsqu puisqu quoiqu afin ainsi dont selon lorsque tandis cependant toutefois".split())


class Token(NamedTuple):
    """A word or a number of a cleaned text."""

    text: str
    word: str
    stem: str
    start: int
    end: int

    @property
    def is_content(self) -> bool:
        """Whether the word says something: neither a function word nor a number."""
        return is_content(self.word)


def is_content(word: str) -> bool:
    """Tell whether a folded word says something: neither a function word, a letter, nor a number."""
    return len(word) > 1 and word not in STOP_WORDS and word not in _GLUE and not word[0].isdigit()


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return a word plain, in lower case, without accents."""
    return fold(word)


@lru_cache(maxsize=65_536)
def _forms(text: str) -> tuple[str, str]:
    """Return a word folded, and its stem."""
    word = folded(text)
    return word, stem(word)


def lowered(text: str) -> str:
    """Return `text` in lower case and without accents, each character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower.translate(_ACCENTS)


def clean(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with one kind of space, apostrophe and hyphen and without invisible characters and markup.

    The second value gives, for each place of the cleaned text and for its end, the place in `text`.
    """
    offsets: Sequence[int] = range(len(text) + 1)
    if _UNEVEN.search(text):
        text, offsets = _even(text)
    text = text.translate(_SAME_LENGTH)
    if "<" in text or "&" in text:
        text = _MARKUP.sub(lambda mark: " " * len(mark[0]), text)
    return text, offsets


def _even(text: str) -> tuple[str, list[int]]:
    """Return `text` composed (NFC) and without invisible characters and broken words, with offsets."""
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        if cluster["drop"] is None:
            composed = unicodedata.normalize("NFC", cluster[0]) if len(cluster[0]) > 1 else cluster[0]
            pieces.append(composed)
            offsets.extend([cluster.start()] * len(composed))
    offsets.append(len(text))
    return "".join(pieces), offsets


def tokenize(text: str) -> list[Token]:
    """Return the words and numbers of a cleaned text, inclusive endings dropped."""
    even = _INCLUSIVE.sub(lambda ending: " " * len(ending[0]), text) if "·" in text or "•" in text else text
    return [Token(match[0], *_forms(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(even)]


class Reading:
    """A cleaned text with what is read off it; everything is computed when first asked for."""

    @cached_property
    def codes(self) -> list[re.Match[str]]:
        """Addresses and codes."""
        return list(_CODE.finditer(self.text))

    def __init__(self, text: str) -> None:
        self.source = text
        self.text, self.offsets = clean(text[:READ_LIMIT])
        self.lower = lowered(self.text)

    def part(self, start: int, end: int) -> Reading:
        """Return a piece of the text read by itself; its places count from its own beginning."""
        piece = Reading.__new__(Reading)
        piece.source = piece.text = self.text[start:end]
        piece.offsets = range(end - start + 1)
        piece.lower = self.lower[start:end]
        piece.tokens = [
            Token(token.text, token.word, token.stem, token.start - start, token.end - start)
            for token in self.tokens
            if start <= token.start and token.end <= end
        ]
        return piece

    @cached_property
    def tokens(self) -> list[Token]:
        """All words and numbers, in order."""
        return tokenize(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words."""
        return frozenset(token.word for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def by_prefix(self) -> dict[str, list[str]]:
        """The stems by their first four letters, where other forms of a word are looked for."""
        found: dict[str, list[str]] = {}
        for one in self.stems:
            found.setdefault(one[:4], []).append(one)
        return found

    @cached_property
    def content(self) -> list[Token]:
        """The words that say something, in order and with repeats."""
        return [token for token in self.tokens if token.is_content]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The (start, end) of each sentence; a list item is a sentence."""
        return sentence_spans(self.text)

    @cached_property
    def sentences(self) -> list[Reading]:
        """Each sentence read by itself."""
        return [self.part(start, end) for start, end in self.spans]

    @cached_property
    def clause_spans(self) -> list[tuple[int, int]]:
        """The (start, end) of what stands between punctuation marks and « mais », « et ne »…"""
        found = []
        for start, end in self.spans:
            begin = start
            for mark in _CLAUSE_BREAK.finditer(self.lower, start, end):
                found.append((begin, mark.start()))
                begin = mark.end()
            found.append((begin, end))
        return [span for span in found if span[1] > span[0]]

    @cached_property
    def clauses(self) -> list[Reading]:
        """Each clause read by itself."""
        return [self.part(start, end) for start, end in self.clause_spans]

    def clause(self, place: int) -> Reading:
        """Return the clause that holds a place."""
        for (start, end), clause in zip(self.clause_spans, self.clauses, strict=True):
            if start <= place < end:
                return clause
        return self

    @cached_property
    def lists(self) -> list[tuple[int, list[int]]]:
        """The lists of the text: the row of the sentence that leads in, and the rows of the items."""
        found: list[tuple[int, list[int]]] = []
        for row, (start, _) in enumerate(self.spans):
            if not _ITEM.match(self.text, start):
                continue
            if found and found[-1][1][-1] == row - 1:
                found[-1][1].append(row)
            elif row:
                found.append((row - 1, [row]))
        return found

    @cached_property
    def initials(self) -> frozenset[str]:
        """The acronyms that words in a row, the first with a capital, would make: three to seven letters."""
        found: set[str] = set()
        for row, first in enumerate(self.tokens):
            if not first.text[0].isupper() or len(first.text) < 2:
                continue
            letters, end = "", first.start
            for token in self.tokens[row : row + 14]:
                if len(letters) == 7 or not _LINKED.fullmatch(self.text, end, token.start):
                    break
                letters += token.word[0] if token.is_content else ""
                end = token.end
                if len(letters) >= 3:
                    found.add(letters)
        return frozenset(found)

    @cached_property
    def dates(self) -> list[Date]:
        """The dates and months."""
        return find_dates(self.lower)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures that are no part of a date, an address or a code."""
        taken = [(date.start, date.end) for date in self.dates]
        taken += [match.span() for match in self.codes]
        return find_figures(self.lower, taken)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the cleaned text stands in the text as it was given."""
        if end <= start:
            return (0, 0)
        return self.offsets[start], self.offsets[end]


    def cleaned(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the text as it was given stands in the cleaned text."""
        if isinstance(self.offsets, range):
            return start, end
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


@lru_cache(maxsize=4096)
def read(text: str) -> Reading:
    """Return the reading of `text`; the same text is read once."""
    return Reading(text)

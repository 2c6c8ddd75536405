"""A text made even for comparison, its offsets kept, and cut into words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ingestion.french import STOP_WORDS, fold, stem

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

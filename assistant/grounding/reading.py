"""A text as the guard reads it: words, sentences, clauses, lists, dates and figures, read off once for all checks."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from assistant.grounding.cleaning import Token, clean, lowered, tokenize
from assistant.grounding.dates import Date, find_dates
from assistant.grounding.figures import Figure, find_figures
from assistant.grounding.lexicon import root
from ingestion.french import sentence_spans

#: A cited passage has about a hundred words; of a longer text only this many characters are compared word by word.
READ_LIMIT = 120_000

_LINKED = re.compile(r"[ '-]?")
_CLAUSE_BREAK = re.compile(
    r"\s*[,;:()|](?=\s|$)\s*|\s+(?=\()|\s+[–—-]\s+|"
    r"\s(?:mais|tandis qu(?:e\s|')|alors qu(?:e\s|')|car)\s?|\set\s(?=n(?:e\s|'))"
)
_ITEM = re.compile(r"\s*(?:[-–—•*▪●◦‣>]\s|\d{1,2}[.)]\s|\|)")
#: Addresses and codes: « https://… », « 3.2.3.3 », « GT1.2 », « 5G »; their digits count nothing.
_CODE = re.compile(
    r"https?://[^\s<>«»]+[^\s<>«».,;:!?)]|(?<![\w.,+])(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)|"
    r"(?<![\w.,])(?:\d+(?:\.\d+){2,}|[A-Za-z]{1,5}-?\d+(?:\.\d+)*[A-Za-z]?|\d+[A-Z][A-Za-z]?)(?![\w%€]|[.,]\d)"
)


class Reading:
    """A cleaned text with what is read off it; everything is computed when first asked for."""

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
            for token in self.tokens[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            if token.end <= end
        ]
        return piece

    @cached_property
    def tokens(self) -> list[Token]:
        """All words and numbers, in order."""
        return tokenize(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where the words and numbers begin."""
        return [token.start for token in self.tokens]

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words."""
        return frozenset(token.word for token in self.tokens)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The stems without the verb endings that the stemmer leaves on."""
        return frozenset(map(root, self.stems))

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
    def codes(self) -> list[re.Match[str]]:
        """Addresses and codes."""
        return list(_CODE.finditer(self.text))

    @cached_property
    def dates(self) -> list[Date]:
        """The dates and months."""
        return find_dates(self.lower)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures that are no part of a date, an address or a code."""
        return find_figures(self.lower, self._taken)

    @cached_property
    def english_figures(self) -> list[Figure]:
        """The figures, where the text is English: « 1,234 » has no decimals."""
        return find_figures(self.lower, self._taken, english=True)

    @cached_property
    def _taken(self) -> list[tuple[int, int]]:
        """The spans whose digits count nothing."""
        return [*((date.start, date.end) for date in self.dates), *(match.span() for match in self.codes)]

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

"""Whether words taken from a passage still say what it says: nothing cut off that changes them, nothing glued."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from assistant.grounding.reading import Reading
from ingestion.french import STOP_WORDS

#: Words that change what stands before or after them; a quote may not lose them.
_SCOPE = re.compile(
    r"(?<!\w)(?:ne|n'|pas|jamais|aucune?s?|ni|sans|sauf|hormis|excepte\w*|a l'exception|hors|seule?s?|seulement|uniquement|exclusivement|"
    r"(?:ou|et) (?:plus|moins)|au (?:moins|plus|maximum|minimum)|jusqu'\w+|a condition|sous reserve|a moins|si|s'il|s'ils|faute de|tant que|"
    r"sinon|peu|guere|rarement|moins|non)(?!\w)"
)
_DOUBT = re.compile(
    r"(?<!\w)(?:ne|n'|faux|doute\w*|conteste\w*|refus\w*|nie|nient|redout\w*|crain\w*|hypothese|si|dement\w*|reproche\w*|denonc\w*)(?!\w)"
)
_CLAUSE_START = re.compile(
    r"(?:[,;:.!?…(«\"–—|]|(?<!\w)(?:et|mais|or|car|donc|puis)|^)\s*(?:(?:et|mais|or|car|donc|ou|puis)\s+)?(?:(?:l|d|la|le|les|un|une|des)'?\s*)?$"
)
_CLAUSE_END = re.compile(r"\s*(?:[,;:.!?…)»\"–—|(\[]|$)")
_REPORTED = re.compile(r"(?:que|qu'|that)\s*(?:(?:l'|la|le|les|un|une|des)\s*)?$")
#: What may follow a shortened quote without having changed it.
_ADJUNCT = re.compile(
    r"\s+(?:selon|d'apres|notamment|par exemple|comme|ainsi que|grace|afin|et|precise|indique|according)(?!\w)"
)
_ENDS_OPEN = frozenset(
    STOP_WORDS
    | {
        "sans",
        "jusqu",
        "plus",
        "moins",
        "tres",
        "trop",
        "lorsque",
        "selon",
        "afin",
        "entre",
        "contre",
        "depuis",
        "pendant",
        "avant",
        "apres",
    }
) - frozenset("faire fait avoir etre meme moi lui ci dit oui elles ils soi eux ou".split())


#: Longer sentences are not searched for glued halves, nor more places of one half, so that time stays bounded.
MOST_WORDS, MOST_PLACES = 150, 12


class Cut(NamedTuple):
    """What is wrong with an excerpt: the key of the reason, and the words lost or left hanging."""

    reason: str
    words: str


def find_cut(reading: Reading, start: int, end: int) -> Cut | None:
    """Return what is wrong with quoting `reading.text[start:end]` as a sentence, or None if it is a fair quote."""
    first = next((span for span in reading.spans if span[1] > start), (start, end))
    last = next((span for span in reversed(reading.spans) if span[0] < end), (start, end))
    before, after = reading.lower[first[0] : start], reading.lower[end : last[1]]
    before = re.sub(r"^\s*(?:[-–—•*▪●◦‣>|«\"(]|\d{1,2}[.)])?\s*", "", before)
    tail = reading.text[end : last[1]]
    return _cut_before(before, reading.text[first[0] : start]) or _cut_after(reading, start, end, after, tail)


def _cut_before(before: str, shown: str) -> Cut | None:
    """Return what is lost in front of a quote that does not begin its sentence."""
    if not re.search(r"\w", before) or re.fullmatch(r"(?:l|la|le|les|d|un|une|des|cette|ce|ces|et|mais)'?\s*", before):
        return None
    clause = re.split(r"[;.!?]", before)[-1]
    if _REPORTED.search(before):
        return Cut("cut_scope", shown.strip()) if _DOUBT.search(clause) else None
    if not _CLAUSE_START.search(before):
        return Cut("cut_start", shown.strip())
    return Cut("cut_scope", shown.strip()) if _SCOPE.search(clause) else None


def _cut_after(reading: Reading, start: int, end: int, after: str, shown: str) -> Cut | None:
    """Return what is lost behind a quote that does not end its sentence."""
    if not re.search(r"\w", after):
        return None
    inside = [token for token in reading.tokens if start <= token.start < end]
    boundary = _CLAUSE_END.match(after)
    if inside and inside[-1].word in _ENDS_OPEN and not boundary:
        return Cut("cut_end", inside[-1].text)
    if not boundary and not _ADJUNCT.match(after):
        return Cut("cut_end", shown.strip())
    if boundary and boundary[0].strip() in {";", ".", "!", "?"}:
        return None
    clause = re.match(r"[\s,:(«\"–—|\[]*[^,;:.()]*", after)
    return Cut("cut_scope", shown.strip()) if clause and _SCOPE.search(clause[0]) else None


class Splice(NamedTuple):
    """A sentence glued from two places of the passages."""

    left: str
    right: str


def find_splice(words: Sequence[str], passages: Sequence[Reading]) -> Splice | None:
    """Return the two halves of a sentence glued from words of two sentences, or None if it is none.

    `words` are the folded words of the sentence. Each half has at least three words and stands somewhere whole; the
    second does not begin a clause there, so that it lost its subject, or the first lost its end.
    """
    if len(words) > MOST_WORDS:
        return None
    sources = [(passage, "".join(f" {token.word}" for token in passage.tokens) + " ") for passage in passages]
    if any(f" {' '.join(words)} " in joined for _, joined in sources):
        return None
    left = _longest(words, sources)
    right = _longest(
        words[::-1], [(passage, " " + " ".join(joined.split()[::-1]) + " ") for passage, joined in sources]
    )
    if left < 3 or right < 3 or left + right < len(words):
        return None
    splits = range(max(3, len(words) - right), min(left, len(words) - 3) + 1)
    if not splits or any(_is_fair(words[:split], words[split:], passages) for split in splits):
        return None
    split = splits[-1]
    return Splice(" ".join(words[:split]), " ".join(words[split:]))


def _longest(words: Sequence[str], sources: Sequence[tuple[Reading, str]]) -> int:
    """Return how many of the first words stand in a row in one source."""
    best = 0
    for _, joined in sources:
        while best < len(words) and f" {' '.join(words[: best + 1])} " in joined:
            best += 1
    return best


def _is_fair(left: Sequence[str], right: Sequence[str], passages: Sequence[Reading]) -> bool:
    """Tell whether two halves come from one sentence in order, or the second begins a clause of its own."""
    for row, passage in enumerate(passages):
        for start, end in _occurrences(right, passage):
            opens = _begins_clause(passage, start)
            for other_row, other in enumerate(passages):
                for left_start, left_end in _occurrences(left, other):
                    same = row == other_row and _same_sentence(passage, left_start, end) and left_end <= start
                    if same or (
                        opens
                        and (_ends_clause(other, left_end) or right[0] in {"et", "mais", "tandis", "alors", "contre"})
                    ):
                        return True
    return False


def _occurrences(words: Sequence[str], passage: Reading) -> list[tuple[int, int]]:
    """Return the (start, end) of a run of folded words in a passage."""
    tokens, size = passage.tokens, len(words)
    found = (
        (tokens[row].start, tokens[row + size - 1].end)
        for row in range(len(tokens) - size + 1)
        if tokens[row].word == words[0] and all(tokens[row + step].word == words[step] for step in range(size))
    )
    return list(islice(found, MOST_PLACES))


def _same_sentence(passage: Reading, start: int, end: int) -> bool:
    """Tell whether a span lies within one sentence."""
    return any(first <= start and end <= last for first, last in passage.spans)


def _begins_clause(passage: Reading, start: int) -> bool:
    """Tell whether a place opens a sentence or a clause."""
    first = next((span[0] for span in passage.spans if span[0] <= start < span[1]), start)
    before = re.sub(r"^\s*(?:[-–—•*▪●◦‣>|«\"(]|\d{1,2}[.)])?\s*", "", passage.lower[first:start])
    return not re.search(r"\w", before) or bool(re.search(r"[;:,(]\s*(?:(?:l|la|le|les)'?\s*)?$", before))


def _ends_clause(passage: Reading, end: int) -> bool:
    """Tell whether a place closes a sentence or a clause."""
    return bool(re.match(r"\s*(?:[;:,.!?)»\"]|$|\n)", passage.lower[end:]))

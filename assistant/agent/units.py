"""What an answer is put together from: single sentences, one item of a list with its lead-in, or a list whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Literal

from assistant.agent.sentences import Candidate, word_count
from assistant.question import Intent

#: Questions that one item of a list may answer alone.
SHORT_INTENTS: frozenset[Intent] = frozenset({"figure", "date", "person", "place", "confirm"})
#: A list beyond this is cut: nobody reads on.
MAX_LIST_ITEMS = 30
#: A list with more words than this is not said whole where one of its items may answer.
LONG_LIST_WORDS = 100


@dataclass(frozen=True)
class Unit:
    """Sentences of one passage that are said together or not at all, in the order of the text."""

    kind: Literal["sentence", "item", "list"]
    sentences: tuple[Candidate, ...]

    @property
    def rank(self) -> int:
        """Place of its passage among those found, from 0."""
        return self.sentences[0].rank

    def words(self) -> int:
        """Return how many words a reader counts."""
        return words_of(self.sentences)


def units(intent: Intent, pool: Sequence[Candidate]) -> list[Unit]:
    """Return the units of every passage of `pool`, whose sentences stand passage by passage in the order of the text."""
    return [unit for _, own in groupby(pool, lambda one: one.passage.id) for unit in _of_passage(intent, list(own))]


def _of_passage(intent: Intent, own: Sequence[Candidate]) -> Iterator[Unit]:
    """Yield the units of one passage; a list without a lead-in counts as led in by nothing."""
    place = 0
    while place < len(own):
        lead = () if own[place].is_item else (own[place],)
        items = tuple(takewhile(lambda one: one.is_item, own[place + len(lead) :])) if leads(own[place]) else ()
        if items and intent in SHORT_INTENTS:
            yield from (Unit("item", (*lead, item)) for item in items)
        if not items:
            yield Unit("sentence", (own[place],))
        elif intent not in SHORT_INTENTS or words_of((*lead, *items)) <= LONG_LIST_WORDS:
            yield Unit("list", (*lead, *items[:MAX_LIST_ITEMS]))
        place += max(1, len(lead) + len(items))


def leads(candidate: Candidate) -> bool:
    """Tell whether a sentence may begin a list: it ends with a colon, or is an item itself."""
    return candidate.is_item or candidate.text.rstrip().endswith(":")


def words_of(sentences: Sequence[Candidate]) -> int:
    """Return how many words a reader counts in sentences together."""
    return sum(word_count(candidate.text) for candidate in sentences)

"""The shipped guard as the bench's judge of support: does this passage bear this sentence?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from assistant.grounding.guard import check
from assistant.models import Verdict
from ingestion.build import indexed_text
from ingestion.lexical import LexicalIndex
from ingestion.models import Passage


class Checker:
    """Asks the guard, once a question; the same code that guards the answers people read."""

    def __init__(self, passages: Mapping[str, Passage]) -> None:
        self.passages = passages
        self._known: dict[tuple[str, tuple[str, ...]], Verdict] = {}

    @cached_property
    def _rarity(self) -> Callable[[str], float]:
        """How rare each stem is; only built for a verdict, for much of a run is read without any."""
        return LexicalIndex.build([indexed_text(passage) for passage in self.passages.values()]).idf

    def verdict(self, sentence: str, passages: Sequence[str]) -> Verdict:
        """Return the guard's verdict on a sentence against passages, named by id; ids that do not exist are passed over."""
        key = (sentence, tuple(passages))
        if key not in self._known:
            texts = [self.passages[name].text for name in passages if name in self.passages]
            self._known[key] = check(sentence, texts, self._rarity)
        return self._known[key]

    def bears(self, sentence: str, passages: Sequence[str]) -> bool:
        """Tell whether passages support a sentence."""
        return bool(passages) and self.verdict(sentence, passages).support in {"verbatim", "supported"}

"""Recognises trades in a text by looking up their names, fast enough for every offer of a catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from ingestion.catalogue.models import Offer
from ingestion.catalogue.trades import Trades, both_genders
from ingestion.french import words

#: Words of the longest name of a trade.
LONGEST = 7


class TradeBook:
    """Folded names of trades → their rows in `trades.yaml`."""

    def __init__(self, trades: Trades) -> None:
        self._rome = [trade.rome for trade in trades.trades]
        self._named: dict[str, set[int]] = {}
        self._read: dict[str, frozenset[int]] = {}
        for row, trade in enumerate(trades.trades):
            titles = [name for title in trade.titles for name in both_genders(title)]
            for name in (*trade.names, *titles, *trade.activities):
                self._named.setdefault(" ".join(map(singular, words(name))), set()).add(row)

    def find(self, text: str) -> frozenset[int]:
        """Return the rows of the trades that `text` names; of two names, one inside the other, the longer counts."""
        said = [singular(word) for word in words(text)]
        found: set[int] = set()
        taken: set[int] = set()
        for length in range(min(LONGEST, len(said)), 0, -1):
            for begin in range(len(said) - length + 1):
                span = set(range(begin, begin + length))
                rows = self._named.get(" ".join(said[begin : begin + length]))
                if rows and not span & taken:
                    found |= rows
                    taken |= span
        return frozenset(found)

    def codes(self, rows: Iterable[int]) -> frozenset[str]:
        """Return the closest ROME code of each of some trades."""
        return frozenset(self._rome[row][0] for row in rows)

    def of(self, offer: Offer) -> frozenset[int]:
        """Return the rows of the trades that an offer is meant for."""
        return frozenset().union(*(self._of(trade) for trade in offer.trades)) if offer.trades else frozenset()

    def _of(self, trade: str) -> frozenset[int]:
        """Return the rows of one name; the same names come back in thousands of offers."""
        if trade not in self._read:
            self._read[trade] = self.find(trade)
        return self._read[trade]


def singular(word: str) -> str:
    """Return a folded word without the mark of the plural."""
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x")) else word


def key_of(trade: str) -> str:
    """Return a trade as folded words without plurals, so that two of the same words are alike; empty for none."""
    return " ".join(map(singular, words(trade)))

"""Trades by their everyday names, in both genders, and by their ROME titles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from ingestion.catalogue.errors import CatalogueError, reason
from ingestion.corpus import load_yaml
from ingestion.french import words
from ingestion.models import Strict


class Trade(Strict):
    """A trade as people name it, and the ROME codes it belongs to."""

    rome: tuple[str, ...] = Field(description="ROME 4.0 codes, the closest first")
    titles: tuple[str, ...] = Field(default=(), description="Official titles of those codes, in both genders")
    names: tuple[str, ...] = Field(description="Everyday names in both genders; a name may have several words")
    activities: tuple[str, ...] = Field(default=(), description="What the trade does: « montage »")


class Trades:
    """All known trades; names are compared folded, elisions split."""

    def __init__(self, trades: Sequence[Trade]) -> None:
        self.trades = tuple(trades)
        self._forms: dict[str, list[Trade]] = {}
        for trade in trades:
            for form in forms_of(trade):
                self._forms.setdefault(form, []).append(trade)
        self._coded: dict[str, list[Trade]] = {}
        for trade in trades:
            self._coded.setdefault(trade.rome[0], []).append(trade)
        self._longest = max((form.count(" ") + 1 for form in self._forms), default=0)

    @classmethod
    def load(cls, corpus: Path) -> Trades:
        """Read `trades.yaml` of a corpus; a corpus without one knows no trade."""
        path = corpus / "trades.yaml"
        if not path.exists():
            return cls(())
        try:
            return cls([Trade.model_validate(entry) for entry in load_yaml(path) or ()])
        except (TypeError, ValidationError) as error:
            fault = reason(error) if isinstance(error, ValidationError) else "une liste de métiers est attendue"
            raise CatalogueError(f"trades.yaml : {fault}.") from error

    def find(self, text: str) -> list[tuple[Trade, str]]:
        """Return the trades that `text` names, each with the folded words by which it does."""
        tokens = words(text)
        found: dict[tuple[str, ...], tuple[Trade, str]] = {}
        for size in range(1, self._longest + 1):
            for start in range(len(tokens) - size + 1):
                named = " ".join(tokens[start : start + size])
                for trade in self._forms.get(named) or self._forms.get(named.removesuffix("s")) or ():
                    found[trade.names] = (trade, named)
        pairs = list(found.values())
        return [pair for pair in pairs if not any(_inside(pair[1], other[1]) for other in pairs)]

    def coded(self, codes: Sequence[str]) -> list[Trade]:
        """Return the trades whose closest ROME code is among `codes`."""
        return [trade for code in codes for trade in self._coded.get(code, ())]

    def vocabulary(self) -> set[str]:
        """Return the folded words of every name, for typing errors."""
        return {word for form in self._forms for word in form.split() if len(word) > 3}


def forms_of(trade: Trade) -> set[str]:
    """Return the folded names, titles and activities of a trade."""
    titles = [name for title in trade.titles for name in both_genders(title)]
    return {" ".join(words(name)) for name in (*trade.names, *titles, *trade.activities)}


def both_genders(title: str) -> list[str]:
    """Return the two names of an official title: « Monteur / Monteuse vidéo » → « Monteur vidéo », « Monteuse vidéo »."""
    masculine, slash, feminine = title.partition(" / ")
    if not slash:
        return [title]
    rest = feminine.split()[len(masculine.split()) :]
    return [" ".join([masculine, *rest]), feminine]


def _inside(name: str, other: str) -> bool:
    """Tell whether `name` is only a part of the longer `other`."""
    return name != other and f" {name} " in f" {other} "

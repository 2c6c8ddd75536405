"""Sentences about offers and ways to learn that the guard supports: the fullest of several that its passages bear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.advice.models import Reason, Step
from assistant.grounding.guard import check
from assistant.models import DraftSentence
from assistant.words import catalogue
from ingestion.catalogue.models import Offer
from ingestion.index import Index

#: Most passages of a record that are looked at for the proof of what is said of it.
LOOKED_AT = 4


class Prover:
    """Words what is said of offers, and drops whatever the passages of their records do not bear."""

    def __init__(self, index: Index, language: str = "fr") -> None:
        self._index = index
        self._words = catalogue(language)["advice"]

    def item(self, rank: int, offer: Offer, reason: Reason | None = None) -> DraftSentence | None:
        """Return one item of a list, « 1. « Titre » (organisme, 14 heures) : pourquoi », with the passages that prove it.

        None where no passage of the index in service bears even the title.
        """
        for told in self._named(offer):
            if proven := self._proven(rank, told, self._held(offer.evidence[:LOOKED_AT]), reason):
                return proven
        return None

    def way(self, rank: int, step: Step) -> DraftSentence | None:
        """Return a way to learn with the sentence of a study that supports it."""
        told = [reason for reason in step.why if reason.kind == "way"] or step.why
        for reason in told:
            passages = [citation.passage for citation in reason.citations]
            if proven := self._proven(rank, step.title, passages, reason):
                return proven
        return next(
            (DraftSentence(text=reason.text, passages=[one.passage for one in reason.citations]) for reason in told),
            None,
        )

    def warned(self, warning: Reason) -> DraftSentence:
        """Return a warning, led in where the guard still finds it in its passage."""
        passages = [citation.passage for citation in warning.citations]
        led_in = self._words["warning"].format(text=warning.text)
        return DraftSentence(text=led_in if self._supported(led_in, passages) else warning.text, passages=passages)

    def _named(self, offer: Offer) -> Iterator[str]:
        """Yield the ways to name an offer, the fullest first; a part that its record lacks is in none of them."""
        parts = {
            "title": offer.title,
            "provider": offer.provider,
            "hours": self._words["hours"].format(hours=f"{offer.hours:g}".replace(".", ","))
            if offer.hours
            else offer.duration_text,
            "price": offer.price_text,
            "mode": self._words["modes"].get(offer.mode, ""),
        }
        for template in self._words["named"]:
            if all(value for name, value in parts.items() if f"{{{name}}}" in template):
                yield template.format(**parts)

    def _proven(self, rank: int, told: str, passages: Sequence[str], reason: Reason | None) -> DraftSentence | None:
        """Return what is told with its reason, else without, citing as few passages as bear it; None where none do."""
        if reason:
            text = self._words["item_why"].format(rank=rank, told=told, why=_inside(reason.text))
            why = [citation.passage for citation in reason.citations]
            for chosen in _fewest(passages):
                cited = list(dict.fromkeys([*chosen, *why]))
                if self._supported(text, cited) and self._supported(told, chosen):
                    return DraftSentence(text=text, passages=cited)
        text = self._words["item"].format(rank=rank, told=told)
        bare = (
            DraftSentence(text=text, passages=list(chosen))
            for chosen in _fewest(passages)
            if self._supported(text, chosen)
        )
        return next(bare, None)

    def _held(self, passages: Iterable[str]) -> list[str]:
        return [name for name in passages if name in self._index.rows]

    def _supported(self, text: str, passages: Sequence[str]) -> bool:
        texts = [self._index.passages[self._index.rows[name]].text for name in self._held(passages)]
        return bool(texts) and check(text, texts, self._index.text_lexical.idf).support in ("verbatim", "supported")


def _fewest(passages: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield each passage alone, then the first two together."""
    yield from ([name] for name in passages)
    if len(passages) > 1:
        yield passages[:2]


def _inside(text: str) -> str:
    """Return a sentence as the second half of another: a small letter at its head, unless an abbreviation stands there."""
    return text if text[:2].isupper() or text[:1] in '«"' else text[:1].lower() + text[1:]

"""Why a step is advised: sentences of the corpus, word for word, each checked by the guard before it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.advice.candidates import Candidate
from assistant.advice.models import Reason
from assistant.advice.needs import Needs
from assistant.grounding.guard import check
from assistant.models import ITEM, Citation
from ingestion.catalogue.models import Offer
from ingestion.french import sentences, stems
from ingestion.models import Passage

#: Most needs that one step is justified by.
MOST_NEEDS = 2
#: Most passages that one offer is proved by, and words of titles that name no course in particular.
MOST_RECORDS, COMMON = 2, "IA intelligence artificielle formation outils"


class Proofs:
    """Quotes passages of the corpus; what the guard does not find verbatim is never quoted."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages: Mapping[str, Passage] = {passage.id: passage for passage in passages}
        self._quotes: dict[tuple[str, str], Reason | None] = {}

    def quote(self, identifier: str, about: str = "") -> Reason | None:
        """Return the sentence of a passage that shares most stems with `about`, the first of equals.

        An item of a list is cut off from what announces it: it counts only where it holds half of the stems.

        None where the index in service lacks the passage or the guard does not support the sentence.
        """
        key = (identifier, about)
        if key not in self._quotes:
            passage = self._passages.get(identifier)
            self._quotes[key] = _quoted(passage, frozenset(stems(about))) if passage else None
        return self._quotes[key]


def _quoted(passage: Passage, about: frozenset[str]) -> Reason | None:
    """Return the sentence of a passage that is nearest to some stems, with its citation."""
    told = [sentence for sentence in sentences(passage.text) if not sentence.endswith(":")]
    if not told:
        return None
    best = max(told, key=lambda sentence: _nearness(sentence, about))
    text = ITEM.sub("", best, count=1).strip().rstrip(" ;\u00a0\u202f")
    start = passage.text.find(text)
    if start < 0 or check(text, [passage.text]).support != "verbatim":
        return None
    citation = Citation(
        n=1,
        source=passage.source,
        passage=passage.id,
        locator=passage.locator,
        page=passage.page,
        quote=text,
        start=start,
        end=start + len(text),
    )
    return Reason(text=text, citations=[citation])


def _nearness(sentence: str, about: frozenset[str]) -> tuple[int, bool]:
    """Return how near a sentence is to some stems; prose comes before an item that is as near."""
    shared, item = len(about & set(stems(sentence))), bool(ITEM.match(sentence))
    return (-1 if item and 2 * shared < len(about) else shared), not item


class Reasoning:
    """Gives the reasons of one pathway; a passage keeps its number through the whole of it."""

    def __init__(self, proofs: Proofs, needs: Needs) -> None:
        self._proofs = proofs
        self._needs = needs
        self._numbers: dict[str, int] = {}

    def of(self, one: Candidate, left: Mapping[str, int]) -> list[Reason]:
        """Return why a step is advised: what proves the needs that it covers, then what proves that it exists.

        `left`: the needs that no earlier step covers.
        """
        found = [self.cite("need", passage, about) for passage, about in self._need_passages(one, left)]
        if one.offer:
            found += self._records(one.offer)
        if one.activity:
            found += [self.cite("way", identifier, one.activity.title) for identifier in one.activity.evidence]
        kept: dict[str, Reason] = {}
        for reason in found:
            if reason:
                kept.setdefault(reason.text, reason)
        return list(kept.values())

    def _records(self, offer: Offer) -> list[Reason]:
        """Return what describes an offer: first what shares a word with its title, else the first that can be quoted."""
        about, title = f"{offer.title} {offer.provider}", set(stems(offer.title)) - set(stems(COMMON))
        found = [reason for identifier in offer.evidence if (reason := self.cite("offer", identifier, about))]
        near = [reason for reason in found if title & set(stems(reason.text))]
        return (near or found[:1])[:MOST_RECORDS]

    def cite(self, kind: str, passage: str, about: str = "") -> Reason | None:
        """Return a sentence of a passage as a reason, or None where it cannot be quoted."""
        found = self._proofs.quote(passage, about)
        if found is None:
            return None
        number = self._numbers.setdefault(passage, len(self._numbers) + 1)
        citations = [citation.model_copy(update={"n": number}) for citation in found.citations]
        return found.model_copy(update={"citations": citations, "kind": kind})

    def _need_passages(self, one: Candidate, left: Mapping[str, int]) -> list[tuple[str, str]]:
        """Return the passages that say what the covered needs are, with what to quote of them."""
        covered = sorted((key for key in one.covers if key in left), key=lambda key: (-one.covers[key], key))
        found = [(self._needs.evidence[key], self._quoted(one, key)) for key in covered[:MOST_NEEDS]]  # type: ignore[index]
        if not found:
            aims = [key.removeprefix("aim:") for key in one.covers if key.startswith("aim:")]
            found = [(self._needs.aim_evidence[aim], aim) for aim in aims[:1]]  # type: ignore[index]
        return found

    def _quoted(self, one: Candidate, key: str) -> str:
        """Return what to quote: the level of an expectation that a step leads to, as far as it is aimed at."""
        target = self._needs.targets[key]  # type: ignore[index]
        return self._needs.quoted.format(level=min(target, one.gains.get(key, target)))  # type: ignore[call-overload]

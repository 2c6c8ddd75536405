"""Drafts about offers of the catalogue: those that were found, and two or more beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.advice.models import Reason
from assistant.agent.advice_wording import Wording
from assistant.agent.proving import Prover
from assistant.models import Draft, DraftSentence
from ingestion.catalogue.models import Offer

#: Fields that are told to be unknown of an offer that is compared.
ASKED_ABOUT = ("hours", "mode", "place", "price", "certification")


class OfferDrafts(Wording):
    """Words what the catalogue gave back."""

    def _offers(self, artifact: dict[str, Any]) -> Draft:
        """Return the offers that were found, and what the catalogue does not say of them."""
        offers = self._of(artifact["offers"])
        said = self._words["found"]
        talk = []
        if artifact["extreme"]:
            talk.append(
                self._words["most"][artifact["extreme"]].format(known=artifact["known"], count=artifact["total"])
            )
        if artifact["unknown"] and offers:
            names = ", ".join(dict.fromkeys(self._words["filters"].get(name, name) for name in artifact["unknown"]))
            talk.append(self._words["unknown_for_all" if artifact["sure"] == 0 else "unknown_for"].format(names=names))
        if not offers:
            lead = self._words["most"]["unknown"] if artifact["extreme"] else said["none"]
            return Draft(
                status="refused",
                reason=" ".join([lead, *talk]),
                language=self._language,
                followups=[self._words["suggestions"]["pathway"]],
            )
        total = artifact["total"]
        if artifact["extreme"]:
            lead, talk = talk[0], talk[1:]
        elif total == 1:
            lead = said["one"]
        elif not artifact["sure"]:
            lead = said["maybe_all" if total == len(offers) else "maybe"].format(count=total, shown=len(offers))
        else:
            lead = said["all" if total == len(offers) else "other"].format(count=total, shown=len(offers))
        sentences = [*self._listed(offers), *(DraftSentence(text=text, conversation=True) for text in talk)]
        followups = [self._words["suggestions"]["compare"]] if len(offers) > 1 else []
        return Draft(
            language=self._language,
            introduction=lead,
            sentences=sentences,
            followups=[*followups, self._words["suggestions"]["pathway"]],
        )

    def _comparison(self, artifact: dict[str, Any]) -> Draft:
        """Return what the sources say of each offer, in what they differ, and what nobody says."""
        offers = self._of(artifact["offers"])
        if not offers:
            return self._clarify(self._words["only_one"], [], "")
        names = self._words["compared_fields"]
        sentences = self._listed(offers, described=True)
        differs = ", ".join(names[name] for name in artifact["differs"])
        talk = [self._words["differs"].format(names=differs) if differs else self._words["same"]]
        for offer in offers:
            missing = [
                names[name]
                for name in ASKED_ABOUT
                if getattr(offer, name) in (None, "") and not (name == "hours" and offer.duration_text)
            ]
            if missing:
                talk.append(self._words["not_said"].format(title=offer.title, names=", ".join(missing)))
        sentences += [DraftSentence(text=text, conversation=True) for text in talk]
        return Draft(
            language=self._language,
            introduction=self._words["compared"],
            sentences=sentences,
            followups=[self._words["suggestions"]["pathway"]],
        )

    def _listed(self, offers: Sequence[Offer], described: bool = False) -> list[DraftSentence]:
        """Return a line an offer; `described`: with a sentence of its record."""
        prover = Prover(self._library.knowledge.index, self._language)
        told = []
        for rank, offer in enumerate(offers, 1):
            about = self._described(offer) if described else None
            if sentence := prover.item(rank, offer, about):
                told.append(sentence)
        return told

    def _described(self, offer: Offer) -> Reason | None:
        """Return the sentence of an offer's record that says most of it."""
        about = f"{offer.title} {offer.provider} dure heures objectifs"
        return next((found for name in offer.evidence[:3] if (found := self._counsel.proofs.quote(name, about))), None)

"""Drafts of the embedded model about a person: what to ask next, a pathway, offers, the self-assessment."""

from __future__ import annotations

from typing import Any

from assistant.agent.advising_assessment import AssessmentDrafts
from assistant.agent.advising_offers import OfferDrafts
from assistant.agent.advising_pathway import PathwayDrafts
from assistant.models import Draft


class Advising(PathwayDrafts, OfferDrafts, AssessmentDrafts):
    """Words what the tools of a turn gave back; every fact cites a passage, the rest is conversation."""

    def draft(self, artifact: dict[str, Any]) -> Draft:
        """Return the draft for what a tool gave back last."""
        drafts = {
            "profile": self._asked,
            "pathway": self._pathway,
            "offers": self._offers,
            "comparison": self._comparison,
            "assessment": self._assessment,
        }
        return drafts[artifact["advice"]](artifact)

    def held(self, anything: bool) -> Draft:
        """Return the reply to « qu’avez-vous compris de moi ? »; the profile itself stands beside it."""
        text = self._words["held" if anything else "nothing_held"]
        return self._talk([text], [self._words["suggestions"]["pathway"]])

"""Drafts of the self-assessment: its next question, or where it places the person."""

from __future__ import annotations

from typing import Any

from assistant.advice.models import Reason
from assistant.agent.advice_wording import Wording
from assistant.models import Draft, DraftSentence

#: Sentences of the grid that are spoken after a self-assessment.
GRID = 3


class AssessmentDrafts(Wording):
    """Words the self-assessment."""

    def _assessment(self, artifact: dict[str, Any]) -> Draft:
        """Return the next question of the self-assessment, or where it places the person."""
        said, question = self._words["assess"], artifact["question"]
        if question:
            text = said["lead"].format(
                row=artifact["row"], count=artifact["count"], question=question["text"], example=question["example"]
            )
            lead = (
                said["begin"].format(count=artifact["count"])
                if artifact["begun"]
                else said["again"]
                if artifact["again"]
                else ""
            )
            return self._clarify(text, [*question["answers"], self._words["skip"], said["stop"]], lead)
        lead = said["left"] if artifact["left"] else ""
        further = [self._words["suggestions"]["pathway"]]
        if not artifact["levels"]:
            return self._clarify(" ".join(part for part in (lead, said["nothing"]) if part), further, "")
        names = self._words["values"]["expectations"]
        levels = " ; ".join(
            said["level"].format(expectation=names[key], level=level) for key, level in artifact["levels"].items()
        )
        reasons = [Reason.model_validate(one) for one in artifact["why"][:GRID]]
        sentences = [
            DraftSentence(text=said["done"].format(levels=levels), conversation=True),
            *(
                DraftSentence(text=one.text, passages=[citation.passage for citation in one.citations])
                for one in reasons
            ),
        ]
        return Draft(language=self._language, introduction=lead, sentences=sentences, followups=further)

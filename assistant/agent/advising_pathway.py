"""Drafts about a person: what to ask next, and the pathway with its reasons and its warnings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.advice.held import HeldProfile
from assistant.advice.lexicon import phrases
from assistant.advice.models import Pathway
from assistant.advice.reading.telling import ProfileLine, lines_of
from assistant.agent.advice_wording import Wording
from assistant.agent.proving import Prover
from assistant.agent.tools.profile import question_of
from assistant.models import Draft, DraftSentence

#: Warnings that are spoken; all of them stand in the pathway.
WARNINGS = 2


class PathwayDrafts(Wording):
    """Words the interview and what it leads to."""

    def not_kept(self, kinds: Sequence[str]) -> str:
        """Return the sentence that says which data was not kept, empty where there was none."""
        names = [self._words["kinds"][kind] for kind in kinds]
        if not names:
            return ""
        glue = f" {self._words['and']} "
        told = glue.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return str(self._words["not_kept"]).format(what=told)

    def _asked(self, artifact: dict[str, Any]) -> Draft:
        """Return the next question of the interview."""
        kept = self.not_kept(artifact["sensitive"])
        name = artifact["question"]
        noted = self._noted(artifact)
        question = self._put(name, artifact["client"])
        lead = " ".join(part for part in (noted, kept) if part)
        return self._clarify(question, [*self._words["choices"][name], self._words["skip"]], lead)

    def _noted(self, artifact: dict[str, Any]) -> str:
        """Return what the message changed of the profile, in words; empty where it changed nothing."""
        if artifact["forgot"]:
            return str(self._words["cleared"])
        lines = lines_of(HeldProfile.model_validate(artifact["held"]), self._language, self._counsel.names)
        told = [_bare(line) for line in lines if line.field in artifact["changed"]]
        return str(self._words["noted"]).format(lines=", ".join(told)) if told else ""

    def _pathway(self, artifact: dict[str, Any]) -> Draft:
        """Return a pathway: each step with its offer and one reason, the warnings that matter, what can be corrected."""
        found = Pathway.model_validate(artifact["pathway"])
        noted = self._noted(artifact["noted"]) if artifact["noted"] else ""
        if found.status == "need_more":
            return self._clarify(self._words["need_more"], [*self._words["choices"]["need"]], noted)
        prover = Prover(self._library.knowledge.index, self._language)
        sentences = self._steps(found, prover)
        fresh = [warning for warning in found.warnings if warning.kind in artifact["fresh"]]
        sentences += [prover.warned(warning) for warning in fresh[:WARNINGS]]
        kept = self.not_kept(artifact.get("sensitive", []))
        name = artifact["question"]
        asked = (
            self._words["refine"].format(question=self._put(name, artifact["client"]))
            if name
            else self._words["correct"]
        )
        talk = [self._to_check(found), kept, asked]
        sentences += [DraftSentence(text=text, conversation=True) for text in talk if text]
        followups = [*self._words["choices"][name], self._words["skip"]] if name else self._further(artifact)
        if found.status == "no_fit":
            relax = " ".join(choice.text for choice in found.relax) or self._words["no_relax"]
            lead = self._words["no_fit_ways" if found.steps else "no_fit"]
            lead = " ".join(part for part in (noted, lead) if part)
            return Draft(
                status="partial",
                reason=relax,
                language=self._language,
                introduction=lead,
                sentences=sentences,
                followups=followups,
            )
        lead = " ".join(part for part in (noted, self._lead(found, artifact)) if part)
        return Draft(language=self._language, introduction=lead, sentences=sentences, followups=followups)

    def _lead(self, found: Pathway, artifact: dict[str, Any]) -> str:
        """Return what leads in the steps: a first pathway, one that has changed, or the same again."""
        said = self._words["lead"]
        if artifact["before"] is not None:
            return str(said["same" if artifact["before"] == artifact["offers"] else "changed"])
        return str(said["one"] if len(found.steps) == 1 else said["other"].format(count=len(found.steps)))

    def _to_check(self, found: Pathway) -> str:
        """Return the conditions of the person that no source confirms, to be checked with the providers; empty without any."""
        names = phrases()["criteria"] if self._language == "fr" else self._words["fields"]
        unknown = [
            one.name
            for step in found.steps
            if step.offer
            for one in step.criteria
            if one.hard and one.state == "unknown"
        ]
        told = [str(names.get(name, name)).lower() for name in dict.fromkeys(unknown)]
        return str(self._words["to_check"]).format(names=", ".join(told)) if told else ""

    def _put(self, name: str, client: bool) -> str:
        """Return a question of the interview as it is put, and that it can be skipped."""
        return f"{question_of(name, client, self._language)} {self._words['skippable']}"

    def _steps(self, found: Pathway, prover: Prover) -> list[DraftSentence]:
        """Return one sentence a step; a step of which nothing can be proven is left to the pathway itself."""
        told = []
        for rank, step in enumerate(found.steps, 1):
            offer = self._counsel.offer(step.offer) if step.offer else None
            reason = next((one for one in step.why if one.kind == "need"), None) or next(iter(step.why), None)
            sentence = prover.item(rank, offer, reason) if offer else prover.way(rank, step)
            if sentence:
                told.append(sentence)
        return told

    def _further(self, artifact: dict[str, Any]) -> list[str]:
        """Return what a person may want next."""
        said = self._words["suggestions"]
        levels = artifact["held"]["profile"].get("levels")
        return [
            *([said["compare"]] if len(artifact["offers"]) > 1 else []),
            *([] if levels else [said["assess"]]),
            said["profile"],
        ]


def _bare(line: ProfileLine) -> str:
    """Return a line of the profile as it is noted: the value alone, with its name where it would say the contrary without."""
    return (
        f"{line.label[:1].lower()}{line.label[1:]} ({line.value})"
        if line.field in ("refuses", "levels")
        else line.value
    )

"""Drafts of the embedded model about a person: what to ask next, a pathway, offers, the self-assessment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.advice.held import HeldProfile
from assistant.advice.lexicon import phrases
from assistant.advice.models import Pathway, Reason
from assistant.advice.reading.telling import ProfileLine, lines_of
from assistant.agent.counsel import Counsel
from assistant.agent.proving import Prover
from assistant.agent.tools.profile import question_of
from assistant.knowledge import Library
from assistant.models import Draft, DraftSentence, Language
from assistant.words import catalogue
from ingestion.catalogue.models import Offer

#: Warnings that are spoken; all of them stand in the pathway.
WARNINGS = 2
#: Sentences of the grid that are spoken after a self-assessment.
GRID = 3
#: Fields that are told to be unknown of an offer that is compared.
ASKED_ABOUT = ("hours", "mode", "place", "price", "certification")


class Advising:
    """Words what the tools of a turn gave back; every fact cites a passage, the rest is conversation."""

    def __init__(self, library: Library, counsel: Counsel, language: Language) -> None:
        self._counsel = counsel
        self._language: Language = language
        self._words = catalogue(language)["advice"]
        self._library = library

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

    def _of(self, identifiers: Sequence[str]) -> list[Offer]:
        return [offer for name in identifiers if (offer := self._counsel.offer(name))]

    def _clarify(self, question: str, choices: Sequence[str], lead: str) -> Draft:
        return Draft(
            status="clarify", reason=question, language=self._language, introduction=lead, followups=list(choices)
        )

    def _talk(self, texts: Sequence[str], followups: Sequence[str]) -> Draft:
        return Draft(
            language=self._language,
            sentences=[DraftSentence(text=text, conversation=True) for text in texts],
            followups=list(followups),
        )


def _bare(line: ProfileLine) -> str:
    """Return a line of the profile as it is noted: the value alone, with its name where it would say the contrary without."""
    return (
        f"{line.label[:1].lower()}{line.label[1:]} ({line.value})"
        if line.field in ("refuses", "levels")
        else line.value
    )

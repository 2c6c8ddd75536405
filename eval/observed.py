"""A row made ready to be measured: what is relevant, what was found, and what bears each sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from assistant.models import Answer, Sentence
from eval.cases import Case
from eval.checking import Checker
from eval.judgement import faults, is_refusal, is_right
from eval.matching import proves
from eval.records import Row
from ingestion.models import Passage


@dataclass(frozen=True)
class Observed:
    """One question of a run with all that metrics ask about it. Nothing here asks the assistant again."""

    row: Row
    checker: Checker
    context: int
    milliseconds: float | None = None

    @property
    def case(self) -> Case:
        """The reference question."""
        return self.row.case

    @property
    def answer(self) -> Answer:
        """The answer that was given."""
        return self.row.answer

    @cached_property
    def relevant(self) -> list[str]:
        """The ids of the passages of the whole index that prove the answer, in the order of the corpus."""
        return [name for name, passage in self.checker.passages.items() if proves(passage, self.case.evidence)]

    @cached_property
    def pieces(self) -> list[frozenset[str]]:
        """For each piece of evidence, the passages that prove it; any of them will do, but each piece is wanted."""
        return [
            frozenset(name for name in self.relevant if proves(self.checker.passages[name], [piece]))
            for piece in self.case.evidence
        ]

    @property
    def ranking(self) -> list[str]:
        """The ids of the passages found, best first."""
        return [ranked.passage for ranked in self.row.ranked]

    @property
    def read(self) -> list[str]:
        """The passages that the answer could be written from: the first of the ranking."""
        return self.ranking[: self.context]

    @cached_property
    def claims(self) -> list[Sentence]:
        """The sentences of the answer that state something; a lead-in states nothing and is not counted."""
        return [sentence for sentence in self.answer.sentences if sentence.support != "not_checkable"]

    def cited(self, sentence: Sentence) -> list[str]:
        """Return the ids of the passages that a sentence cites; a number without a citation cites nothing."""
        passages = {citation.n: citation.passage for citation in self.answer.citations}
        return [passages[number] for number in sentence.citations if number in passages]

    def passage(self, name: str) -> Passage | None:
        """Return a passage of the index, or None where it has none of that id."""
        return self.checker.passages.get(name)

    @cached_property
    def refused(self) -> bool:
        """Whether nothing was answered."""
        return is_refusal(self.answer)

    @cached_property
    def right(self) -> bool:
        """Whether the question met the answer it should."""
        return is_right(self.case, self.answer)

    @cached_property
    def faults(self) -> list[str]:
        """What keeps the answer to an answerable question from being right."""
        return faults(self.case, self.answer)

    @property
    def cluster(self) -> str:
        """What questions that succeed and fail together share: the passage that proves them, else themselves."""
        return self.relevant[0] if self.relevant else self.case.id

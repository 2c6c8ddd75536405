"""What a run keeps: how it was made, and for each question what was asked, found and answered."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.models import Answer
from eval.cases import Case


class BenchError(Exception):
    """Something that keeps a command from its work; the message is one French sentence for the user."""


class Strict(BaseModel):
    """A record that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid")


class Ranked(Strict):
    """A passage at its place in a ranking."""

    passage: str
    score: float


class Row(Strict):
    """One question of a run: the label, and everything that was observed. Timings stand apart."""

    case: Case
    answer: Answer
    queries: list[str] = Field(default_factory=list, description="What was searched, in order")
    ranked: list[Ranked] = Field(default_factory=list, description="What the searches found, best first, to `DEPTH`")
    given: Answer | None = Field(
        default=None, description="The answer when only the right passages are found; for questions that went wrong"
    )
    unrefused: Answer | None = Field(default=None, description="What would have been said in place of a refusal")


class RunInfo(Strict):
    """How a run was made: enough to make it again."""

    suite: str
    suite_hash: str = Field(description="SHA-256 over the questions that were asked, labels included")
    split: str = Field(description="held, dev or all")
    tag: str = ""
    commit: str | None = Field(description="Git commit of the code; None outside a repository")
    modified: bool = Field(default=False, description="Whether files differed from that commit")
    corpus_version: str
    corpus_hash: str
    embedding: str
    settings: dict[str, Any]
    seed: int
    questions: int
    sources: dict[str, str] = Field(default_factory=dict, description="Id of a source → how a citation shows it")


class Estimate(Strict):
    """One metric over some questions."""

    key: str
    value: float | None
    low: float | None = Field(default=None, description="95 % interval")
    high: float | None = None
    n: int = Field(description="Questions for which the metric is defined")
    reason: str = Field(default="", description="Why there is no value, or no interval")


class Timings(Strict):
    """The only part of a run that differs when it is made again."""

    created: str = Field(description="ISO date and time, UTC")
    seconds: float = Field(description="Asking and scoring, the opening of the index left out")
    milliseconds: dict[str, float] = Field(description="Id of a question → time to its answer")
    estimates: list[Estimate] = Field(default_factory=list, description="The metrics that depend on the clock")


class Failed(Strict):
    """A question that went wrong and the one cause that explains it."""

    id: str
    cause: str = Field(description="A key of `causes` in words.yaml")
    detail: str = ""


class Summary(Strict):
    """All metrics of a run, over all questions and over slices of them."""

    estimates: list[Estimate]
    slices: dict[str, dict[str, list[Estimate]]] = Field(
        default_factory=dict, description="What the questions are cut by → value → estimates"
    )
    failures: list[Failed] = Field(default_factory=list)

    def of(self, key: str) -> Estimate:
        """Return the estimate of a metric over all questions; raise `KeyError` where it was not measured."""
        for estimate in self.estimates:
            if estimate.key == key:
                return estimate
        raise KeyError(key)

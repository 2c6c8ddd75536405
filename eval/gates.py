"""What a version must come up to: floors and ceilings, no worse than a baseline, and what may never happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.comparison import Change, change_of, paired
from eval.metrics import METRICS, SLICED
from eval.metrics.markers import valid_numbers
from eval.observed import Observed
from eval.records import BenchError, Estimate
from eval.runs import Run
from eval.scoring import summarise
from eval.words import words

FILE = Path(__file__).parent / "gates.yaml"
Never = Literal["invented_citation", "unsupported_figure"]
Kind = Literal["floor", "ceiling", "slice", "margin", "never"]
#: What the guard calls a figure, with its unit, its year and what it counts.
FIGURE_FAILURES = frozenset({"figure", "unit", "year", "label"})


class Strict(BaseModel):
    """A record that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid")


class SliceGates(Strict):
    """Floors that hold for each slice of the questions."""

    cut: str
    least: int = 30
    floors: dict[str, float] = Field(default_factory=dict)


class Gates(Strict):
    """The file of gates."""

    floors: dict[str, float] = Field(default_factory=dict)
    ceilings: dict[str, float] = Field(default_factory=dict)
    slices: SliceGates | None = None
    margins: dict[str, float] = Field(default_factory=dict)
    never: list[Never] = Field(default_factory=list)


class Check(BaseModel):
    """One gate and whether it holds; None where it cannot be judged."""

    kind: Kind
    key: str
    where: str = ""
    limit: float
    value: float | None
    low: float | None = None
    high: float | None = None
    holds: bool | None
    questions: list[str] = Field(default_factory=list)


def read_gates(path: Path = FILE) -> Gates:
    """Return the gates of a file; raise `BenchError` where it names what does not exist."""
    try:
        gates = Gates.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except (yaml.YAMLError, ValidationError) as error:
        raise BenchError(words()["errors"]["bad_gates"].format(file=path.name)) from error
    sliced = set(gates.slices.floors) if gates.slices else set()
    unknown = sorted({*gates.floors, *gates.ceilings, *gates.margins} - set(METRICS)) + sorted(sliced - set(SLICED))
    if unknown:
        raise BenchError(words()["errors"]["unknown_metric"].format(file=path.name, metric=unknown[0]))
    return gates


def check_gates(gates: Gates, run: Run, baseline: Run | None = None) -> list[Check]:
    """Return every gate with whether a run passes it."""
    summary = run.summary or summarise(run.questions, run.info.seed)
    found = [bound("floor", summary.of(key), least) for key, least in gates.floors.items()]
    found += [bound("ceiling", summary.of(key), most) for key, most in gates.ceilings.items()]
    if gates.slices:
        for value, estimates in summary.slices.get(gates.slices.cut, {}).items():
            known = {estimate.key: estimate for estimate in estimates}
            found += [
                bound("slice", known[key], least, value)
                for key, least in gates.slices.floors.items()
                if key in known and known[key].n >= gates.slices.least
            ]
    if baseline is not None:
        found += list(no_worse(gates.margins, run, baseline))
    return found + [never(key, run.questions) for key in gates.never]


def bound(kind: Kind, estimate: Estimate, limit: float, where: str = "") -> Check:
    """Return whether a value keeps to its floor or ceiling; what has no value cannot be judged."""
    value = estimate.value
    holds = None if value is None else value <= limit if kind == "ceiling" else value >= limit
    return Check(
        kind=kind,
        key=estimate.key,
        where=where,
        limit=limit,
        value=value,
        low=estimate.low,
        high=estimate.high,
        holds=holds,
    )


def no_worse(margins: dict[str, float], run: Run, baseline: Run) -> Iterator[Check]:
    """Yield whether each metric is no worse than the baseline's by its margin, on the questions that both asked."""
    pairs, _ = paired(baseline, run)
    for key, margin in margins.items():
        change = change_of(METRICS[key], pairs)
        if change is not None:
            yield within(change, margin)


def within(change: Change, margin: float) -> Check:
    """Return whether the interval of a change stays on the right side of the margin; unjudged without an interval."""
    lower_is_better = METRICS[change.key].better == "lower"
    low, high = (0.0, 0.0) if change.difference == 0 and change.p == 1.0 else (change.low, change.high)
    holds = None if low is None or high is None else high < margin if lower_is_better else low > -margin
    return Check(kind="margin", key=change.key, limit=margin, value=change.difference, low=low, high=high, holds=holds)


def never(key: Never, questions: list[Observed]) -> Check:
    """Return whether something that may never happen did, and for which questions."""
    guilty = [observed.case.id for observed in questions if not observed.refused and OFFENCES[key](observed)]
    return Check(kind="never", key=key, limit=0, value=len(guilty), holds=not guilty, questions=guilty)


def invents_citation(observed: Observed) -> bool:
    """Tell whether an answer cites a passage that is not there or was not found, or words that it does not hold."""
    marks = {number for sentence in observed.answer.sentences for number in sentence.citations}
    refused = any(failure.kind == "citation" for sentence in observed.answer.sentences for failure in sentence.failed)
    return refused or not marks <= valid_numbers(observed)


def unsupported_figure(observed: Observed) -> bool:
    """Tell whether an answer shows a figure that the passages it cites do not bear."""
    return any(
        failure.kind in FIGURE_FAILURES
        for claim in observed.claims
        for failure in observed.checker.verdict(claim.text, observed.cited(claim)).failed
    )


OFFENCES: dict[Never, Callable[[Observed], bool]] = {
    "invented_citation": invents_citation,
    "unsupported_figure": unsupported_figure,
}

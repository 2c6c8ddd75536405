"""Chooses what of the passages is said: how likely each unit is to hold the answer, and how long it is.

The chance is a logistic function of a few signs, fitted on the development questions (`python -m eval choose`) and kept in
a file. Units are taken by chance for their length until the answer is long enough or nothing likely is left, so a question
that one sentence answers gets a short answer, and a doubtful one a little of two passages.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.agent.sentences import Candidate
from assistant.agent.units import SHORT_INTENTS, Unit, words_of
from assistant.question import Intent
from ingestion.french import stems

FILE = Path(__file__).with_suffix(".json")
FEATURES = (
    "first_passage",
    "rank",
    "behind",
    "coverage",
    "cosine",
    "sign",
    "opening",
    "is_list",
    "is_item",
    "list_asked",
    "length",
    "no_figure",
    "list_for_short",
)
#: Words that an answer may have, units that it may have, and the least chance of a further unit; chosen on the
#: development questions, with `LENGTH_POWER`: 0 would ignore how long a unit is, 1 would count chance a word.
MAX_WORDS, MAX_UNITS, LEAST_CHANCE, LENGTH_POWER = 100, 5, 0.1, 0.2
#: Sentences that share at least this part of their words say the same.
REPEATED = 0.8
#: A unit shorter than this gains nothing more by being short.
SHORT = 8


@dataclass(frozen=True)
class Weights:
    """A logistic regression over the features of a unit."""

    intercept: float
    weights: np.ndarray

    def chances(self, rows: np.ndarray) -> np.ndarray:
        """Return the probability for each row of features, shape (rows,)."""
        return np.asarray(1 / (1 + np.exp(-(self.intercept + rows @ self.weights))))


def load() -> dict[str, Weights]:
    """Return the weights for passages with authored questions, and for plain ones: documents that users add."""
    kept: dict[str, dict[str, float]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        kind: Weights(numbers["intercept"], np.array([numbers[name] for name in FEATURES]))
        for kind, numbers in kept.items()
    }


WEIGHTS = load()


def features(intent: Intent, units: Sequence[Unit]) -> np.ndarray:
    """Return one row a unit and one column a feature of `FEATURES`."""
    best = max((one.worth for unit in units for one in unit.sentences), default=0.0)
    return np.array([_row(intent, unit, best) for unit in units]).reshape(len(units), len(FEATURES))


def _row(intent: Intent, unit: Unit, best: float) -> list[float]:
    first, listed = unit.sentences[0], unit.kind == "list"
    told = any(character.isdigit() for one in unit.sentences for character in one.text)
    return [
        float(unit.rank == 0),
        float(unit.rank),
        best - first.worth,
        max(one.coverage for one in unit.sentences),
        max(one.cosine for one in unit.sentences),
        max(one.sign for one in unit.sentences),
        float(first.number == 0),
        float(listed),
        float(unit.kind == "item"),
        float(listed and intent == "list"),
        math.log1p(unit.words()),
        float(intent == "figure" and not told),
        float(listed and intent in SHORT_INTENTS - {"confirm"}),
    ]


def chances(intent: Intent, units: Sequence[Unit]) -> np.ndarray:
    """Return the estimated probability that each unit holds what answers, shape (units,)."""
    if not units:
        return np.zeros(0)
    authored = bool(units[0].sentences[0].passage.questions)
    return WEIGHTS["authored" if authored else "plain"].chances(features(intent, units))


def choose(units: Sequence[Unit], likely: Sequence[float]) -> list[Unit]:
    """Return the units to say, the most worth saying first; the first is said whatever its length.

    What repeats a sentence already said in other words, as a guide does with a study, is left out.
    """
    worth = [chance / max(unit.words(), SHORT) ** LENGTH_POWER for unit, chance in zip(units, likely, strict=True)]
    chosen: list[Unit] = []
    said: list[Candidate] = []
    for place in sorted(range(len(units)), key=lambda place: -worth[place]):
        new = [one for one in units[place].sentences if not any(one is other for other in said)]
        fits = words_of([*said, *new]) <= MAX_WORDS and likely[place] >= LEAST_CHANCE
        if new and len(chosen) < MAX_UNITS and (not chosen or (fits and not repeats(new, said))):
            chosen.append(units[place])
            said.extend(new)
    return chosen


def repeats(new: Sequence[Candidate], said: Sequence[Candidate]) -> bool:
    """Tell whether every new sentence shares most of its words, figures included, with one that was said."""
    return all(any(_shared(one.text, other.text) >= REPEATED for other in said) for one in new)


def _shared(text: str, other: str) -> float:
    """Return the share of the words of the shorter sentence that both hold; 0 where a figure of two digits or more is new."""
    mine, theirs = set(stems(text)), set(stems(other))
    if {word for word in mine if word[0].isdigit() and len(word) > 1} - theirs:
        return 0.0
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))

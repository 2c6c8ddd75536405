"""The numbers of abstention: fitted on development questions by `python -m eval calibrate`, then kept in a file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import Field

from assistant.models import Record

FILE = Path(__file__).with_suffix(".json")


class Calibration(Record):
    """A logistic regression over the evidence of the first passages, and where refusal begins."""

    weights: dict[str, float] = Field(
        description="One weight a number of the evidence; those that are not named weigh nothing"
    )
    intercept: float
    threshold: float = Field(description="Below this estimated probability the passages are held not to answer")

    def ordered(self, names: Sequence[str]) -> list[float]:
        """Return the weights of `names`, in their order."""
        return [self.weights.get(name, 0.0) for name in names]


_NUMBERS = {name: Calibration(**numbers) for name, numbers in json.loads(FILE.read_text(encoding="utf-8")).items()}
#: For passages with authored questions, and for the others: documents that users add.
AUTHORED, PLAIN = _NUMBERS["authored"], _NUMBERS["plain"]

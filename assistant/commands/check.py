"""The command `check`: the guard over a file of sentences and the texts that they cite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, field_validator

from assistant.commands.batch import read_rows, through, write_rows
from assistant.grounding.guard import Rarity, check
from assistant.settings import Settings
from ingestion.index import Index, NoIndex


class PairRow(BaseModel):
    """A row of `check --batch`."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    sentence: str
    passages: list[str] = []

    @field_validator("passages", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        """Take one text for a list of one, and nothing for an empty list."""
        return [value] if isinstance(value, str) else value or []


def check_batch(batch: Path, out: Path, settings: Settings) -> int:
    """Write what the guard finds for each row of `batch` into `out`."""
    rows = read_rows(batch, PairRow)
    rarity = rarity_of(settings)
    write_rows(out, through(rows, lambda row: verdict(row, rarity)))
    return 0


def rarity_of(settings: Settings) -> Rarity | None:
    """Return how rare words are in the index in service; without one the guard weighs all words alike."""
    try:
        return Index.open(settings.index).text_lexical.idf
    except NoIndex:
        return None


def verdict(row: PairRow, rarity: Rarity | None) -> dict[str, Any]:
    """Return the guard's verdict as scripts read it."""
    found = check(row.sentence, row.passages, rarity).model_dump(mode="json")
    return {key: found[key] for key in ("support", "failed", "quote", "start", "end", "passage")}

"""The names that the corpus gives to its topics, kinds and territories."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from assistant.models import Record
from ingestion.corpus import load_yaml


class Vocabulary(Record):
    """French names by key, in the order of the file."""

    topics: dict[str, str] = Field(default_factory=dict)
    kinds: dict[str, str] = Field(default_factory=dict)
    territories: dict[str, str] = Field(default_factory=dict)

    def territory(self, key: str | None) -> str:
        """Return the name of a territory; the key itself where it is not in the file, nothing for none."""
        return self.territories.get(key or "", key or "")


def load_vocabulary(corpus: Path) -> Vocabulary:
    """Return the vocabularies of a corpus folder; empty ones where it has no `topics.yaml`."""
    path = corpus / "topics.yaml"
    return Vocabulary.model_validate(load_yaml(path)) if path.exists() else Vocabulary()

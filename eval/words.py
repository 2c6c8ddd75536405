"""The words that a reader of the bench sees; metrics carry their own definitions."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "words.yaml"


@cache
def words() -> dict[str, Any]:
    """Return the whole catalogue."""
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return content


def word(key: str, **values: object) -> str:
    """Return the phrase of `key` with its values filled in; raise `KeyError` where the catalogue lacks it."""
    return str(words()[key]).format(**values)


def label(group: str, key: str) -> str:
    """Return how a key of a group (`causes`, `families`, `cuts`…) is shown; the key itself where it has no name."""
    return str(words()[group].get(key, key))

"""The word lists beside this module."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@lru_cache
def words() -> dict[str, Any]:
    """Return the lists of `words.yaml`."""
    return _load("words")


@lru_cache
def places() -> dict[str, Any]:
    """Return the lists of `places.yaml`."""
    return _load("places")


def _load(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return content

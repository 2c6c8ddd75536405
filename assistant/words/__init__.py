"""The words that a reader of answers sees, one catalogue a language; screens have theirs in `web/words`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@lru_cache
def catalogue(language: str, folder: Path = FOLDER) -> dict[str, Any]:
    """Return the whole catalogue of a language; raise `FileNotFoundError` for a language without one."""
    content: dict[str, Any] = yaml.safe_load((folder / f"{language}.yaml").read_text(encoding="utf-8"))
    return content


def say(key: str, language: str, **values: object) -> str:
    """Return the phrase of `key` with its values filled in; raise `KeyError` where the catalogue lacks it."""
    return str(catalogue(language)[key]).format(**values)

"""The words and tables that advice is read with, and how phrases are looked for in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from assistant.words import catalogue
from ingestion.french import words

HERE = Path(__file__).parent


@lru_cache
def table(name: str) -> dict[str, Any]:
    """Return one of the YAML tables beside this module: `lexicon`, `targets`, `activities`, `assessment`."""
    content: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


def phrases() -> dict[str, Any]:
    """Return what a reader of the advice sees, in French."""
    return catalogue("fr", HERE / "words")


def padded(*texts: str) -> str:
    """Return texts as folded words with a space on each side, so that whole phrases can be looked for."""
    return f" {' '.join(word for text in texts for word in words(text))} "


@lru_cache(maxsize=2048)
def _phrase(text: str) -> str:
    return padded(text)


def names(text: str, looked_for: Iterable[str]) -> bool:
    """Tell whether a padded `text` holds one of some phrases."""
    return any(_phrase(phrase) in text for phrase in looked_for)


def first_named(text: str, keys: Mapping[str, Iterable[str]]) -> str | None:
    """Return the first key of which a padded `text` holds a phrase, or the key itself."""
    return next((key for key, looked_for in keys.items() if names(text, (key, *looked_for))), None)

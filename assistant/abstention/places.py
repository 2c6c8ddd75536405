"""The places that a question narrows itself to, and whether a passage speaks of them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import yaml

from ingestion.french import fold


@lru_cache
def _places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each place with the pattern of all the words for it."""
    entries = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text(encoding="utf-8"))
    return tuple(
        (words[0], re.compile(r"(?<!\w)(?:" + "|".join(re.escape(fold(word)) for word in words) + r")(?!\w)"))
        for words in entries
    )


def foreign(question: str, text: str) -> list[str]:
    """Return the places that `question` speaks of and `text` does not."""
    asked, told = fold(question), fold(text)
    return [name for name, pattern in _places() if pattern.search(asked) and not pattern.search(told)]

"""What advice does not need and never keeps: age, sex, health, origin, family, income."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Said
from ingestion.french import fold

#: What stands in a message in the place of such data; the reader knows it again.
REMOVED = "[{what} : non gardé]"


@lru_cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists, names = words()["sensitive"], words()["removed"]
    return tuple(
        (
            kind,
            re.compile("|".join([*(rf"(?<!\w)(?:{pattern})(?!\w)" for pattern in lists[kind]), _removed(names[kind])])),
        )
        for kind in lists
    )


def _removed(name: str) -> str:
    """Return the pattern of what stands for data that was taken out."""
    return re.escape(fold(REMOVED.format(what=name)))


def sensitive(said: Said) -> list[tuple[str, int, int]]:
    """Return what of a message is such data, or stands for it, each with its kind and place."""
    return sorted(
        ((kind, *found.span()) for kind, pattern in _patterns() for found in pattern.finditer(said.folded)),
        key=lambda one: one[1],
    )


def without(text: str) -> str:
    """Return a message with such data taken out, and a word in its place."""
    said = Said.of(text)
    kept, begin = "", 0
    for kind, start, end in sensitive(said):
        if start >= begin:
            kept, begin = kept + said.text[begin:start] + REMOVED.format(what=words()["removed"][kind]), end
    return kept + said.text[begin:] if begin else text

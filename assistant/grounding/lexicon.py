"""Everyday words that may stand for each other, and words that say the opposite."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import yaml

from ingestion.french import STOP_WORDS, stem, words

_FILE = Path(__file__).with_name("lexicon.yaml")


@cache
def _entries() -> dict[str, list[list[str]]]:
    """Return the groups of the lexicon as stems."""
    raw = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {kind: [[stem(word) for word in words(line) if word not in STOP_WORDS or kind == "opposite"] for line in raw[kind]] for kind in raw}


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Return, for each stem of the lexicon, the stems that may stand for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in _entries()["same"]:
        for one in group:
            found[one].update(other for other in group if other != one)
    return {one: frozenset(others) for one, others in found.items()}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return, for each stem of the lexicon, the stems that say the opposite."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in _entries()["opposite"]:
        found[one].add(other)
        found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}

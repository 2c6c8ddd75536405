"""Everyday words that may stand for each other, words that say the opposite, and words that are signs of something."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import yaml

from ingestion.french import STOP_WORDS, fold, stem, words

_HERE = Path(__file__).parent


def root(one: str) -> str:
    """Return a stem without the verb ending « -ent », which Snowball's French stemmer leaves on."""
    return one[:-3] if len(one) > 6 and one.endswith("ent") and not one.endswith("ment") else one


@cache
def _groups() -> dict[str, list[list[str]]]:
    """Return the groups of `lexicon.yaml` as stems."""
    raw = yaml.load((_HERE / "lexicon.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        kind: [[stem(word) for word in words(line) if kind == "opposite" or word not in STOP_WORDS] for line in lines]
        for kind, lines in raw.items()
    }


@cache
def synonyms() -> dict[str, frozenset[str]]:
    """Return, for each root of the lexicon, the roots that may stand for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in _groups()["same"]:
        roots = {root(one) for one in group}
        for one in roots:
            found[one].update(roots - {one})
    return {one: frozenset(others) for one, others in found.items() if others}


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return, for each stem of the lexicon, the stems that say the opposite."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in _groups()["opposite"]:
        found[one].add(other)
        found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}


@cache
def _signs() -> dict[str, list[str]]:
    """Return the word lists of `signs.yaml`, folded."""
    raw = yaml.load((_HERE / "signs.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {kind: [fold(word).strip() for word in line.split(",")] for kind, line in raw.items()}


@cache
def common() -> frozenset[str]:
    """Return the stems of the words that are frequent everywhere in this field."""
    return frozenset(stem(word) for word in _signs()["common"])


def signs(*kinds: str, also: str = "") -> re.Pattern[str]:
    """Return what finds whole words of the lists `kinds` of `signs.yaml` in a lowered text; `also` is a further pattern."""
    listed = [re.escape(word).replace(r"\*", r"\w*") for kind in kinds for word in _signs()[kind]]
    return re.compile(rf"(?<!\w)(?:{'|'.join([*listed, *([also] if also else [])])})(?!\w)")

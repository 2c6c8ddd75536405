"""Everyday words that may stand for each other, words that say the opposite, and words that are signs of something."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path

import yaml

from ingestion.french import STOP_WORDS, fold, stem, words

_HERE = Path(__file__).parent


@lru_cache(maxsize=65_536)
def root(one: str) -> str:
    """Return the stem of the infinitive for an irregular verb form; else a stem without « -ent » and a last « -e ».

    Snowball's stemmer leaves both on words without accents: « attirent », « imposee »."""
    if (verb := _verbs().get(one)) is not None:
        return verb
    if len(one) > 6 and one.endswith("ent") and not one.endswith("ment"):
        return one[:-3]
    return one[:-1] if len(one) > 4 and one.endswith("e") else one


@cache
def _groups() -> dict[str, list[list[str]]]:
    """Return the groups of `lexicon.yaml` as stems."""
    raw = yaml.load((_HERE / "lexicon.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        kind: [[stem(word) for word in words(line) if kind != "same" or word not in STOP_WORDS] for line in lines]
        for kind, lines in raw.items()
        if kind != "opposite"
    } | {"opposite": [[stem(word) for word in words(side)] for line in raw["opposite"] for side in line.split(" / ")]}


@cache
def _verbs() -> dict[str, str]:
    """Return, for each stem of an irregular verb form, that of the infinitive."""
    return {form: forms[0] for forms in _groups()["irregular"] for form in forms}


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
    sides = _groups()["opposite"]
    for one, other in zip(sides[::2], sides[1::2], strict=True):
        here, there = {*one, *map(root, one)}, {*other, *map(root, other)}
        for word in here:
            found[word].update(there)
        for word in there:
            found[word].update(here)
    return {one: frozenset(others) for one, others in found.items()}


@cache
def sisters() -> dict[str, frozenset[str]]:
    """Return, for each stem of the lexicon, the stems that name another thing of the same kind."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in _groups()["apart"]:
        for one in group:
            found[one].update(other for other in group if other != one)
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

"""Authored questions: entries of the right shape, the three kinds in each, and no question twice in the corpus."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, PassageFile, Remark, slug_of
from ingestion.corpus import QUESTION_KINDS
from ingestion.french import words

ENTRY_KEYS = frozenset({"locator", "kind", "topics", "territory", "period", *QUESTION_KINDS})
LISTS = ("topics", *QUESTION_KINDS)


def check_questions(material: Material) -> Iterator[Remark]:
    """Yield entries that are missing, incomplete or of another shape, then questions that are asked twice."""
    for file in material.files:
        for passage in file.passages:
            slug = slug_of(passage)
            for message in _entry_faults(file, slug):
                yield Remark(file=file.questions_name, passage=slug, message=message)
    yield from _repeated(material)


def _entry_faults(file: PassageFile, slug: str) -> Iterator[str]:
    """Yield what is wrong with the entry of one passage."""
    entry = file.entries.get(slug)
    if entry is None:
        yield messages.NO_ENTRY
        return
    if unknown := sorted(map(str, set(entry) - ENTRY_KEYS)):
        yield messages.unknown_keys(unknown)
    if missing := [key for key in ("locator", "kind", *LISTS) if not entry.get(key)]:
        yield messages.entry_lacks(missing)
    for key in LISTS:
        value = entry.get(key)
        if value and not (isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)):
            yield messages.not_a_list(key)


def _repeated(material: Material) -> Iterator[Remark]:
    """Yield each question whose words, folded, another question of the corpus has already."""
    first: dict[str, str] = {}
    for file in material.files:
        for passage in file.passages:
            for question in passage.questions:
                key = " ".join(words(question.text))
                if key in first:
                    message = messages.repeated_question(question.text, first[key])
                    yield Remark(file=file.questions_name, passage=slug_of(passage), message=message)
                first.setdefault(key, passage.id)

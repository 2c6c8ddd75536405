"""How far an answer is supported, in the reader's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from assistant.models import Answer, Failure, Record, Support
from assistant.web.sources import Shelf

Tone = Literal["proven", "unproven", "none"]


class Check(Record):
    """What was verified for one sentence."""

    text: str
    support: Support
    verdict: str
    failed: list[Failure] = Field(default_factory=list)


def support_of(answer: Answer, shelf: Shelf, words: dict[str, Any]) -> tuple[Tone, list[str]]:
    """Return how an answer is supported, in words: the proof, the years of its sources, the corpus."""
    said = words["support"]
    counted = [sentence.support for sentence in answer.sentences if sentence.support != "not_checkable"]
    failed, verbatim = counted.count("unsupported"), counted.count("verbatim")
    if not counted:
        return "none", []
    if failed:
        proof = plural(said["unverified"], failed)
    elif verbatim == len(counted):
        proof = said["one_verbatim"] if verbatim == 1 else said["all_verbatim"]
    else:
        proof = said["one_supported"] if len(counted) == 1 else said["all_supported"]
    sources = {citation.source: shelf.source(citation.source) for citation in answer.citations}
    years = sorted({source.year for source in sources.values() if source and source.year})
    clauses = [proof, plural(said["years"], len(years)).format(years=listed(years, words)) if years else ""]
    clauses.append(
        said["corpus"].format(version=answer.corpus_version.partition("+")[0]) if answer.corpus_version else ""
    )
    return "unproven" if failed else "proven", [clause for clause in clauses if clause]


def checks_of(answer: Answer, words: dict[str, Any]) -> list[Check]:
    """Return what was verified, sentence by sentence; nothing where no sentence could be."""
    said = words["checks"]
    checks = [
        Check(
            text=sentence.text.removeprefix("- "),
            support=sentence.support,
            verdict=said[sentence.support].format(sources=listed(sentence.citations, words)),
            failed=sentence.failed,
        )
        for sentence in answer.sentences
    ]
    return checks if any(check.support != "not_checkable" for check in checks) else []


def plural(forms: dict[str, str], count: int, thousands: str = "\u202f") -> str:
    """Return the form of a phrase that fits `count`, filled in; in French, nought takes the singular."""
    return forms["one" if count < 2 else "other"].replace("{n}", f"{count:,}".replace(",", thousands))


def listed(values: Sequence[object], words: dict[str, Any]) -> str:
    """Return values joined as in a sentence: « 2024, 2025 et 2026 »."""
    texts = [str(value) for value in values]
    return f"{', '.join(texts[:-1])} {words['and']} {texts[-1]}" if len(texts) > 1 else "".join(texts)

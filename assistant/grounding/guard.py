"""Decides whether a sentence is supported by the texts that it cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.models import Failure, Verdict
from ingestion.french import sentence_spans, stems

Rarity = Callable[[str], float]


def check(sentence: str, passages: Sequence[str], rarity: Rarity | None = None) -> Verdict:
    """Return whether `passages` support `sentence`."""
    flat = " ".join(sentence.split())
    for number, text in enumerate(passages):
        pattern = re.sub(r"(?:\\ )+", r"\\s+", re.escape(flat))
        if flat and (match := re.search(pattern, text)):
            return Verdict(support="verbatim", passage=number, quote=match.group(), start=match.start(), end=match.end())
    if not passages:
        return Verdict(support="not_checkable" if not re.search(r"\d", sentence) else "unsupported")
    figures = [f for f in re.findall(r"\d+(?:[.,]\d+)*", sentence) if not any(f in text for text in passages)]
    start, end = align(sentence, passages[0], rarity)
    return Verdict(
        support="unsupported" if figures else "supported",
        failed=[Failure(kind="figure", text=f, why="ce chiffre n’est pas dans le passage") for f in figures],
        passage=0,
        quote=passages[0][start:end],
        start=start,
        end=end,
    )


def align(sentence: str, text: str, rarity: Rarity | None = None) -> tuple[int, int]:
    """Return the span of the sentence of `text` that shares most with `sentence`."""
    wanted = set(stems(sentence))
    spans = sentence_spans(text)
    return max(spans, key=lambda span: len(wanted & set(stems(text[slice(*span)]))), default=(0, 0))

"""Whether a text says a fact: compared without case, accents, kinds of space, or the way a figure is grouped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from eval.cases import Evidence
from ingestion.french import fold
from ingestion.models import Passage


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """Return `text` folded, figures ungrouped with a decimal comma, one space between words, no space before units."""
    folded = fold(text)
    folded = re.sub(r"(?<=\d)[ .](?=\d{3}(?!\d))", "", folded)
    folded = re.sub(r"(?<=\d)\.(?=\d)", ",", folded)
    folded = re.sub(r"(?<=\d)\s+(?=%|€|h\b|m€|md€|k€)", "", folded)
    return re.sub(r"[\s\-–—·«»\"“”()]+", " ", folded).strip()


def says(text: str, fact: str) -> bool:
    """Tell whether `text` holds `fact`; a figure must stand alone, a word may be the beginning of a longer one."""
    wanted = normal(fact)
    if not wanted:
        return False
    before = r"(?<![\d,])" if wanted[0].isdigit() else r"(?<!\w)" if len(wanted) < 4 else ""
    after = r"(?![\d]|,\d)" if wanted[-1].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, normal(text)) is not None


def missing(text: str, must: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    """Return the groups of alternatives of which `text` holds none."""
    return [group for group in must if not any(says(text, fact) for fact in group)]


def proves(passage: Passage, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a passage is of the source of one piece of evidence and holds all of its facts, or its quote.

    A guide's passage is of the studies that its sentences rest on.
    """
    asked = [proof for proof in evidence if speaks_for(passage, proof.source)]
    if not asked:
        return False
    text = f"{passage.heading}\n{passage.text}"
    return any(
        (bool(proof.facts) and all(says(text, fact) for fact in proof.facts))
        or (bool(proof.quote) and says(text, proof.quote))
        for proof in asked
    )


def speaks_for(passage: Passage, study: str) -> bool:
    """Tell whether a passage is of a study, or rests on passages of it."""
    return passage.source == study or any(
        name.split("/")[0] == study for proof in passage.evidence for name in proof.passages
    )

"""Evidence: what guides rest on exists, is a passage of a study, and stands behind every sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark
from ingestion.french import sentence_spans
from ingestion.models import Passage


def check_evidence(material: Material) -> Iterator[Remark]:
    """Yield evidence that leads nowhere or to another guide, and sentences of guides that rest on nothing."""
    origins = {passage.id: passage.origin for passage in material.passages}
    for name, slug, passage in material.placed():
        cited = dict.fromkeys(identifier for proof in passage.evidence for identifier in proof.passages)
        for identifier in cited:
            if identifier not in origins:
                yield Remark(file=name, passage=slug, message=messages.lost_evidence(identifier))
            elif origins[identifier] == "guide":
                yield Remark(file=name, passage=slug, message=messages.evidence_is_guide(identifier))
        if passage.origin == "guide":
            for sentence in bare_sentences(passage):
                yield Remark(file=name, passage=slug, message=messages.no_evidence(sentence))


def bare_sentences(passage: Passage) -> list[str]:
    """Return the sentences of a guide's passage inside which no evidence ends."""
    ends = [proof.end for proof in passage.evidence]
    return [
        passage.text[start:stop]
        for start, stop in sentence_spans(passage.text)
        if not any(start < end <= stop for end in ends)
    ]

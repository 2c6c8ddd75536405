"""From ranked passages to the few sentences that answer: chosen, ordered, never reworded."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.selection import chances, choose
from assistant.agent.sentences import Candidate
from assistant.agent.units import units
from assistant.models import DraftSentence
from assistant.question import Question

#: A passage's own opening sentence comes first where it answers at least this well beside the best one.
OPENING_RATIO = 0.8


def compose(question: Question, pool: Sequence[Candidate]) -> list[DraftSentence]:
    """Return the sentences that answer `question`, the answering one first; none where `pool` is empty."""
    return [drafted(candidate) for candidate in chosen(question, pool)]


def chosen(question: Question, pool: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences to say: those of the answering passage first, the others passage by passage after it."""
    found = units(question.intent, pool)
    picked = choose(found, chances(question.intent, found).tolist())
    said: dict[str, list[Candidate]] = {}
    for unit in picked:
        own = said.setdefault(unit.sentences[0].passage.id, [])
        own.extend(one for one in unit.sentences if not any(one is other for other in own))
    return [one for own in said.values() for one in in_reading_order(own)]


def in_reading_order(own: Sequence[Candidate]) -> list[Candidate]:
    """Return the sentences of one passage, the answering one first, or as they are written where the first answers as well.

    Passages are written answer first, and their first sentence says who, when and where. A list is never cut from what
    leads it in.
    """
    written = sorted(own, key=lambda candidate: candidate.number)
    best, opening = own[0], written[0]
    listed = any(candidate.is_item for candidate in own)
    if listed or (opening.number == 0 and opening.score >= OPENING_RATIO * best.score):
        return written
    return [best, *(candidate for candidate in written if candidate is not best)]


def drafted(candidate: Candidate) -> DraftSentence:
    """Return a chosen sentence as it is proposed to the guard; a guide's sentence cites the studies it rests on too."""
    proofs = next((proof.passages for proof in candidate.passage.evidence if proof.end >= candidate.end), ())
    return DraftSentence(text=" ".join(candidate.text.split()), passages=[candidate.passage.id, *proofs])

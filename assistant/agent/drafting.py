"""Drafts of the embedded model: an answer in the words of the passages, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.abstention import judge
from assistant.agent.composition import chosen, drafted
from assistant.agent.differing import differing
from assistant.agent.sentences import candidates
from assistant.knowledge import Knowledge, Library
from assistant.models import Draft, DraftSentence, Language, ScoredPassage, Status
from assistant.question import understand
from assistant.words import say

#: Passages whose sentences may answer, and passages that are looked at.
READ, LOOKED_AT = 5, 8
NEAREST_SHOWN = 3
FOLLOWUPS = 3

_JOINT = re.compile(
    r"(?<=\?)\s+(?=\S)|[,;]?\s+et\s+(?=(?:combien|quel(?:le)?s?|comment|pourquoi|où|quand|qui|à quel|en quelle|dans quel|de quel)\b)|"
    r"[,;]?\s+and\s+(?=(?:how|what|which|why|where|when|who)\b)",
    re.IGNORECASE,
)


def parts_of(text: str) -> list[str]:
    """Return the questions that a question is made of, at most three; a short tail stays with what it follows."""
    pieces = [piece.strip() for piece in _JOINT.split(text) if piece and piece.strip()]
    if len(pieces) < 2 or any(len(piece.split()) < 4 for piece in pieces):
        return [text]
    return pieces[:3]


def draft_small_talk(kind: str, question: str, library: Library) -> Draft:
    """Return the fitting short reply to a greeting, thanks, « qui es-tu ? » and the like."""
    language = understand(question).language
    studies = sum(source.kind == "study" for source in library.knowledge.index.sources.values())
    sources = say("source_count_one", language) if studies == 1 else say("sources_count", language, count=studies)
    return Draft(language=language, sentences=[DraftSentence(text=say(kind, language, sources=sources))])


def draft_answer(question: str, queries: Sequence[str], library: Library) -> Draft:
    """Return the answer to `question`, whose parts were searched as `queries`."""
    knowledge = library.knowledge
    language = understand(question).language
    drafts = [_draft_part(query, language, knowledge) for query in queries]
    if len(drafts) == 1:
        return drafts[0]
    answered = [draft for draft in drafts if draft.status == "answered"]
    if not answered:
        return drafts[0]
    missing = [query for query, draft in zip(queries, drafts, strict=True) if draft.status != "answered"]
    status: Status = "partial" if missing else "answered"
    reason = " ".join(say("partial", language, part=part) for part in missing)
    sentences = [sentence for draft in answered for sentence in draft.sentences]
    unique = {sentence.text: sentence for sentence in sentences}
    return Draft(
        confidence=max((draft.confidence or 0.0) for draft in answered),
        status=status,
        reason=reason,
        language=language,
        sentences=list(unique.values()),
        followups=answered[0].followups,
        introduction=say("english_intro", language),
    )


def _draft_part(text: str, language: Language, knowledge: Knowledge) -> Draft:
    """Return the draft for one question that stands alone."""
    index, retriever = knowledge.index, knowledge.retriever
    question, query = understand(text), retriever.queries.build(text)
    if not query.asks:
        return clarify(language, knowledge)
    found = retriever.search(text, LOOKED_AT)
    finding = judge(question, query, found, index)
    if not finding.answers:
        missing = ", ".join(finding.missing)
        reason = say(finding.reason, language, terms=missing, year=missing, territory=missing, attribute=missing)
        return refuse(reason, language, found).model_copy(update={"confidence": finding.confidence})
    said = chosen(question, candidates(question, query, finding.viable[:READ], index))
    lead = (differing(question.intent, said, index, language), say("english_intro", language))
    return Draft(
        language=language,
        sentences=[drafted(candidate) for candidate in said],
        followups=followups(text, found, language),
        confidence=finding.confidence,
        introduction=" ".join(part for part in lead if part),
    )


def refuse(reason: str, language: Language, found: Sequence[ScoredPassage]) -> Draft:
    """Return a refusal: the reason, and what the corpus holds nearby."""
    near = found[:NEAREST_SHOWN]
    titles = " ; ".join(f"« {scored.passage.title} »" for scored in near if scored.passage.title)
    nearest = say("refused_nearest", language, titles=titles) if titles else say("refused_nearest_none", language)
    return Draft(
        status="refused",
        reason=f"{reason} {nearest}",
        language=language,
        nearest=[scored.passage.id for scored in near],
        followups=followups("", found, language),
    )


def clarify(language: Language, knowledge: Knowledge) -> Draft:
    """Return a request for a subject, with questions that the corpus answers as examples."""
    asked = [question for passage in knowledge.index.passages for question in passage.questions]
    wanted = "english" if language == "en" else "formal"
    examples = [question.text for question in asked if question.kind == wanted][:2]
    return Draft(
        status="clarify",
        reason=say("clarify", language, examples=" ".join(f"« {example} »" for example in examples)),
        language=language,
        followups=examples,
    )


def followups(text: str, found: Sequence[ScoredPassage], language: Language) -> list[str]:
    """Return questions that the passages next in line answer, in the reader's language."""
    wanted = "english" if language == "en" else "formal"
    suggested: list[str] = []
    for scored in found[1:]:
        own = [question.text for question in scored.passage.questions if question.kind == wanted]
        if own and own[0] != text:
            suggested.append(own[0])
    return list(dict.fromkeys(suggested))[:FOLLOWUPS]

"""Whether each reason and warning of a pathway cites a passage that supports it, by the guard that answers go through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.advice.models import Pathway, Reason
from assistant.grounding.guard import check
from ingestion.catalogue.models import Offer
from ingestion.models import Passage

SUPPORTED = frozenset({"verbatim", "supported"})


def unsupported(pathway: Pathway, passages: Mapping[str, Passage], offers: Mapping[str, Offer]) -> list[str]:
    """Return what is wrong with the reasons: « step: what », one for each fault; empty where all is proved."""
    found = []
    for step in pathway.steps:
        name = step.offer or step.activity or ""
        found += [f"{name}: {fault}" for reason in step.why for fault in faults(reason, passages)]
        if not step.why:
            found.append(f"{name}: no reason")
        if step.offer and not _recorded(step.why, offers[step.offer]):
            found.append(f"{name}: the record is not proved")
    found += [f"{reason.kind}: {fault}" for reason in pathway.warnings for fault in faults(reason, passages)]
    return found


def faults(reason: Reason, passages: Mapping[str, Passage]) -> Iterator[str]:
    """Yield what is wrong with one reason: no citation, an unknown passage, a quote that is not there, no support."""
    if not reason.citations:
        yield "no citation"
    cited = [passages[citation.passage].text for citation in reason.citations if citation.passage in passages]
    if len(cited) < len(reason.citations):
        yield "unknown passage"
    for citation in reason.citations:
        text = passages[citation.passage].text if citation.passage in passages else ""
        if citation.quote and text[citation.start : citation.end] != citation.quote:
            yield "quote is elsewhere"
    if cited and check(reason.text, cited).support not in SUPPORTED:
        yield "not supported"


def _recorded(reasons: list[Reason], offer: Offer) -> bool:
    """Tell whether some reason cites a passage that describes the offer."""
    cited = {citation.passage for reason in reasons for citation in reason.citations}
    return bool(cited & set(offer.evidence)) or not offer.evidence

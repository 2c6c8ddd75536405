"""The tool that puts offers side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from langchain.tools import ToolRuntime
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, tool
from langgraph.types import Command

from assistant.agent.counsel import Counsel
from assistant.agent.tools.offers import line
from assistant.agent.tools.pathway import number_passages
from assistant.agent.tools.profile import interview_of
from assistant.agent.tools.turns import first_number
from assistant.knowledge import Library
from ingestion.catalogue.models import Offer
from ingestion.french import STOP_WORDS, stem, words

COMPARE = "compare_offers"
#: Offers that are put side by side, at most.
MOST = 4
#: Offers among which a name is looked for.
NEAR = 50
COMPARED = (
    "hours",
    "mode",
    "place",
    "territory",
    "price",
    "training",
    "aims",
    "prerequisites",
    "certification",
    "language",
    "generative",
)

_RANKS = {
    "premiere": 0, "premier": 0, "first": 0, "1": 0, "deuxieme": 1, "seconde": 1, "second": 1, "2": 1,
    "troisieme": 2, "third": 2, "3": 2, "quatrieme": 3, "fourth": 3, "4": 3, "derniere": -1, "dernier": -1, "last": -1,
}  # fmt: skip
_SIDES = re.compile(r"\s*(?:,|;|\bet\b|\bou\b|\bavec\b|\band\b|\bor\b|\bwith\b|\bvs\.?\b)\s*")
_FIRST_TWO = re.compile(r"\b(?:deux premi\w+|premi\w+ deux|first two|two first|les deux|both)\b")
_GENERIC = frozenset(
    "formation formations cours stage master mastere mastère bachelor ecole ia etape offre course training school".split()
)


def comparison_tool(library: Library, counsel: Counsel, numbers: int) -> BaseTool:
    """Return the tool over the catalogue."""

    @tool(COMPARE)
    def compare_offers(names: str, runtime: ToolRuntime) -> Command[Any]:
        """Compare deux à quatre formations du catalogue, nommées par leur titre ou leur organisme (« BAU et ISART »), ou par leur rang dans
        la dernière liste montrée (« la première et la deuxième »).

        Args:
            names: les noms ou les rangs, séparés par des virgules ou « et ».
        """
        interview = interview_of(runtime.state)
        compared = resolve(names, interview.shown, counsel)
        first = first_number(runtime.state["messages"], runtime.tool_call_id, numbers)
        evidence = list(dict.fromkeys(name for offer in compared for name in offer.evidence[:4]))
        numbered = number_passages(evidence, first, library, numbers)
        artifact = {
            "advice": "comparison",
            "found": len(compared) > 1,
            "ranked": all(any(word in _RANKS for word in words(side)) for side in _SIDES.split(names) if side.strip()),
            "offers": [offer.id for offer in compared] if len(compared) > 1 else [],
            "differs": [name for name in COMPARED if len({_told(offer, name) for offer in compared}) > 1],
            "passages": {number: passage for passage, number in numbered.items()},
        }
        lines = [line(offer, numbered) for offer in compared] if artifact["found"] else []
        message = ToolMessage(
            "\n".join(lines) or "Ces formations ne sont pas dans le catalogue : cherche dans les études.",
            tool_call_id=runtime.tool_call_id,
            name=COMPARE,
            artifact=artifact,
        )
        shown = artifact["offers"] or interview.shown
        after = interview.model_copy(update={"shown": shown})
        return Command(update={"interview": after.model_dump(mode="json"), "messages": [message]})

    return compare_offers


def resolve(names: str, shown: Sequence[str], counsel: Counsel) -> list[Offer]:
    """Return the offers that are named, by their rank in the last list or by their own names; none where one is not found."""
    last = [offer for name in shown if (offer := counsel.offer(name))]
    folded = " ".join(words(names))
    if _FIRST_TWO.search(folded) and len(last) > 1:
        return last[:2]
    found: list[Offer] = []
    for side in _SIDES.split(names):
        if not side.strip():
            continue
        offer = _ranked(side, last) or _named(side, counsel, found)
        if offer is None:
            return []
        if offer not in found:
            found.append(offer)
    return found[:MOST]


def _ranked(side: str, last: Sequence[Offer]) -> Offer | None:
    """Return the offer of the last list that a side names by its rank."""
    rank = next((_RANKS[word] for word in words(side) if word in _RANKS), None)
    return last[rank] if rank is not None and rank < len(last) and last else None


def _named(side: str, counsel: Counsel, taken: Sequence[Offer]) -> Offer | None:
    """Return the offer whose provider or title holds every word of a side; a provider's own courses first, the best described."""
    wanted = {stem(word) for word in words(side) if word not in STOP_WORDS and word not in _GENERIC}
    if not wanted:
        return None
    choices = []
    for row, found in enumerate(counsel.catalogue.search(side, NEAR).results):
        offer = found.offer
        provider, title = {stem(word) for word in words(offer.provider)}, {stem(word) for word in words(offer.title)}
        if offer.kind != "gap" and offer not in taken and wanted <= provider | title:
            choices.append((not wanted <= provider, offer.kind != "course", -len(offer.evidence), row, offer))
    return min(choices, key=lambda choice: choice[:4])[4] if choices else None


def _told(offer: Offer, name: str) -> str:
    """Return a field as it is compared."""
    return offer.prerequisites.text if name == "prerequisites" else str(getattr(offer, name))

"""The tool that searches the catalogue of offers."""

from __future__ import annotations

import re
from typing import Any, Literal

from langchain.tools import ToolRuntime
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, tool
from langgraph.types import Command

from assistant.advice.reading.said import Said
from assistant.agent.counsel import Counsel
from assistant.agent.tools.pathway import number_passages
from assistant.agent.tools.profile import interview_of
from assistant.agent.tools.turns import first_number
from assistant.knowledge import Library
from ingestion.catalogue.models import Offer

OFFERS = "find_offers"
#: Offers that one answer shows, and offers that a search looks at.
SHOWN, LOOKED_AT = 5, 200

_ASKED = re.compile(
    r"^\s*(?:s'il (?:te|vous) plait,? |please |et )?(?:montre|affiche|trouve|cherche|sors|liste|donne|propose|presente|indique|show|find|list|peux|pouvez|je veux voir|je voudrais voir|quel\w*|what|which)[rz]?"
    r"(?:[ -](?:moi|nous|me|us|tu|vous|montrer|afficher|trouver|chercher|est|sont|is|are))*\b|\b(?:dans le|au|in the|le) catalog(?:ue)?\b|\b(?:les|des|toutes|the|some|all|disponibles?|svp|s'il (?:te|vous) plait)\b"
)
_PRICE = re.compile(
    r"\b(?P<least>moins cher\w*|moins couteu\w*|plus abordable\w*|plus economique\w*|cheapest)|(?P<most>plus cher\w*|plus couteu\w*|most expensive)\b"
)
_HOURS = re.compile(
    r"\b(?P<least>plus courte?s?|moins longue?s?|plus rapides?|shortest)|(?P<most>plus longue?s?|plus longs?|longest)\b"
)


def offers_tool(library: Library, counsel: Counsel, numbers: int) -> BaseTool:
    """Return the tool over the catalogue."""

    @tool(OFFERS)
    def find_offers(request: str, runtime: ToolRuntime) -> Command[Any]:
        """Cherche des formations dans le catalogue, sans tenir compte du profil : « montage, à distance, moins de 3 jours », « formations en
        VFX », « la formation la moins chère ». Pour conseiller une personne, préfère `recommend_pathway`.

        Args:
            request: la demande, en mots simples : sujet, métier, lieu, durée, prix, modalité, ou « la moins chère », « la plus courte ».
        """
        found = search(request, counsel)
        shown: list[Offer] = found.pop("offers")
        first = first_number(runtime.state["messages"], runtime.tool_call_id, numbers)
        evidence = list(dict.fromkeys(name for offer in shown for name in offer.evidence[:3]))
        numbered = number_passages(evidence, first, library, numbers)
        artifact = {
            "advice": "offers",
            "offers": [offer.id for offer in shown],
            "passages": {number: passage for passage, number in numbered.items()},
            **found,
        }
        lines = [line(offer, numbered) for offer in shown]
        message = ToolMessage(
            "\n".join(lines) or "Aucune formation.", tool_call_id=runtime.tool_call_id, name=OFFERS, artifact=artifact
        )
        after = interview_of(runtime.state).model_copy(update={"shown": artifact["offers"]})
        return Command(update={"interview": after.model_dump(mode="json"), "messages": [message]})

    return find_offers


def search(request: str, counsel: Counsel) -> dict[str, Any]:
    """Return the offers for a request, how many there are, and what was understood or is unknown.

    The cheapest or the shortest of offers is looked for only among those of which a source tells the price or the hours.
    """
    said = Said.of(request)
    extreme = _extreme(said.folded)
    text = said.text
    for pattern in (_ASKED, _PRICE, _HOURS):
        text = _cut(pattern, text)
    text = re.sub(r"\b(?:la|le|les) (?=[,?!.]|$)", " ", text)
    result = counsel.catalogue.search(" ".join(text.split()).strip(" ?!.,"), LOOKED_AT)
    offers = [one.offer for one in result.results if one.offer.kind != "gap"]
    unknown = list(dict.fromkeys(name for one in result.results[:SHOWN] for name in one.unknown))
    filters = result.filters.model_dump(exclude_defaults=True)
    sure = sum(not one.unknown for one in result.results[:SHOWN])
    found: dict[str, Any] = {
        "total": len(offers),
        "unknown": unknown,
        "sure": sure,
        "filters": filters,
        "extreme": None,
        "known": None,
    }
    if extreme:
        name, least = extreme
        offers = [offer for offer in offers if offer.kind == "course" or getattr(offer, name) is not None]
        known = sorted(
            (offer for offer in offers if getattr(offer, name) is not None),
            key=lambda offer: (getattr(offer, name) * (1 if least else -1), offer.id),
        )
        found |= {"total": len(offers), "extreme": name, "known": len(known)}
        offers = known
    return {**found, "offers": offers[:SHOWN]}


def _extreme(folded: str) -> tuple[Literal["price", "hours"], bool] | None:
    """Return the field whose least or greatest value is asked for, and whether it is the least."""
    if price := _PRICE.search(folded):
        return "price", price["least"] is not None
    if hours := _HOURS.search(folded):
        return "hours", hours["least"] is not None
    return None


def _cut(pattern: re.Pattern[str], text: str) -> str:
    """Return a text without what a pattern finds in it folded."""
    said = Said.of(text)
    return said.masked(found.span() for found in pattern.finditer(said.folded)).text


def line(offer: Offer, numbered: dict[str, str]) -> str:
    """Return an offer as a language model reads it; what no source says is said to be unknown."""
    facts = {
        "organisme": offer.provider,
        "durée": f"{offer.hours:g} heures" if offer.hours else offer.duration_text,
        "modalité": offer.mode,
        "territoire": offer.territory,
        "prix": offer.price_text or (f"{offer.price:g} {offer.currency}" if offer.price is not None else ""),
    }
    told = ", ".join(f"{name} : {value or 'non indiqué'}" for name, value in facts.items())
    marks = "".join(f"[{numbered[name]}]" for name in offer.evidence if name in numbered)
    return f"- « {offer.title} » — {told} {marks}"

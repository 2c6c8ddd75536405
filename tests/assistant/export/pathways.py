"""A pathway as a person gets it, over the corpus that ships, and a hostile one."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from assistant.advice.models import Alternative, Criterion, Pathway, Profile, Reason, Relaxation, Step
from assistant.export.blocks import Document
from assistant.export.pathway_document import pathway_document
from assistant.models import Citation, Language
from ingestion.catalogue.models import Offer
from tests.assistant.web.shelves import SmallShelf, source

DAY = date(2026, 1, 12)

#: Everything that Typst or an XML reader could take for its own.
HOSTILE = '#import "@preview/x:1.0.0" *gras* _x_ $a$ <étiquette> @renvoi `code` \\ // [crochets] #{1+1} & <b>gras</b>'


def cited(n: int = 1, quote: str = "Un projet de 21 heures au moins.", **fields: Any) -> Citation:
    given = {"n": n, "source": "alpha-2024", "passage": f"alpha-2024/p{n}", "locator": "Enquête › Formats"}
    return Citation.model_validate(given | {"page": 12, "quote": quote, "start": 0, "end": len(quote)} | fields)


def reason(text: str, n: int = 1, **fields: Any) -> Reason:
    return Reason(text=text, citations=[cited(n, text)], **fields)


def offer(**fields: Any) -> Offer:
    given = {"id": "cours", "title": "Monter avec l’IA", "provider": "École Delta", "mode": "distance"}
    return Offer.model_validate(given | {"checked_on": date(2025, 10, 1)} | fields)


def step(**fields: Any) -> Step:
    given: dict[str, Any] = {
        "offer": "cours",
        "title": "Monter avec l’IA",
        "hours": 14,
        "adds": {"technique": 1, "transverses": 2},
        "criteria": [
            Criterion(name="territory", state="met", detail="formation en France", hard=True),
            Criterion(name="organisation", state="unmet", detail="la source dit que non"),
            Criterion(name="cost", state="unknown", detail="prix non précisé"),
        ],
        "why": [reason("La pratique manque aux monteurs."), reason("Le cours part de projets.", 2)],
        "alternative": Alternative(offer="autre", title="Étalonner avec l’IA", difference="7 h au lieu de 14 h"),
        "ask_provider": ["Quel est le prix, outils et abonnements compris ?"],
    }
    return Step.model_validate(given | fields)


def pathway(**fields: Any) -> Pathway:
    given: dict[str, Any] = {
        "status": "recommended",
        "profile": Profile(trade="monteuse", goal="usage", hours_max=21, levels={"technique": 1}),
        "steps": [step()],
        "hours": 14,
        "needs": {"technique": 1, "creativite": 2, "fondamentaux": 2, "transverses": 1, "organisation": 1},
        "warnings": [reason("Deux jours ne suffisent pas.", 3, title="Format très court", steps=["cours"])],
        "unmet": ["Niveau 2 visé en fondamentaux de l’IA : aucune étape n’y mène de façon connue."],
        "corpus_version": "2026-11+abc",
    }
    return Pathway.model_validate(given | fields)


def nothing_fits() -> Pathway:
    relaxation = Relaxation(constraints=["mode"], opens=["cours"], text="En renonçant à : modalité, 1 offre.")
    return pathway(status="no_fit", steps=[], hours=None, warnings=[], relax=[relaxation], questions=["Quel métier ?"])


def hostile() -> Pathway:
    named = step(title=HOSTILE, why=[reason(HOSTILE)], ask_provider=[HOSTILE])
    return pathway(profile=Profile(trade=HOSTILE, goal="usage"), steps=[named], warnings=[], unmet=[HOSTILE])


@lru_cache
def library() -> SmallShelf:
    return SmallShelf(sources=[source(url="https://example.org/etude.pdf")])


def document(given: Pathway | None = None, language: Language = "fr", **fields: Any) -> Document:
    """Return the document of a pathway; `fields` are those of its offer."""
    return pathway_document(given or pathway(), {"cours": offer(**fields)}, library(), language, DAY)

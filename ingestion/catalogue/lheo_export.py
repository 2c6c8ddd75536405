"""The catalogue as LHEO 2.3, valid against its schema.

LHEO makes mandatory what our sources often do not tell. Such an element holds the format's own sentinel (zeros, « - »)
or, where there is none, its first value; `extras info="non-communique"` names each, so that nothing passes for said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from ingestion.catalogue.lheo import UNSAID
from ingestion.catalogue.models import Mode, Offer
from ingestion.catalogue.normalise import written

SPACE = "http://lheo.gouv.fr/2.3"
NOTHING, NO_DATE, NO_POSTCODE = "-", "00000000", "00000"
NO_SIRET, NO_ACTIVITY, NO_AUDIENCE = "0" * 14, "0" * 11, "0" * 5
_MODES: dict[Mode, str] = {"presentiel": "0", "mixte": "1", "distance": "2"}
_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAKE = ElementMaker(namespace=SPACE, nsmap={None: SPACE})
Element = Any


def write_lheo(path: Path, offers: Iterable[Offer]) -> int:
    """Write offers as one LHEO 2.3 file, streamed; return how many. A need without a course is left out."""
    count = 0
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element(f"{{{SPACE}}}lheo", nsmap={None: SPACE}), file.element(f"{{{SPACE}}}offres"):
            for offer in offers:
                if offer.kind != "gap":
                    file.write(course(offer))
                    count += 1
    return count


def course(offer: Offer) -> Element:
    """Return an offer as a `formation` with one `action`."""
    certified = offer.certification is not None and offer.certification.kind != "none"
    parts = [
        _node("domaine-formation", *(_leaf("code-ROME", code) for code in offer.rome[:5])),
        _leaf("intitule-formation", offer.title, 255),
        _leaf("objectif-formation", NOTHING),
        _leaf("resultats-attendus", "; ".join(offer.outcomes), 3000),
        _leaf("contenu-formation", offer.content, 3000),
        _leaf("certifiante", "1" if certified else "0"),
        _node("contact-formation", _node("coordonnees")),
        _leaf("parcours-de-formation", "1"),
        _leaf("code-niveau-entree", "0"),
        *certification(offer),
        *([_node("url-formation", _leaf("urlweb", offer.url))] if 3 <= len(offer.url) <= 400 else []),
        action(offer),
        organisation(offer),
        _unsaid(["parcours-de-formation", *([] if offer.certification else ["certifiante"])]),
    ]
    return _node("formation", *parts, numero=offer.id)


def action(offer: Offer) -> Element:
    """Return how, where, when and for how much an offer takes place."""
    unsaid = ["niveau-entree-obligatoire", "prise-en-charge-frais-possible", "modalites-entrees-sorties"]
    unsaid += [] if offer.mode else ["modalites-enseignement"]
    whole_hours = offer.hours is not None and offer.hours.is_integer()
    duration = offer.duration_text or (f"{written(offer.hours)} h" if offer.hours and not whole_hours else "")
    parts = [
        _leaf("rythme-formation", NOTHING),
        _leaf("code-public-vise", NO_AUDIENCE),
        _leaf("niveau-entree-obligatoire", "0"),
        _leaf("modalites-alternance", NOTHING),
        _leaf("modalites-enseignement", _MODES[offer.mode] if offer.mode else "0"),
        _leaf("conditions-specifiques", conditions(offer), 3000),
        _leaf("prise-en-charge-frais-possible", "1" if offer.financing else "0"),
        *(
            [_node("lieu-de-formation", _node("coordonnees", address(offer)))]
            if offer.place or offer.department
            else []
        ),
        _leaf("modalites-entrees-sorties", "0"),
        *sessions(offer),
        *([_leaf("langue-formation", offer.language.upper())] if len(offer.language) == 2 else []),
        *([_leaf("prix-total-TTC", written(offer.price), 10)] if offer.price is not None else []),
        *([_leaf("duree-indicative", duration, 150)] if duration else []),
        *([_leaf("nombre-heures-total", written(offer.hours))] if offer.hours and whole_hours else []),
        _unsaid(unsaid),
    ]
    return _node("action", *parts, numero=offer.id)


def conditions(offer: Offer) -> str:
    """Return what an offer asks for at the entry; « Aucune » only where a source says so."""
    return offer.prerequisites.text or ("Aucune" if offer.prerequisites.entry == "aucun" else "")


def certification(offer: Offer) -> list[Element]:
    """Return the RNCP or RS code of an offer, if it has one that the format takes."""
    if offer.certification is None or offer.certification.kind not in {"rncp", "rs"}:
        return []
    code = offer.certification.code
    if not (1 if offer.certification.kind == "rncp" else 3) <= len(code) <= 10:
        return []
    return [_node("certification", _leaf(f"code-{offer.certification.kind.upper()}", code))]


def sessions(offer: Offer) -> list[Element]:
    """Return the known sessions, or one without dates."""
    first_days = [f"{day:%Y%m%d}" for day in offer.starts] or [NO_DATE]
    return [
        _node("session", _node("periode", _leaf("debut", day), _leaf("fin", NO_DATE)), _node("adresse-inscription", address(offer)))
        for day in first_days
    ]  # fmt: skip


def address(offer: Offer) -> Element:
    """Return the town an offer takes place in; no street, no person."""
    parts = [_leaf("ligne", NOTHING), _leaf("codepostal", NO_POSTCODE), _leaf("ville", offer.place, 50)]
    return _node("adresse", *parts, *([_leaf("departement", offer.department)] if offer.department else []))


def organisation(offer: Offer) -> Element:
    """Return who answers for an offer; its registration numbers are not in our records."""
    return _node(
        "organisme-formation-responsable",
        _leaf("numero-activite", NO_ACTIVITY),
        _node("SIRET-organisme-formation", _leaf("SIRET", NO_SIRET)),
        _leaf("nom-organisme", offer.provider, 250),
        _leaf("raison-sociale", offer.provider, 250),
        _node("coordonnees-organisme", _node("coordonnees")),
        _node("contact-organisme", _node("coordonnees")),
    )


def _unsaid(names: list[str]) -> Element:
    """Return the extras that name the mandatory elements without knowledge behind them."""
    return _node("extras", *(_leaf("extra", name) for name in names), info=UNSAID)


def _node(name: str, *children: Element, **attributes: str) -> Element:
    """Return an element with children."""
    return getattr(_MAKE, name)(*children, **attributes)


def _leaf(name: str, text: str, longest: int | None = None) -> Element:
    """Return an element with text, cut to what the format takes; « - » stands for nothing."""
    return getattr(_MAKE, name)((_CONTROL.sub("", text).strip() or NOTHING)[:longest])

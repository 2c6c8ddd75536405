"""The catalogue for others: schema.org JSON-LD, our own table as CSV or XLSX."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ingestion.catalogue import template
from ingestion.catalogue.models import Mode, Offer
from ingestion.catalogue.normalise import written
from ingestion.catalogue.template import HEADS, LISTS

_MODES: dict[Mode, str] = {"presentiel": "Onsite", "distance": "Online", "mixte": "Blended"}


def write_jsonld(path: Path, offers: Iterable[Offer]) -> int:
    """Write offers as one schema.org graph; return how many. A need without a course is none, and is left out."""
    courses = [course(offer) for offer in offers if offer.kind != "gap"]
    graph = {"@context": "https://schema.org", "@graph": courses}
    path.write_text(json.dumps(graph, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(courses)


def course(offer: Offer) -> dict[str, Any]:
    """Return an offer as a schema.org `Course`; what is unknown is absent."""
    told = {
        "@type": "Course",
        "@id": f"urn:reperes:{offer.id}",
        "name": offer.title,
        "description": offer.content or None,
        "provider": {"@type": "Organization", "name": offer.provider} if offer.provider else None,
        "url": offer.url or None,
        "inLanguage": offer.language,
        "timeRequired": f"PT{written(offer.hours)}H" if offer.hours else None,
        "coursePrerequisites": offer.prerequisites.text or None,
        "educationalCredentialAwarded": credential(offer),
        "teaches": list(offer.outcomes) or None,
        "audience": {"@type": "Audience", "audienceType": ", ".join(offer.trades)} if offer.trades else None,
        "hasCourseInstance": instances(offer),
        "offers": price(offer),
    }
    return {name: value for name, value in told.items() if value is not None}


def credential(offer: Offer) -> dict[str, Any] | None:
    """Return what an offer certifies, as a credential with its public code."""
    if offer.certification is None or offer.certification.kind == "none":
        return None
    kind, code = offer.certification.kind, offer.certification.code
    named: dict[str, Any] = {"@type": "EducationalOccupationalCredential", "credentialCategory": kind}
    if code:
        named["identifier"] = f"{kind.upper()}{code}" if kind in {"rncp", "rs"} else code
    return named


def instances(offer: Offer) -> list[dict[str, Any]] | None:
    """Return the sessions of an offer, or one without a date where mode, place or hours are known."""
    shared: dict[str, Any] = {"@type": "CourseInstance"}
    if offer.mode:
        shared["courseMode"] = _MODES[offer.mode]
    if offer.place:
        shared["location"] = {"@type": "Place", "name": offer.place}
    if offer.hours:
        shared["courseWorkload"] = f"PT{written(offer.hours)}H"
    if offer.starts:
        return [{**shared, "startDate": day.isoformat()} for day in offer.starts]
    return [shared] if len(shared) > 1 else None


def price(offer: Offer) -> dict[str, Any] | None:
    """Return the price as a schema.org `Offer`."""
    if offer.price is None:
        return None
    category = "Paid" if offer.price else "Free"
    return {"@type": "Offer", "price": offer.price, "priceCurrency": offer.currency, "category": category}


def write_csv(path: Path, offers: Iterable[Offer]) -> int:
    """Write offers as CSV under the heads of our template; return how many."""
    return _write(template.write_table, path, offers)


def write_xlsx(path: Path, offers: Iterable[Offer]) -> int:
    """Write offers as a workbook under the heads of our template; return how many."""
    return _write(template.write_sheet, path, offers)


def _write(writer: Callable[[Path, Iterable[dict[str, str]]], None], path: Path, offers: Iterable[Offer]) -> int:
    """Write offers through `writer`, counting them."""
    count = 0

    def rows() -> Iterator[dict[str, str]]:
        nonlocal count
        for offer in offers:
            count += 1
            yield cells(offer)

    writer(path, rows())
    return count


def cells(offer: Offer) -> dict[str, str]:
    """Return column head → cell; an unknown field is an empty cell."""
    content = offer.model_dump(mode="json")
    row = {}
    for head, name in HEADS.items():
        outer, _, inner = name.partition(".")
        value = (content[outer] or {}).get(inner) if inner else content[outer]
        row[head] = _cell(name, value)
    return row


def _cell(name: str, value: Any) -> str:
    """Return a field as the template reads it back."""
    if value is None:
        return ""
    if name in LISTS:
        items = [str(item).replace("|", "/") for item in value]
        return " | ".join(items) + (" |" if len(items) == 1 and "," in items[0] else "")
    return written(value) if isinstance(value, float) else str(value)

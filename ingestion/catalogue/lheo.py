"""LHEO 1.3, 2.2 and 2.3: three namespaces and renamed elements, read as one; an action of a course is an offer.

Contacts, addresses for enrolment and inquiries are never read: they hold names, telephones and mails of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from lxml import etree
from pydantic import ValidationError

from ingestion.catalogue import normalise
from ingestion.catalogue.errors import CatalogueError, reason
from ingestion.catalogue.models import Certification, Mode, Offer, Prerequisites
from ingestion.catalogue.report import Rejection
from ingestion.catalogue.rows import digest
from ingestion.french import fold

FORMAT = "lheo"
#: lxml ships no types.
Element: TypeAlias = Any
COURSES = frozenset({"formation", "offre-formation", "resume-offre"})
#: 2.2 and 2.3 nest actions in a course; 1.3 and its short form have one action, told in the course itself.
_MODES: dict[str, Mode] = {"0": "presentiel", "1": "mixte", "2": "distance"}
_NO_PREREQUISITE = frozenset({"aucun", "aucune", "neant", "aucun prerequis", "sans prerequis", "pas de prerequis"})
_ROME = re.compile(r"[A-Z]\d{4}")
#: Marks the extras that name what an export could not tell.
UNSAID = "non-communique"
#: Larger files are not catalogues of a region; split them.
MOST_BYTES = 4 * 1024**3
#: The real courses have some hundreds of elements; one course larger than this is an attack on memory.
MOST_ELEMENTS = 100_000
#: A file with more faults than this is something else than a catalogue with a slip.
MOST_FAULTS = 1_000


def read(path: Path) -> Iterator[Offer | Rejection]:
    """Yield the offers and rejections of a file; raise `CatalogueError` where it is not LHEO at all.

    Entities stay unresolved and nothing is fetched. A course whose XML is broken is read as far as it can be, and its
    note says so: the real files of some regions are broken.
    """
    _refuse_dangers(path)
    seen = 0
    try:
        for course, broken in _courses(path):
            seen += 1
            yield from _offers(course, path.name, broken)
    except etree.XMLSyntaxError as error:
        if not seen:
            raise CatalogueError(f"{path.name} : ce fichier n’est pas du XML valide.") from error
        yield Rejection(line=error.lineno or 1, reason="le XML est mal formé ici : la suite du fichier n’a pas été lue")
    if not seen:
        raise CatalogueError(f"{path.name} : ce fichier XML ne contient aucune formation au format LHEO.")


def _refuse_dangers(path: Path) -> None:
    """Raise `CatalogueError` for a file that is empty, too large, or declares entities of its own."""
    size = path.stat().st_size
    if not size:
        raise CatalogueError(f"{path.name} : ce fichier est vide.")
    if size > MOST_BYTES:
        raise CatalogueError(f"{path.name} : ce fichier dépasse 4 Go, découpez-le.")
    with path.open("rb") as file:
        # UTF-16 puts a zero between two letters
        if b"<!ENTITY" in file.read(1 << 20).replace(b"\0", b"").upper():
            raise CatalogueError(f"{path.name} : ce fichier déclare des entités XML, refusées par sécurité.")


def _courses(path: Path) -> Iterator[tuple[Element, int]]:
    """Yield one course at a time, with the line of a fault in its XML or 0, and forget it, so that memory stays flat."""
    elements = 0
    with path.open("rb") as file:
        parser = etree.iterparse(
            file,
            events=("end",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=True,
        )
        for _, element in parser:
            elements += 1
            if elements > MOST_ELEMENTS:
                line = element.sourceline
                raise CatalogueError(f"{path.name}, ligne {line} : une formation est démesurée, fichier refusé.")
            if isinstance(element.tag, str) and etree.QName(element).localname in COURSES:
                log = parser.error_log
                if len(log) > MOST_FAULTS:
                    raise CatalogueError(f"{path.name} : ce fichier n’est pas du XML valide.")
                yield element, _fault(element, log)
                elements = 0
                _forget(element)


def _fault(course: Element, log: Any) -> int:
    """Return the line of the first fault inside a course, 0 where it has none; the parser has read on past its end."""
    if not len(log):
        return 0
    last = course.sourceline + etree.tostring(course, with_tail=False).count(b"\n")
    return next((entry.line for entry in log if course.sourceline <= entry.line <= last), 0)


def _forget(element: Element) -> None:
    """Free a course and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _offers(course: Element, file: str, broken: int) -> Iterator[Offer | Rejection]:
    """Yield an offer for each action of a course."""
    for action in _all(course, "action") or [course]:
        try:
            read = offer(course, action, f"{file}:{action.sourceline}")
            note = f"Le XML de la source est mal formé vers la ligne {broken} : fiche à vérifier."
            yield read.model_copy(update={"note": note}) if broken else read
        except ValidationError as error:
            yield Rejection(line=action.sourceline or 1, reason=reason(error))
        except ValueError as error:
            yield Rejection(line=action.sourceline or 1, reason=str(error))


def offer(course: Element, action: Element, reference: str) -> Offer:
    """Return one action as an offer; raise `ValueError` where it has no title."""
    title = _text(course, "intitule-formation") or _text(course, "intitule-action")
    if not title:
        raise ValueError("l’intitulé manque")
    place = next(iter(_all(action, "lieu-de-formation")), None)
    place = course if etree.QName(course).localname == "resume-offre" else place
    area = area_of(place)
    hourly = normalise.amount(_text(action, "prix-horaire-TTC"))
    result = _text(course, "resultats-attendus")
    return Offer(
        id=f"{FORMAT}-{digest(own_number(course, action, title))}",
        title=title,
        provider=provider_of(course, action),
        hours=normalise.amount(_text(action, "nombre-heures-total")),
        duration_text=_text(action, "duree-indicative"),
        mode=mode_of(action),
        place=_text(place, "ville") if place is not None else "",
        department=area,
        territory=normalise.territory(area),
        prerequisites=prerequisites_of(action),
        rome=tuple(code for code in _texts(course, "code-ROME") if _ROME.fullmatch(code)),
        content=" ".join(filter(None, (_text(course, "objectif-formation"), _text(course, "contenu-formation")))),
        certification=certification_of(course),
        price=normalise.amount(_text(action, "prix-total-TTC")),
        price_text=f"{hourly:g} € de l’heure" if hourly else "",
        outcomes=(result,) if result else (),
        language=_text(action, "langue-formation").lower() or "fr",
        starts=starts_of(action),
        url=url_of(course),
        source=FORMAT,
        source_ref=reference,
        checked_on=normalise.day(action.get("datemaj") or course.get("datemaj")),
    )


def own_number(course: Element, action: Element, title: str) -> str:
    """Return what names an action in its file: its numbers, else what is told of it."""
    numbers = [course.get("numero") or "", action.get("numero") or "" if action is not course else ""]
    if any(numbers):
        return "|".join(numbers)
    return "|".join((provider_of(course, action), title, _text(action, "ville"), _text(action, "nombre-heures-total")))


def provider_of(course: Element, action: Element) -> str:
    """Return who answers for a course: the organisation, never a person."""
    answering = next(iter(_all(course, "organisme-formation-responsable")), course)
    names = (
        _text(answering, "nom-organisme"),
        _text(answering, "raison-sociale"),
        _text(action, "raison-sociale-formateur"),
    )
    return next(filter(None, names), "")


def mode_of(action: Element) -> Mode | None:
    """Return the mode; the FOAD mark of 1.3 says certainly only that nothing is at a distance."""
    told = _text(action, "modalites-enseignement") if "modalites-enseignement" not in unsaid(action) else ""
    if told:
        return _MODES.get(told)
    return "presentiel" if _text(action, "FOAD") == "0" else None


def unsaid(element: Element) -> set[str]:
    """Return the mandatory elements that an export of ours filled in without knowing them (see `lheo_export`)."""
    extras = (extra for extra in _all(element, "extras") if extra.get("info") == UNSAID)
    return {name for extra in extras for name in _texts(extra, "extra")}


def area_of(place: Element | None) -> str:
    """Return the département of a place, from its own element or its postcode."""
    if place is None:
        return ""
    postcode = _text(place, "codepostal")
    return normalise.department(_text(place, "departement")) or normalise.department(
        postcode[: 3 if postcode.startswith("97") else 2]
        if len(postcode) == 5 and not postcode.startswith("20")
        else ""
    )


def prerequisites_of(action: Element) -> Prerequisites:
    """Return the conditions of entry; « aucune » is said by the source, an empty element is not."""
    text = _text(action, "conditions-specifiques")
    none = fold(text).strip(" .") in _NO_PREREQUISITE
    return Prerequisites(text=text, entry="aucun" if none else None)


def certification_of(course: Element) -> Certification | None:
    """Return what a course certifies; « certifiante » without a code does not say what."""
    for name, kind in (("code-RNCP", "rncp"), ("code-RS", "rs")):
        code = normalise.code(_text(course, name)).upper().removeprefix(kind.upper())
        if code:
            return Certification.model_validate({"kind": kind, "code": code})
    told = _text(course, "certifiante") if "certifiante" not in unsaid(course) else ""
    return Certification(kind="none") if told == "0" else None


def starts_of(action: Element) -> tuple[date, ...]:
    """Return the first days of the sessions, in order."""
    begun = (normalise.day(_text(session, "debut")) for session in _all(action, "session"))
    return tuple(sorted({day for day in begun if day}))


def url_of(course: Element) -> str:
    """Return the web page of the course itself."""
    page = next(iter(_all(course, "url-formation")), None)
    address = _text(page, "urlweb") if page is not None else ""
    return address if address.startswith(("http://", "https://")) else ""


def _all(element: Element, name: str) -> list[Element]:
    """Return the descendants of that local name, in document order."""
    return list(element.iterdescendants(f"{{*}}{name}"))


def _text(element: Element, name: str) -> str:
    """Return the cleaned text of the first descendant of that local name."""
    found = next(element.iterdescendants(f"{{*}}{name}"), None)
    return normalise.clean("".join(found.itertext())) if found is not None else ""


def _texts(element: Element, name: str) -> list[str]:
    """Return the cleaned texts of every descendant of that local name."""
    return [text for found in _all(element, name) if (text := normalise.clean("".join(found.itertext())))]

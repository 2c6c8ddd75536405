"""The open data of Mon Compte Formation, in its three generations of columns.

The first has `code_inventaire` and `code_rncp`, the raw export adds the title and strong points of the course itself,
the last has one `id_certif`. A row tells a price and hours range over all sessions; they are known only where the
range is one value.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingestion.catalogue import normalise
from ingestion.catalogue.models import Certification, Mode, Offer
from ingestion.catalogue.report import Rejection
from ingestion.catalogue.rows import digest
from ingestion.catalogue.tables import Row, each, read_rows

FORMAT = "cpf"
MARKS = frozenset({"nom_of", "type_referentiel", "intitule_certification"})


def read(path: Path) -> Iterator[Offer | Rejection]:
    """Yield the offers and rejections of a file."""
    return each(read_rows(path), offer, path.name)


def offer(row: Row, reference: str) -> Offer:
    """Return one row as an offer; raise `ValueError` where it has no title or no provider."""
    title = normalise.clean(row.get("intitule_formation")) or normalise.clean(row["intitule_certification"])
    provider, siret = normalise.clean(row["nom_of"]), normalise.code(row.get("siret"))
    if not title or not (provider or siret):
        raise ValueError("l’intitulé ou l’organisme manque")
    area = normalise.department(row.get("code_departement", ""))
    hours, price = _single(row, "nombre_heures_total"), _single(row, "frais_ttc_tot")
    certification, mode = certification_of(row), mode_of(row)
    own = normalise.clean(row.get("numero_formation")) or "|".join(
        str(part) for part in (row.get("siret"), title, certification and certification.code, area, mode, hours, price)
    )
    return Offer(
        id=f"{FORMAT}-{digest(own)}",
        title=title,
        provider=provider or f"SIRET {siret}",
        training="continue",
        hours=hours or None,
        mode=mode,
        place=normalise.clean(row.get("nom_departement")),
        department=area,
        territory=normalise.territory(area),
        content=content_of(row),
        certification=certification,
        price=price,
        financing=("CPF",),
        source=FORMAT,
        source_ref=reference,
        checked_on=normalise.day(row.get("date_extract")),
    )


def certification_of(row: Row) -> Certification | None:
    """Return what a row certifies; the level is told only as « (NIVEAU 6) » in a label."""
    kind = row["type_referentiel"].strip().lower()
    if kind not in {"rncp", "rs"}:
        return None
    old = row.get("code_rncp" if kind == "rncp" else "code_inventaire", "")
    code = normalise.code(row.get("id_certif") or old)
    label = row.get("libelle_niveau_sortie_formation", "")
    digit = label.partition("NIVEAU ")[2][:1]
    level = int(digit) if digit in set("345678") and digit else None
    return Certification.model_validate({"kind": kind, "code": code, "level": level})


def mode_of(row: Row) -> Mode | None:
    """Return the mode where all sessions have the same; some at a distance and some not is unknown."""
    active = normalise.number(row.get("nb_session_active", ""))
    distant = normalise.number(row.get("nb_session_a_distance", ""))
    if not active or distant is None:
        return None
    return "distance" if distant >= active else "presentiel" if not distant else None


def content_of(row: Row) -> str:
    """Return what a row says of the course: the certification, its fields and its strong points."""
    names = ("intitule_certification", "libelle_code_formacode_principal", "libelle_nsf_1", "points_forts")
    parts = (normalise.clean(row.get(name)) for name in names)
    return ". ".join(dict.fromkeys(part for part in parts if part))


def _single(row: Row, name: str) -> float | None:
    """Return a quantity whose least and greatest value are the same; None where it varies."""
    least, greatest = (normalise.number(row.get(f"{name}_{end}", "")) for end in ("min", "max"))
    return least if least == greatest else None

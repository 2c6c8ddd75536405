"""The RNCP records of France compétences: titles and diplomas, without a provider, hours or a price."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ingestion.catalogue import normalise
from ingestion.catalogue.models import Certification, Offer
from ingestion.catalogue.report import Rejection
from ingestion.catalogue.tables import Row, each, read_rows

FORMAT = "rncp"
MARKS = frozenset({"CodeRNCP", "intituleDiplome"})


def read(path: Path) -> Iterator[Offer | Rejection]:
    """Yield the certifications of a file as programmes; one that is no longer open is rejected."""
    return each(read_rows(path), offer, path.name)


def offer(row: Row, reference: str) -> Offer:
    """Return one record as a programme; raise `ValueError` where it has no code or title, or is closed."""
    code = normalise.code(row["CodeRNCP"]).upper().removeprefix("RNCP")
    title = normalise.clean(row["intituleDiplome"])
    if not code.isdigit() or not title:
        raise ValueError("le code RNCP ou l’intitulé manque")
    if row.get("ActiveInactive", "").strip().upper() == "INACTIVE":
        raise ValueError(f"la fiche RNCP{code} n’est plus active")
    level = row.get("NiveauEurope", "").strip().removeprefix("niveau")
    until = normalise.either_order(row.get("date_fin_validite_enregistrement"))
    return Offer(
        id=f"{FORMAT}-{code}",
        title=title,
        kind="programme",
        territory="france",
        certification=Certification(kind="rncp", code=code, level=int(level) if level in set("345678") else None),
        outcomes=tuple(filter(None, [normalise.clean(row.get("TypeCertif"))])),
        url=f"https://www.francecompetences.fr/recherche/rncp/{code}/",
        source=FORMAT,
        source_ref=reference,
        note=f"Enregistrement valable jusqu’au {until:%d/%m/%Y}" if until else "",
    )

"""Our own table of offers, CSV or XLSX: an empty one to fill in, and the way back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from ingestion.catalogue import normalise
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.report import Rejection
from ingestion.catalogue.rows import digest
from ingestion.catalogue.tables import Row, each, read_rows
from ingestion.french import fold

FORMAT = "template"
#: Column head → field of the offer; a dot leads into an inner record.
HEADS = {
    "Identifiant": "id",
    "Titre": "title",
    "Organisme": "provider",
    "Statut de l’organisme": "provider_status",
    "Formation initiale ou continue": "training",
    "Visées": "aims",
    "Heures": "hours",
    "Mois": "months",
    "Durée en clair": "duration_text",
    "Modalité": "mode",
    "Lieu": "place",
    "Département": "department",
    "Territoire": "territory",
    "Prérequis": "prerequisites.text",
    "Niveau d’entrée": "prerequisites.entry",
    "Métiers": "trades",
    "Codes ROME": "rome",
    "Secteurs": "sectors",
    "Publics": "statuses",
    "Outils": "tools",
    "Contenu": "content",
    "Évaluation": "assessment",
    "Certification": "certification.kind",
    "Code de certification": "certification.code",
    "Prix": "price",
    "Monnaie": "currency",
    "Financement": "financing",
    "Débouchés": "outcomes",
    "Langue": "language",
    "Ouverture": "opens",
    "Adresse web": "url",
    "Vérifié le": "checked_on",
    "Note": "note",
}
MARKS = frozenset({"Titre", "Organisme"})
LISTS = frozenset({"aims", "trades", "rome", "sectors", "statuses", "tools", "financing", "outcomes"})
NUMBERS = frozenset({"hours", "months", "price"})
DATES = frozenset({"opens", "checked_on"})
CHOICES = frozenset({"aims", "mode", "training", "territory", "prerequisites.entry", "certification.kind"})
#: A sheet that unpacks to more than this is not a table that people filled in.
MOST_ROWS = 500_000
#: What a cell of a workbook can hold.
MOST_CHARACTERS = 32_767
#: A cell that begins so would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_empty(path: Path) -> None:
    """Write a template without rows, as XLSX or CSV by the name of the file."""
    write_rows(path, [])


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows (column head → cell) under the heads of the template, as XLSX or CSV by the name of the file."""
    (write_sheet if path.suffix.lower() == ".xlsx" else write_table)(path, rows)


def write_table(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write rows as CSV that French spreadsheets open."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(HEADS), delimiter=";")
        writer.writeheader()
        writer.writerows({head: guarded(cell) for head, cell in row.items()} for row in rows)


def read(path: Path) -> Iterator[Offer | Rejection]:
    """Yield the offers and rejections of a filled-in template; raise `CatalogueError` where it is none."""
    rows = _sheet_rows(path) if path.suffix.lower() == ".xlsx" else read_rows(path)
    return each(rows, offer, path.name)


def offer(row: Row, reference: str) -> Offer:
    """Return one row as an offer; raise `ValueError` for a cell that cannot be read."""
    unknown = [head for head in row if head not in HEADS]
    if unknown:
        raise ValueError(f"colonne inconnue « {unknown[0]} »")
    fields: dict[str, Any] = {}
    for head, name in HEADS.items():
        cell = normalise.clean(unguarded(row.get(head, "")))
        if cell:
            outer, _, inner = name.partition(".")
            value = _value(head, name, cell)
            if inner:
                fields.setdefault(outer, {})[inner] = value
            else:
                fields[outer] = value
    if "title" not in fields:
        raise ValueError("le titre manque")
    fields.setdefault("id", digest("|".join(map(str, fields.values()))))
    area = fields.get("department", "")
    fields.setdefault("territory", normalise.territory(area))
    fields["id"] = f"{FORMAT}-{fields['id'].removeprefix(f'{FORMAT}-')}"
    return Offer.model_validate({**fields, "source": FORMAT, "source_ref": reference})


def _value(head: str, name: str, cell: str) -> Any:
    """Return a cell as its field wants it; raise `ValueError` where it is filled in and cannot be read."""
    value: Any = cell
    if name in CHOICES:
        value = fold(cell)
    if name in LISTS:
        # our own exports part items by « | », because an item may hold a comma; people write commas
        return [part.strip() for part in str(value).split("|" if "|" in value else ",") if part.strip()]
    if name in NUMBERS:
        value = normalise.number(cell)
    elif name in DATES:
        value = normalise.day(cell)
    elif name == "department":
        value = normalise.department(cell)
    if value in (None, ""):
        raise ValueError(f"« {head} » : valeur illisible « {cell[:40]} »")
    return value


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a guarded cell as it was."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def write_sheet(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write rows as a sheet whose head stays in view; rows go to disk as they come."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Offres")
    sheet.freeze_panes = "C2"
    heads = [WriteOnlyCell(sheet, head) for head in HEADS]
    for cell in heads:
        cell.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([guarded(row.get(head, ""))[:MOST_CHARACTERS] for head in HEADS])
    book.save(path)


def _sheet_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the rows of the first sheet of a workbook."""
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        lines = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS)
        head = [str(cell or "").strip() for cell in next(lines, ())]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, OSError, ValueError) as error:
        raise CatalogueError(f"{path.name} : ce classeur est illisible, enregistrez-le de nouveau en XLSX.") from error
    if not set(head) >= MARKS:
        raise CatalogueError(f"{path.name} : les colonnes « Titre » et « Organisme » manquent, partez du modèle vide.")
    for line, cells in enumerate(lines, start=2):
        row = {name: _cell(cell) for name, cell in zip(head, cells, strict=False) if name}
        if any(row.values()):
            yield line, row
    book.close()


def _cell(cell: Any) -> str:
    """Return a cell as text; whole numbers without decimals, dates as ISO."""
    if cell is None:
        return ""
    return f"{cell:g}" if isinstance(cell, float) and cell.is_integer() else str(cell)

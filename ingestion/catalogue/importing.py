"""Files of other catalogues into ours: what each is, what it gave, what was refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ingestion.catalogue import cpf, lheo, rncp, template
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.report import REJECTS, FileReport, Rejection, Sieve, write_rejects
from ingestion.catalogue.store import Writer, writing
from ingestion.catalogue.tables import columns_of

Reader = Callable[[Path], Iterator[Offer | Rejection]]
_READERS: dict[str, Reader] = {
    lheo.FORMAT: lheo.read, cpf.FORMAT: cpf.read, rncp.FORMAT: rncp.read, template.FORMAT: template.read
}  # fmt: skip
_TABLES = ((cpf.MARKS, cpf.FORMAT), (rncp.MARKS, rncp.FORMAT), (template.MARKS, template.FORMAT))


def import_files(files: Sequence[Path], index: Path, corpus: Path) -> list[FileReport]:
    """Import every file in one go and return what became of each; rejections go into a file beside the store.

    Raises `CatalogueError` for a file that cannot be used; then nothing of any file is imported.
    """
    formats = [detect(path) for path in files]
    with writing(index, corpus) as writer:
        reports = [_import(path, kind, writer) for path, kind in zip(files, formats, strict=True)]
    write_rejects(index / REJECTS, reports)
    return reports


def detect(path: Path) -> str:
    """Return the format of a file by its name and its column heads; raise `CatalogueError` where it has none of ours."""
    if not path.is_file():
        raise CatalogueError(f"{path.name} : ce fichier n’existe pas.")
    if path.suffix.lower() == ".xml":
        return lheo.FORMAT
    if path.suffix.lower() == ".xlsx":
        return template.FORMAT
    columns = set(columns_of(path))
    for marks, kind in _TABLES:
        if columns >= marks:
            return kind
    raise CatalogueError(
        f"{path.name} : colonnes non reconnues ; donnez un fichier LHEO, Mon Compte Formation, RNCP ou notre modèle."
    )


def _import(path: Path, kind: str, writer: Writer) -> FileReport:
    """Import one file."""
    sieve = Sieve()
    kept, merged = writer.add(sieve.offers(_READERS[kind](path)))
    return FileReport(
        file=path.name, format=kind, read=sieve.read, kept=kept, merged=merged, rejected=tuple(sieve.rejected)
    )

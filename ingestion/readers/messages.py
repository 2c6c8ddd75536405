"""Every sentence that a reader may say to a user, in French."""

from __future__ import annotations

from collections.abc import Sequence

MISSING = "Ce fichier n’existe pas : vérifiez son chemin."
NOT_A_FILE = "Ce n’est pas un fichier : indiquez un document."
FORBIDDEN = "Ce fichier ne peut pas être ouvert : vérifiez que vous avez le droit de le lire."
EMPTY = "Ce fichier est vide : il n’y a rien à lire."
NO_TEXT = "Ce document ne contient aucun texte : il n’y a rien à indexer."
NOT_TEXT = "Ce fichier n’est pas un fichier texte : enregistrez-le en UTF-8, puis ajoutez-le de nouveau."
TOO_NESTED = "Cette page est imbriquée trop profondément pour être lue : enregistrez-en une version simple."

PDF_DAMAGED = "Ce PDF est endommagé ou n’en est pas un : ouvrez-le, enregistrez-le de nouveau, puis ajoutez-le."
PDF_ENCRYPTED = "Ce PDF est protégé par un mot de passe : enregistrez-en une copie sans mot de passe, puis ajoutez-la."
PDF_WITHOUT_PAGES = "Ce PDF ne contient aucune page : il n’y a rien à lire."

DOCX_DAMAGED = "Ce document Word est endommagé ou n’en est pas un : enregistrez-le de nouveau au format .docx."
DOCX_TOO_LARGE = "Ce document Word contient trop de données une fois décompressé : il n’a pas été ouvert."
DOCX_ENCRYPTED = (
    "Ce document Word est protégé par un mot de passe ou d’un ancien format : enregistrez-en une copie au format .docx."
)


def unknown_suffix(suffix: str, known: Sequence[str]) -> str:
    """Say that a format is not read, and which ones are."""
    what = f"Le format « {suffix} » n’est pas lu" if suffix else "Ce fichier n’a pas d’extension"
    return f"{what} : convertissez-le en {', '.join(known[:-1])} ou {known[-1]}."


def too_large(size: int, limit: int) -> str:
    """Say that a file of `size` bytes is above the limit."""
    return f"Ce fichier pèse {size // 1_000_000} Mo, la limite est de {limit // 1_000_000} Mo : découpez-le."


def scanned(pages: int) -> str:
    """Say that a PDF holds pictures of pages only."""
    if pages == 1:
        what = "La page de ce PDF ne contient aucun texte"
    else:
        what = f"Aucune des {pages} pages de ce PDF ne contient de texte"
    return f"{what} (document numérisé ?) : passez-le à la reconnaissance de caractères (OCR), puis ajoutez-le."


def pages_without_text(empty: Sequence[int], pages: int) -> str:
    """Say which pages of a PDF gave no text."""
    one = len(empty) == 1
    what = f"{len(empty)} page sur {pages} ne contient" if one else f"{len(empty)} pages sur {pages} ne contiennent"
    return f"{what} aucun texte lisible (image ou page blanche) : p. {page_ranges(empty)}."


def pages_unreadable(damaged: Sequence[int], pages: int) -> str:
    """Say which pages of a PDF could not be read."""
    one = len(damaged) == 1
    what = f"{len(damaged)} page sur {pages} n’a" if one else f"{len(damaged)} pages sur {pages} n’ont"
    return f"{what} pas pu être {'lue' if one else 'lues'} : p. {page_ranges(damaged)}."


def pages_beyond(limit: int, pages: int) -> str:
    """Say that only the first pages of a PDF were read."""
    return f"Seules les {limit} premières pages sur {pages} ont été lues : découpez le document pour lire la suite."


def page_ranges(pages: Sequence[int]) -> str:
    """Return page numbers in order with runs shortened: « 4, 7–9 »."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)

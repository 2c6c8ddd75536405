"""What can go wrong with the catalogue, told in one French sentence."""

from __future__ import annotations

from pydantic import ValidationError

from ingestion.corpus import CorpusError


class CatalogueError(CorpusError):
    """A file of the catalogue that cannot be used; the message names the file, the place and the remedy, in French."""


#: What pydantic found, in words that the writer of a catalogue understands.
_MEANINGS = {
    "extra_forbidden": "champ inconnu",
    "missing": "champ obligatoire absent",
    "literal_error": "valeur hors de la liste admise",
    "greater_than": "valeur trop petite",
    "greater_than_equal": "valeur trop petite",
    "less_than_equal": "valeur trop grande",
}


def reason(error: ValidationError) -> str:
    """Return the first fault of a record as « champ : ce qui ne va pas »."""
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"]) or "offre"
    return f"{place} : {_MEANINGS.get(fault['type'], 'valeur inattendue')}"

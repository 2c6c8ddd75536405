"""Reads the offers that ship with the corpus: `offers/*.yaml`, each a list of offers of one family."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import ValidationError

from ingestion.catalogue.errors import CatalogueError, reason
from ingestion.catalogue.models import Offer
from ingestion.corpus import CorpusError, load_yaml


def offer_files(corpus: Path) -> list[Path]:
    """Return the files of offers of a corpus in a stable order."""
    return sorted((corpus / "offers").glob("*.yaml"))


def fingerprint(corpus: Path) -> str:
    """Return the SHA-256 of what the catalogue takes from a corpus: its offers and its trades."""
    digest = hashlib.sha256()
    for path in (*offer_files(corpus), corpus / "trades.yaml"):
        if path.exists():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_offers(corpus: Path) -> list[Offer]:
    """Return every offer of a corpus; raise `CatalogueError` at the first that is not one, or comes twice."""
    offers: dict[str, Offer] = {}
    for path in offer_files(corpus):
        for offer in read_offer_file(path):
            if offer.id in offers:
                raise CatalogueError(
                    f"{path.name} : l’offre « {offer.id} » existe déjà, donnez-lui un autre identifiant."
                )
            offers[offer.id] = offer
    return list(offers.values())


def read_offer_file(path: Path) -> list[Offer]:
    """Return the offers of one file, in its order."""
    try:
        entries = load_yaml(path)
    except (CorpusError, UnicodeDecodeError) as error:
        message = str(error) if isinstance(error, CorpusError) else f"{path.name} : ce fichier n’est pas en UTF-8."
        raise CatalogueError(message) from error
    if entries is None:
        return []
    if not isinstance(entries, list):
        raise CatalogueError(f"{path.name} : ce fichier doit être une liste d’offres, chacune précédée d’un tiret.")
    return [_offer(path, rank, entry) for rank, entry in enumerate(entries, start=1)]


def _offer(path: Path, rank: int, entry: object) -> Offer:
    """Return one entry as an offer."""
    name = f"{path.name}, offre n° {rank}"
    if not isinstance(entry, dict):
        raise CatalogueError(f"{name} : une offre s’écrit en lignes « champ : valeur ».")
    try:
        return Offer.model_validate({"source_ref": path.name, **entry})
    except ValidationError as error:
        raise CatalogueError(f"{name} (« {entry.get('id', '?')} ») : {reason(error)}.") from error

"""Small catalogues for the tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from ingestion.catalogue.models import Offer
from ingestion.settings import PROJECT

OFFERS: list[dict[str, Any]] = [
    {"id": "montage-ia", "title": "Le montage assisté par l’IA", "provider": "École A", "hours": 14, "mode": "distance",
     "prerequisites": {"entry": "aucun"}, "territory": "france", "price": 900, "training": "continue"},
    {"id": "montage-long", "title": "Montage et IA, cycle long", "provider": "École A", "hours": 210,
     "mode": "presentiel", "territory": "occitanie", "price": 4200},
    {"id": "montage-muet", "title": "Montage : découverte", "provider": "École B"},
    {"id": "etalonnage", "title": "L’IA pour les étalonneuses", "provider": "École B", "duration_text": "2 jours",
     "mode": "distance", "rome": ["L1507"]},
    {"id": "scenario", "title": "Écrire avec un modèle de langage", "provider": "École C", "trades": ["scénariste"],
     "months": 2, "mode": "mixte", "certification": {"kind": "rs", "code": "123"}},
    {"id": "quebec", "title": "Initiation à l’IA", "provider": "Organisme D", "territory": "quebec", "price": 0},
]  # fmt: skip


def write_shelf(folder: Path, entries: list[dict[str, Any]] | None = None) -> Path:
    """Write a corpus with these offers and the trades of the project; return its folder."""
    (folder / "offers").mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(OFFERS if entries is None else entries, allow_unicode=True)
    (folder / "offers" / "01-courses.yaml").write_text(text, encoding="utf-8")
    shutil.copy(PROJECT / "corpus" / "trades.yaml", folder / "trades.yaml")
    return folder


def imported(title: str = "Montage", **fields: Any) -> Offer:
    """Return an offer as an import makes it."""
    return Offer(id=f"cpf-{title}", title=title, source="cpf", provider="Organisme X", **fields)

"""A small corpus with offers and a glossary, for the pages « Catalogue » and « Glossaire »."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from ingestion.settings import PROJECT
from tests.assistant.web.hostile import IMAGE, SCRIPT

GALILEE, LONG, HOSTILE, GAP, FREE = "galilee-montage", "galilee-long", "zephyr", "besoin-son", "mentorat-beta"

OFFERS: list[dict[str, Any]] = [
    {"id": GALILEE, "title": "Stage de montage assisté par IA", "provider": "École Galilée", "training": "continue",
     "hours": 21, "place": "Lille", "territory": "france", "mode": "presentiel", "trades": ["monteur"],
     "aims": ["usage"], "evidence": ["alpha-2024/galilee", "alpha-2024/outils"], "tools": ["Runway", "Topaz"],
     "levels": {"technique": {"level": 2, "by": "reading", "why": "Vingt et une heures de montage."},
                "fondamentaux": {"level": 1, "by": "source"}}, "checked_on": "2024-03-01"},
    {"id": LONG, "title": "Cycle long de montage", "provider": "École Galilée", "training": "initiale", "months": 12,
     "territory": "france", "mode": "distance", "price": 4200, "certification": {"kind": "rncp", "level": 6},
     "trades": ["monteur"], "prerequisites": {"text": "Bac + 2"}},
    {"id": HOSTILE, "title": f"Gabarit {SCRIPT}", "provider": IMAGE, "territory": "quebec", "content": f"Texte {SCRIPT}",
     "evidence": ["beta-2025/zephyr"], "url": "javascript:alert(1)"},
    {"id": GAP, "title": "Former au son par IA", "kind": "gap", "territory": "france"},
    {"id": FREE, "title": "Mentorat entre collègues", "kind": "programme", "provider": "Béta", "territory": "quebec",
     "price": 0, "currency": "CAD", "evidence": ["beta-2025/mentorat"]},
]  # fmt: skip

GLOSSARY: list[dict[str, Any]] = [
    {"term": "Runway", "meaning": "Un outil qui engendre des images animées.", "english": "Runway tool",
     "passages": ["alpha-2024/outils"]},
    {"term": "monteur", "meaning": "Personne qui assemble les images et les sons.", "english": "editor",
     "synonyms": ["chef monteur"], "quebec": "monteuse", "passages": ["alpha-2024/repondants", "nulle/part"]},
    {"term": "école", "meaning": f"Lieu où l’on apprend {SCRIPT}."},
    {"term": "3D", "meaning": "Trois dimensions."},
]  # fmt: skip


def write_counter(folder: Path) -> Path:
    """Write offers, trades and glossary into a corpus folder and return it."""
    (folder / "offers").mkdir(parents=True, exist_ok=True)
    for name, content in (("offers/01-offres.yaml", OFFERS), ("glossary.yaml", GLOSSARY)):
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    shutil.copy(PROJECT / "corpus" / "trades.yaml", folder / "trades.yaml")
    return folder

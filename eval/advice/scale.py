"""A catalogue of many AI courses, and how long a pathway takes over it."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assistant.advice.adviser import Adviser
from assistant.advice.shelf import offers_of
from eval.advice.cases import DAY
from eval.advice.profiles import made_up
from ingestion.catalogue.models import EXPECTATIONS, Offer
from ingestion.catalogue.store import writing
from ingestion.catalogue.trades import Trades
from ingestion.corpus import load_corpus
from ingestion.settings import IngestionSettings

SEED = 20_262
#: How often a fact of a made-up course is told.
TOLD = 0.7
_TRADES = "monteur scénariste producteur graphiste journaliste comédien étalonneur réalisateur storyboarder".split()
_SECTORS = "cinema audiovisuel animation jeu-video spectacle-vivant edition presse communication".split()
_SUBJECTS = "montage image scénario storyboard son droit production prompt pipeline décor voix archive".split()


def ai_courses(count: int, seed: int = SEED) -> Iterator[Offer]:
    """Yield `count` made-up courses on AI, told as fully as the best records: levels, aims, trades, price."""
    chance = random.Random(seed)
    for number in range(count):
        yield Offer.model_validate(_course(chance, number))


def add_ai_courses(folder: Path, corpus: Path, count: int) -> int:
    """Add made-up AI courses to the store of a folder; return how many were kept."""
    with writing(folder, corpus) as writer:
        return writer.add(ai_courses(count))[0]


def recommendation_times(folder: Path, corpus: Path, profiles: int) -> tuple[int, Sequence[float]]:
    """Return how many offers can be advised, and the milliseconds that each pathway took once the catalogue is open."""
    offers = offers_of(folder, corpus)
    advisable = len(offers.sheets())
    adviser = Adviser(offers, Trades.load(corpus), load_corpus(IngestionSettings().corpus).passages)
    times = []
    for profile in made_up(profiles):
        started = time.perf_counter()
        adviser.recommend(profile, DAY)
        times.append((time.perf_counter() - started) * 1000)
    return advisable, times


def _course(chance: random.Random, number: int) -> dict[str, Any]:
    """Return the record of one course; about a third of the facts are missing."""
    subject = chance.choice(_SUBJECTS)
    levels = {key: {"level": chance.randint(1, 3), "by": "source"} for key in EXPECTATIONS if chance.random() < 0.5}
    facts: dict[str, Any] = {
        "aims": [chance.choice(("acculturation", "usage", "integration"))],
        "levels": levels,
        "hours": chance.choice((3, 7, 14, 21, 35, 70, 140)),
        "mode": chance.choice(("presentiel", "distance", "mixte")),
        "territory": chance.choice(("france", "france", "occitanie", "quebec", "europe")),
        "trades": chance.sample(_TRADES, chance.randint(1, 3)),
        "sectors": chance.sample(_SECTORS, chance.randint(1, 2)),
        "price": float(chance.choice((0, 450, 900, 1500, 2800)) + chance.randrange(100)),
        "generative": chance.random() < 0.5,
        "practice": chance.random() < 0.7,
        "certification": {"kind": chance.choice(("rncp", "rs", "attestation", "none"))},
        "opens": chance.choice(("2025-09-01", "2026-02-01", "2026-09-01")),
        "prerequisites": {"entry": chance.choice(("aucun", "elementaire", "intermediaire", "approfondie"))},
    }
    told = {key: value for key, value in facts.items() if chance.random() < TOLD}
    fixed = {
        "id": f"ia-{number:06}",
        "title": f"L’IA pour le {subject}, parcours {number}",
        "provider": f"Organisme {chance.randrange(500)}",
        "training": "initiale" if chance.random() < 0.1 else "continue",
        "content": f"Intelligence artificielle et {subject} : {', '.join(chance.sample(_SUBJECTS, 4))}.",
        "source": "template",
    }
    return told | fixed

"""Profiles made up with a seed, to hold the advice to its constraints far from the personas."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from assistant.advice.models import Profile
from eval.advice.cases import DAY
from eval.advice.oracle import faults
from eval.advice.personas import Shelf
from eval.advice.support import unsupported
from eval.records import Strict
from ingestion.catalogue.models import EXPECTATIONS

SEED = 20_260_301
#: How often a field is told, and how often a person demands something of which few offers are.
TOLD, RARE = 0.6, 0.25
_TRADES = (
    "monteuse", "scénariste", "producteur", "graphiste 3D", "journaliste", "comédienne", "directrice de production",
    "étalonneur", "administratrice de théâtre", "concept artist", "documentaliste", "enseignant", "réalisatrice",
    "storyboarder", "chargé de communication", "agent de développement numérique", "artiste", "métier inconnu",
)  # fmt: skip
_SECTORS = (
    "cinéma",
    "audiovisuel",
    "jeu vidéo",
    "animation",
    "spectacle vivant",
    "édition",
    "presse",
    "culture",
    "vfx",
)
_STATUSES = (
    "salarie", "intermittente", "auteur", "autrice", "indépendante", "étudiante", "demandeur-emploi", "dirigeante",
    "formatrice", "gérant",
)  # fmt: skip
_PLACES = ("france", "occitanie", "quebec", "Toulouse", "Montréal", "Paris", "Gatineau", "Lyon", "Bruxelles", "Nîmes")
_GOALS = (
    "découvrir l’IA", "comprendre le droit et l’éthique de l’IA", "utiliser des outils d’IA", "produire un film",
    "intégrer l’IA dans l’équipe", "un master pour devenir réalisateur IA", "devenir expert de ComfyUI", "usage",
    "maîtriser le prompt", "une formation québécoise", "une formation française à distance", "un master à Barcelone",
)  # fmt: skip
_REFUSED = ("ia-generative", "distance", "presentiel", "Midjourney", "Orsys", "toute IA", "ChatGPT")


class Wrong(Strict):
    """A generated profile whose pathway breaks something."""

    profile: dict[str, Any]
    faults: list[str]


class Generated(Strict):
    """How the advice came out over generated profiles."""

    profiles: int
    right: int
    repeated: int
    same: int
    by_status: dict[str, int]
    wrong: list[Wrong]


def made_up(count: int, seed: int = SEED) -> Iterator[Profile]:
    """Yield `count` profiles, the same ones for a seed."""
    chance = random.Random(seed)
    for _ in range(count):
        yield Profile.model_validate(_fields(chance))


def hold(shelf: Shelf, count: int, seed: int = SEED, repeated: int = 100) -> Generated:
    """Advise `count` made-up profiles, judge each pathway, and advise the first `repeated` of them twice."""
    wrong, same, by_status = [], 0, dict.fromkeys(("recommended", "no_fit", "need_more"), 0)
    for number, profile in enumerate(made_up(count, seed)):
        pathway = shelf.adviser.recommend(profile, DAY)
        by_status[pathway.status] += 1
        found = faults(pathway, profile, shelf.offers) + unsupported(pathway, shelf.passages, shelf.offers)
        if found:
            wrong.append(Wrong(profile=profile.model_dump(mode="json", exclude_defaults=True), faults=found))
        if number < repeated:
            same += shelf.adviser.recommend(profile, DAY) == pathway
    return Generated(
        profiles=count,
        right=count - len(wrong),
        repeated=min(repeated, count),
        same=same,
        by_status=by_status,
        wrong=wrong,
    )


def _fields(chance: random.Random) -> dict[str, Any]:
    """Return the fields of one profile, each told or not."""
    levels = {key: chance.randint(0, 3) for key in EXPECTATIONS if chance.random() < TOLD}
    rare: dict[str, Any] = {
        "start_by": (date(2026, 1, 1) + timedelta(days=chance.randrange(365))).isoformat(),
        "certification": chance.choice((True, False, "rncp", "rs")),
        "language": chance.choice(("fr", "en")),
        "budget": chance.choice((0, 200, 1500, 5000)),
        "maturity": chance.choice(("pionniere", "experimentatrice", "suiveuse", "refractaire")),
        "refuses": chance.sample(_REFUSED, chance.randint(1, 2)),
        "mode": chance.choice(("presentiel", "distance", "mixte")),
    }
    usual: dict[str, Any] = {
        "trade": chance.choice(_TRADES),
        "sector": chance.choice(_SECTORS),
        "status": chance.choice(_STATUSES),
        "territory": chance.choice(_PLACES),
        "goal": chance.choice(_GOALS),
        "hours_max": chance.choice((1, 2, 7, 14, 20, 35, 60, 400)),
        "levels": levels,
        "prerequisites": {"years_experience": chance.randint(0, 12), "education": chance.randint(0, 5)},
    }
    told = {key: value for key, value in usual.items() if chance.random() < TOLD}
    return told | {key: value for key, value in rare.items() if chance.random() < RARE}

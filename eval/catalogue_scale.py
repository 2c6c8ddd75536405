"""Measures the catalogue at the size of a country: `python -m eval.catalogue_scale --offers 200000 --json`.

The offers are made up from the shapes of the real catalogues (the columns of Mon Compte Formation), with a seed; one in
twenty is a course on AI told in full, so that there is something to advise. It measures the import in offers a second,
filtered searches and recommended pathways in milliseconds, and the memory of the whole process.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import Field

from eval.advice.scale import add_ai_courses, recommendation_times
from ingestion.catalogue.importing import import_files
from ingestion.catalogue.search import Catalogue
from ingestion.catalogue.store import NAME
from ingestion.catalogue.trades import Trades
from ingestion.models import Strict
from ingestion.settings import IngestionSettings

SEED = 20_261
#: One offer in so many is a course on AI.
AI = 20
COLUMNS = (
    "date_extract", "nom_of", "nom_departement", "type_referentiel", "code_inventaire", "code_rncp",
    "intitule_certification", "libelle_niveau_sortie_formation", "libelle_code_formacode_principal", "siret",
    "numero_formation", "intitule_formation", "points_forts", "nb_session_active", "nb_session_a_distance",
    "nombre_heures_total_min", "nombre_heures_total_max", "frais_ttc_tot_min", "frais_ttc_tot_max", "code_departement",
)  # fmt: skip
SUBJECTS = "montage étalonnage scénario animation_3D compositing réalisation mixage prise_de_vues illustration communication traduction graphisme photographie jeu_vidéo scénographie édition journalisme production régie éclairage".split()  # fmt: skip
SKILLS = "écrire préparer retoucher organiser diffuser concevoir éclairer sonoriser corriger publier animer modéliser sous-titrer documenter archiver valoriser budgéter planifier".split()  # fmt: skip
TOOLS = "Premiere DaVinci Blender Nuke Photoshop InDesign Unreal Unity After_Effects Audition Reaper ComfyUI Krita Kdenlive".split()  # fmt: skip
QUERIES = (
    "montage, à distance, moins de 3 jours, sans prérequis",
    "monteuse à moins de 2000 €",
    "étaloneur",
    "scénariste en présentiel, 2 semaines maximum",
    "illustration Krita en occitanie",
    "certification RNCP communication à distance",
    "préparer un film d'animation avec Blender",
    "à distance, moins de 1000 €",
    "cheffe opératrice",
    "retoucher et publier des photographies",
)


class Measures(Strict):
    """What was measured at one size."""

    offers: int
    kept: int
    import_per_second: float
    search_p50_ms: float
    search_p95_ms: float
    slowest: str = Field(description="The request that took longest")
    advisable: int = Field(description="Offers that advice chooses from")
    recommendation_p50_ms: float
    recommendation_p95_ms: float
    memory_mb: float = Field(description="Greatest resident memory of the process (ru_maxrss)")
    store_mb: float


def made_up(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Yield `count` rows in the raw shape of Mon Compte Formation; a twentieth are repeats, as in the real one."""
    chance = random.Random(seed)
    row: dict[str, str] = {}
    for number in range(count):
        if number % 20 != 19:
            row = _row(chance, number)
        yield row


def write_offers(path: Path, count: int, seed: int = SEED) -> None:
    """Write `count` made-up rows as the CSV that Mon Compte Formation publishes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(made_up(count, seed))


def measure(count: int, folder: Path, corpus: Path, rounds: int = 10, profiles: int = 200) -> Measures:
    """Import `count` made-up offers into `folder`, search them, every request `rounds` times, and advise `profiles`."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "offers.csv"
    write_offers(source, count - count // AI)
    started = time.perf_counter()
    (report,) = import_files([source], folder, corpus)
    seconds = time.perf_counter() - started
    kept = report.kept + add_ai_courses(folder, corpus, count // AI)
    catalogue = Catalogue(folder / NAME, Trades.load(corpus))
    times = search_times(catalogue, QUERIES, rounds)
    catalogue.close()
    advisable, advised = recommendation_times(folder, corpus, profiles)
    flat = [taken for each in times.values() for taken in each]
    return Measures(
        offers=count,
        kept=kept,
        import_per_second=round(report.read / seconds, 1),
        search_p50_ms=round(float(np.percentile(flat, 50)), 2),
        search_p95_ms=round(float(np.percentile(flat, 95)), 2),
        slowest=max(times, key=lambda query: max(times[query])),
        advisable=advisable,
        recommendation_p50_ms=round(float(np.percentile(advised, 50)), 2),
        recommendation_p95_ms=round(float(np.percentile(advised, 95)), 2),
        memory_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        store_mb=round((folder / NAME).stat().st_size / 1e6, 1),
    )


def search_times(catalogue: Catalogue, queries: Sequence[str], rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds that every request took in every round; the first request of all opens the vocabulary."""
    catalogue.search(queries[0])
    times: dict[str, list[float]] = {query: [] for query in queries}
    for _ in range(rounds):
        for query in queries:
            started = time.perf_counter()
            catalogue.search(query)
            times[query].append((time.perf_counter() - started) * 1000)
    return times


def main(arguments: list[str] | None = None) -> int:
    """Measure and print one JSON object, or the same in words."""
    parser = argparse.ArgumentParser(prog="python -m eval.catalogue_scale", description="The catalogue at scale.")
    parser.add_argument("--offers", type=int, default=200_000)
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        measures = measure(asked.offers, Path(folder), IngestionSettings().corpus).model_dump()
    lines = [f"{name}: {value}" for name, value in measures.items()]
    sys.stdout.write((json.dumps(measures, ensure_ascii=False) if asked.json else "\n".join(lines)) + "\n")
    return 0


def _row(chance: random.Random, number: int) -> dict[str, str]:
    """Return one made-up offer; about a third of the facts are missing, in the ways of the real file."""
    subject, tool = (chance.choice(names).replace("_", " ") for names in (SUBJECTS, TOOLS))
    skills = chance.sample(SKILLS, 4)
    hours = chance.choice((0, 7, 14, 21, 35, 70, 140, 400))
    price = chance.choice((0, 450, 900, 1500, 2800, 6000)) + chance.randrange(100)
    area = chance.choice(("", *(f"{code}.0" for code in (1, 13, 31, 34, 35, 59, 66, 75, 93))))
    distant = chance.randrange(2)
    registered = chance.randrange(2)
    values: tuple[Any, ...] = (
        "2024-07-11", f"Organisme {chance.randrange(4000)}", f"Département {area}", ("RS", "RNCP")[registered],
        "-1" if registered else chance.randrange(5000, 7000), chance.randrange(30000, 39000) if registered else "-1",
        f"Titre {subject}", "BAC+2 : DEUG, BT, DUT... (NIVEAU 5)" if registered else "", subject, 10**13 + number,
        f"F{number}", f"{subject.capitalize()} avec {tool}, parcours {number}",
        f"<ul><li>{skills[0]} et {skills[1]}</li><li>{skills[2]}, puis {skills[3]} avec {tool}</li></ul>",
        1, distant, hours, hours, price, price, area,
    )  # fmt: skip
    return dict(zip(COLUMNS, map(str, values), strict=True))


if __name__ == "__main__":
    sys.exit(main())

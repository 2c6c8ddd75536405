"""Requests one after the other in a process of their own: `python -m eval.pacing answers|catalogue|advice INDEX`.

Prints the seconds that each took, a line each; questions are read from stdin, a line each.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

from assistant.settings import Settings

#: Profiles to advise: every combination of these.
GOALS = ("acculturation", "usage", "integration")
TERRITORIES = ("France", "Occitanie", "Québec")
TRADES = ("monteuse", "animateur 3D", "administratrice")


def in_turn(work: Callable[[Any], object], requests: Iterable[Any]) -> list[float]:
    """Return the seconds that `work` takes for each request."""
    taken = []
    for request in requests:
        started = time.perf_counter()
        work(request)
        taken.append(time.perf_counter() - started)
    return taken


def answers(index: Path, questions: Iterable[str]) -> list[float]:
    """Return the seconds to each answer."""
    from assistant.service import Assistant

    return in_turn(Assistant(Settings(index=index, sessions=":memory:")).ask, questions)


def searches(index: Path, rounds: int = 5) -> list[float]:
    """Return the seconds of searches in the catalogue in service."""
    from eval.catalogue_scale import QUERIES
    from ingestion.catalogue.search import Catalogue
    from ingestion.catalogue.store import ensure
    from ingestion.catalogue.trades import Trades
    from ingestion.settings import IngestionSettings

    corpus = IngestionSettings().corpus
    catalogue = Catalogue(ensure(index, corpus), Trades.load(corpus))
    try:
        return in_turn(catalogue.search, QUERIES * rounds)
    finally:
        catalogue.close()


def pathways(index: Path) -> list[float]:
    """Return the seconds of recommendations, a profile each."""
    from assistant.advice.models import Profile
    from assistant.commands.advice import open_adviser

    profiles = [
        Profile(trade=trade, territory=territory, goal=goal, hours_max=70)
        for trade, territory, goal in product(TRADES, TERRITORIES, GOALS)
    ]
    return in_turn(open_adviser(Settings(index=index)).recommend, profiles)


def main(what: str, index: Path) -> None:
    """Measure and print."""
    measured = {
        "answers": lambda: answers(index, [line for line in sys.stdin.read().splitlines() if line.strip()]),
        "catalogue": lambda: searches(index),
        "advice": lambda: pathways(index),
    }
    sys.stdout.write("\n".join(f"{second:.6f}" for second in measured[what]()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

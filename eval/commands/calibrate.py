"""`calibrate [SUITE]`: fit the numbers of abstention on the development questions; the others are never read."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.retrieval.retriever import Retriever
from eval.calibration import MOST_FALSE_REFUSALS, TARGET, calibrate, example, written
from eval.cases import NEAR_MISSES, development, load_suite
from eval.commands.common import MESSAGES, add_index, progress, tables, tell
from eval.report.figures import decimal
from eval.report.simple import plain_table
from eval.words import words
from ingestion.index import Index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("suite", nargs="?", type=Path, help="file or folder of questions (those of development)")
    parser.add_argument(
        "--most",
        type=float,
        default=MOST_FALSE_REFUSALS,
        help=f"share of false refusals allowed ({MOST_FALSE_REFUSALS})",
    )
    parser.add_argument("--write", action="store_true", help="write the numbers into the assistant")
    add_index(parser)


def execute(asked: argparse.Namespace) -> int:
    """Fit, print, and write where that is asked for."""
    cases = [*development(asked.suite), *load_suite(NEAR_MISSES)]
    retriever = Retriever(Index.open(asked.index))
    with progress() as told:
        found = []
        for number, case in enumerate(cases, 1):
            found.append(example(retriever, case))
            told(number, len(cases))
    fitted = calibrate(found, asked.most)
    if asked.json:
        tell(fitted.model_dump())
    else:
        shown = words()["calibration"]
        rows = [(shown.get(key, key), _figure(value)) for key, value in _flat(fitted.model_dump()).items()]
        plain_table(tables(), shown["title"], (shown["number"], shown["value"]), rows)
    if asked.write:
        authored = bool(len(retriever.index.question_owner))
        TARGET.write_text(written(fitted, TARGET.read_text(encoding="utf-8"), authored), encoding="utf-8")
        MESSAGES.print(words()["calibration"]["written"].format(file=TARGET.name), markup=False)
    return 0


def _flat(content: dict[str, object]) -> dict[str, float]:
    """Return the weights as entries of their own, after the rest."""
    weights = content.pop("weights")
    assert isinstance(weights, dict)
    return {**content, **weights}


def _figure(value: float) -> str:
    """Return a count as it is and anything else with four decimals."""
    return str(value) if isinstance(value, int) else decimal(value, 4)

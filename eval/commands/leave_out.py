"""`leave-out`: are questions refused once what answers them is left out of the index?"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from eval.commands.common import add_suite, progress, suite_of, tables, tell
from eval.foreign import index_collection
from eval.formats.beir import read_beir
from eval.leave_one_out import rebuilt
from eval.leave_out import (
    FOLDS,
    LeftOut,
    bm25_outcomes,
    documents_of,
    leave_out,
    of_collection,
    of_suite,
    tallies,
    tally,
)
from eval.report.figures import NBSP, decimal
from eval.report.simple import plain_table
from eval.words import word, words
from ingestion.index import Index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_suite(parser)
    parser.add_argument("--beir", type=Path, metavar="DIR", help="a foreign collection in place of suite and index")
    parser.add_argument("--by", choices=("study", "passage"), default="study", help="what is left out (study)")
    parser.add_argument("--folds", type=int, default=FOLDS, help=f"indexes that are built by passage ({FOLDS})")


def execute(asked: argparse.Namespace) -> int:
    """Leave out, ask, print beside plain BM25."""
    found = foreign(asked.beir, asked.folds) if asked.beir else own(asked)
    if asked.json:
        tell([entry.model_dump() for entry in found])
        return 0
    said = words()["leave_out"]
    plain_table(tables(), said["title"], said["headings"], [_row(entry) for entry in found], said["note"])
    return 0


def own(asked: argparse.Namespace) -> list[LeftOut]:
    """Return the outcome for the questions of a suite on our index."""
    index = Index.open(asked.index)
    questions = of_suite(suite_of(asked).cases(), index, asked.by, asked.folds)
    with progress(word("folds")) as told:
        outcomes = leave_out(
            index,
            questions,
            lambda gone, folder: rebuilt(
                index, [passage for passage in index.passages if passage.id not in gone], folder
            ),
            told,
        )
    return [
        *tallies("reperes", outcomes),
        *tallies("bm25", bm25_outcomes(list(documents_of(index)), questions), refuses=False),
    ]


def foreign(beir: Path, folds: int) -> list[LeftOut]:
    """Return the outcome for the queries of a foreign collection."""
    collection = read_beir(beir)
    questions = of_collection(collection, folds)
    with tempfile.TemporaryDirectory() as place, progress(word("folds")) as told:
        index = index_collection(collection.documents, Path(place))
        outcomes = leave_out(
            index,
            questions,
            lambda gone, folder: index_collection(
                [entry for entry in collection.documents if entry.id not in gone], folder
            ),
            told,
        )
    return [tally("reperes", outcomes), tally("bm25", bm25_outcomes(collection.documents, questions), refuses=False)]


def _row(found: LeftOut) -> list[str]:
    """Return the cells of one system."""
    refused = [
        _share(getattr(found, key), getattr(found, f"{key}_interval")) for key in ("refused_without", "refused_with")
    ]
    bounds = "" if found.auroc_interval is None else _bounds(found.auroc_interval, 3)
    return [
        words()["leave_out"]["systems"][found.system] + (f" — {found.study}" if found.study else ""),
        str(found.n),
        f"{decimal(found.auroc, 3)} {bounds}",
        *refused,
    ]


def _share(value: float | None, interval: tuple[float, float] | None) -> str:
    """Return a share with its interval, in percent."""
    if value is None:
        return "—"
    return f"{decimal(100 * value, 1)}{NBSP}%" + (
        f" {_bounds((100 * interval[0], 100 * interval[1]), 1)}" if interval else ""
    )


def _bounds(interval: tuple[float, float], places: int) -> str:
    return f"[{decimal(interval[0], places)}{NBSP}; {decimal(interval[1], places)}]"

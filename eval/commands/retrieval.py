"""`retrieval --beir DIR`: our retriever on a foreign collection, with plain BM25 on every line."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from assistant.retrieval.retriever import Retriever
from eval.commands.common import MESSAGES, progress, tables, tell
from eval.foreign import MEASURES, Line, PlainBM25, index_collection, lines, ours, rank, spans
from eval.formats.beir import read_beir
from eval.formats.trec import write_trec_run
from eval.report.figures import NBSP, decimal
from eval.report.simple import plain_table
from eval.words import word, words


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--beir", type=Path, required=True, metavar="DIR", help="folder with corpus, queries and qrels")
    parser.add_argument("--trec", type=Path, metavar="FILE", help="also write our rankings as a TREC run")
    parser.add_argument("--embedding", default="static", help="`static`, or a sentence-transformers model")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def execute(asked: argparse.Namespace) -> int:
    """Index, search with both, print."""
    collection = read_beir(asked.beir)
    floor = PlainBM25.build(collection.documents)
    with tempfile.TemporaryDirectory() as folder:
        retriever = Retriever(index_collection(collection.documents, Path(folder), asked.embedding))
        with progress() as told:
            mine = rank(ours(retriever), collection.queries, told)
            held = spans(collection, retriever, told)
        found = lines(collection, mine, rank(floor.search, collection.queries, lambda *_: None)) + held
    if asked.trec:
        write_trec_run(mine, asked.trec)
    if asked.json:
        tell(
            {
                "collection": asked.beir.name,
                "documents": len(collection.documents),
                "lines": [line.model_dump() for line in found],
            }
        )
        return 0
    said = words()["foreign"]
    title = said["title"].format(name=asked.beir.name, documents=len(collection.documents))
    plain_table(tables(), title, said["headings"], [_row(line) for line in found], said["note"])
    MESSAGES.print(word(f"foreign_{verdict(found)}"), markup=False)
    return 0


def verdict(found: list[Line]) -> str:
    """Return whether nDCG@10 is ahead of plain BM25, behind it, or neither for sure."""
    line = next(line for line in found if line.key == MEASURES[0])
    if line.low is None or line.high is None or line.low <= 0 <= line.high:
        return "even"
    return "ahead" if line.low > 0 else "behind"


def _row(line: Line) -> list[str]:
    """Return the cells of one measure, in points."""
    bounds = "—" if line.low is None or line.high is None else f"[{_points(line.low)}{NBSP}; {_points(line.high)}]"
    label = words()["foreign"]["measures"].get(line.key, line.key)
    if line.floor is None or line.difference is None:
        return [label, str(line.n), f"{decimal(100 * line.ours, 1)} {bounds}", "—", "—", "—"]
    p = f"<{NBSP}0,001" if (line.p or 0) < 0.001 else decimal(line.p or 0, 3)
    return [
        label,
        str(line.n),
        decimal(100 * line.ours, 1),
        decimal(100 * line.floor, 1),
        f"{_points(line.difference)} {bounds}",
        p,
    ]


def _points(value: float) -> str:
    return ("−" if value < 0 else "") + decimal(abs(100 * value), 1)

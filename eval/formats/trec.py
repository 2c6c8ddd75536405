"""TREC run files and qrels: `query Q0 document rank score tag` and `query 0 document grade`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.records import BenchError
from eval.words import words

Rankings = dict[str, list[tuple[str, float]]]
Qrels = dict[str, dict[str, int]]


def write_trec_run(rankings: Mapping[str, Sequence[tuple[str, float]]], path: Path, tag: str = "reperes") -> None:
    """Write rankings, best first. Evaluators sort by score, so ties are broken by a score a little lower each."""
    lines = []
    for query, found in rankings.items():
        last = float("inf")
        for rank, (name, score) in enumerate(found, 1):
            last = min(score, last - 1e-6)
            lines.append(f"{query} Q0 {name} {rank} {last:.6f} {tag}\n")
    path.write_text("".join(lines), encoding="utf-8")


def read_trec_run(path: Path) -> Rankings:
    """Return the rankings of a run file, by falling score as evaluators read it; raise `BenchError` at a bad line."""
    found: Rankings = {}
    for number, cells in _lines(path):
        try:
            query, _, name, _, score, _ = cells
            found.setdefault(query, []).append((name, float(score)))
        except ValueError as error:
            raise BenchError(words()["errors"]["bad_line"].format(file=path.name, line=number)) from error
    return {query: sorted(entries, key=lambda entry: -entry[1]) for query, entries in found.items()}


def write_qrels(qrels: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """Write judgements."""
    lines = [f"{query} 0 {name} {grade}\n" for query, found in qrels.items() for name, grade in found.items()]
    path.write_text("".join(lines), encoding="utf-8")


def read_qrels(path: Path) -> Qrels:
    """Return the judgements of a file; raise `BenchError` at a bad line."""
    found: Qrels = {}
    for number, cells in _lines(path):
        try:
            query, _, name, grade = cells
            found.setdefault(query, {})[name] = int(grade)
        except ValueError as error:
            raise BenchError(words()["errors"]["bad_line"].format(file=path.name, line=number)) from error
    return found


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [(number, line.split()) for number, line in enumerate(lines, 1) if line.strip()]

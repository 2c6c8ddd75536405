"""`choose [SUITE]`: fit which sentences answer on the development questions; the others are never read."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.agent.selection import FILE
from assistant.retrieval.retriever import Retriever
from eval.cases import development
from eval.choosing import fit_choice, reading, written
from eval.commands.common import MESSAGES, add_index, tell
from ingestion.index import Index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("suite", nargs="?", type=Path, help="file or folder of questions (those of development)")
    parser.add_argument("--write", action="store_true", help="write the weights into the assistant")
    add_index(parser)


def execute(asked: argparse.Namespace) -> int:
    """Fit, tell as JSON, and write where that is asked for."""
    retriever = Retriever(Index.open(asked.index))
    cases = [case for case in development(asked.suite) if case.answerable and case.must]
    fitted = fit_choice([found for case in cases if (found := reading(retriever, case)) is not None])
    tell(fitted.model_dump())
    if asked.write:
        authored = bool(len(retriever.index.question_owner))
        FILE.write_text(written(fitted, FILE.read_text(encoding="utf-8"), authored), encoding="utf-8")
        MESSAGES.print(FILE.name, markup=False)
    return 0

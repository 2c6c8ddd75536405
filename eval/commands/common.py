"""What the commands share: the consoles, the settings for an index, and a progress bar."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.agent.memory import IN_MEMORY
from assistant.settings import Settings
from eval.cases import SHIPPED, Split, Suite, choose
from eval.runner import Progress as Told
from eval.words import word

MESSAGES = Console(stderr=True, highlight=False, soft_wrap=True)


def tables() -> Console:
    """Return the console that tables go to: stdout, wide enough where it is not a terminal."""
    return Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else 130)


def add_suite(parser: argparse.ArgumentParser, split: Split = "held") -> None:
    """Give a parser the suite, the part of the questions that ship, and the index."""
    parser.add_argument("suite", nargs="?", type=Path, help="file or folder of questions of one's own, asked whole")
    parser.add_argument("--split", choices=tuple(SHIPPED), help=f"which of the questions that ship ({split})")
    parser.set_defaults(default_split=split)
    add_index(parser)


def suite_of(asked: argparse.Namespace) -> Suite:
    """Return the suite that was asked for; raise `SuiteError` where there is none such."""
    return choose(asked.suite, asked.split, asked.default_split)


def add_index(parser: argparse.ArgumentParser) -> None:
    """Give a parser the index, and JSON as a choice."""
    parser.add_argument("--index", type=Path, default=Settings().index, help="folder of the index")
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")


def settings_of(asked: argparse.Namespace) -> Settings:
    """Return the settings for the index that was asked for, conversations in memory."""
    return Settings().model_copy(update={"index": asked.index, "sessions": IN_MEMORY})


def tell(content: Any) -> None:
    """Write one JSON value on stdout."""
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


@contextmanager
def progress(description: str = "") -> Iterator[Told]:
    """Show a bar on stderr while something is counted."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=MESSAGES, transient=True) as bar:
        task = bar.add_task(description or word("asking"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

"""`report RUN`: a kept run as a page, Markdown, CSV, JUnit and JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.commands.common import MESSAGES
from eval.report.files import FORMATS
from eval.runs import find_run, read_run
from eval.words import word


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("run", help="folder, name or tag of a run")
    parser.add_argument("--format", choices=FORMATS, action="append", help="one format or several (all)")
    parser.add_argument("--out", type=Path, help="folder for the files (the run's)")


def execute(asked: argparse.Namespace) -> int:
    """Write the files and say where."""
    source = find_run(asked.run)
    run, folder = read_run(source), asked.out or source
    folder.mkdir(parents=True, exist_ok=True)
    for name in asked.format or FORMATS:
        file, write, encoding = FORMATS[name]
        (folder / file).write_text(write(run), encoding=encoding)
        MESSAGES.print(word("written", file=folder / file), markup=False)
    return 0

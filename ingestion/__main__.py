"""`python -m ingestion build | add | remove | status | check`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from rich.console import Console

from ingestion.commands import add, build_index, remove, status
from ingestion.settings import IngestionSettings

#: A mistyped model name must not become a request to a hub.
os.environ.setdefault("HF_HUB_OFFLINE", "1")

MESSAGES = Console(stderr=True, highlight=False, soft_wrap=True)


def parser(settings: IngestionSettings) -> argparse.ArgumentParser:
    """Return the command line, with the settings as defaults."""
    root = argparse.ArgumentParser(prog="python -m ingestion", description="Documents in, index out.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--index", type=Path, default=settings.index, help="folder of the index")
    common.add_argument("--corpus", type=Path, default=settings.corpus, help="corpus, or folder of documents")
    commands = root.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", parents=[common], help="build the index and put it in service")
    build.add_argument("--if-stale", action="store_true", help="only where the index is missing or out of date")
    adding = commands.add_parser("add", parents=[common], help="add files or folders of documents")
    adding.add_argument("paths", nargs="+", type=Path)
    removing = commands.add_parser("remove", parents=[common], help="remove the added documents of a source")
    removing.add_argument("source")
    commands.add_parser("status", parents=[common], help="tell what the index holds and whether it is fresh")
    check = commands.add_parser("check", parents=[common], help="check the corpus: format, evidence, typography")
    check.add_argument("--fix", action="store_true", help="set the typography that can be set without a reader")
    return root


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0, 1 (failed) or 2 (usage, by argparse)."""
    settings = IngestionSettings()
    asked = parser(settings).parse_args(arguments)
    if asked.command == "build":
        return build_index(asked.corpus, asked.index, settings.embedding, MESSAGES, only_stale=asked.if_stale)
    if asked.command == "add":
        return add(asked.paths, asked.corpus, asked.index, settings.embedding, MESSAGES)
    if asked.command == "remove":
        return remove(asked.source, asked.corpus, asked.index, settings.embedding, MESSAGES)
    if asked.command == "check":
        from ingestion.check import run_check

        return run_check(asked.corpus, MESSAGES, fix=asked.fix)
    return status(asked.corpus, asked.index, MESSAGES)


if __name__ == "__main__":
    sys.exit(main())

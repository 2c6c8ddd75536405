"""`python -m eval COMMAND`: data on stdout, messages on stderr, exit 0 / 1 (failed) / 2 (usage)."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("LANGSMITH_TRACING", "false")

#: Command → what it does. Each lives in the module of its name in `eval.commands`, imported only when it is asked for.
COMMANDS = {
    "run": "ask every question of a suite and measure the answers",
    "rescore": "measure a kept run again without asking anything",
    "compare": "is the second run better than the first",
    "report": "a kept run as a page, Markdown, CSV, JUnit and JSON",
    "gate": "does a run come up to what it must",
    "audit": "look every label of a suite up again in the index",
    "convert": "questions and answers between our formats and those of other harnesses",
    "guard": "the guard against damaged sentences and true ones",
    "retrieval": "our retriever on a foreign collection, with plain BM25 as the floor",
    "leave-out": "are questions refused once what answers them is left out of the index",
    "leave-one-out": "is a passage found by an authored question that the index does not know",
    "ablation": "what each retrieval signal brings on development questions",
    "calibrate": "fit the numbers of abstention on development questions",
    "order": "fit the order of the first passages on development questions",
    "choose": "fit which sentences answer on development questions",
    "advice": "what is advised to personas and to generated profiles, against labels and hard constraints",
    "speed": "how long people wait and how much memory the application takes",
}


def parser(asked: str | None) -> argparse.ArgumentParser:
    """Return the command line; only the command that was asked for says what it takes."""
    root = argparse.ArgumentParser(prog="python -m eval", description="The grounding bench.")
    commands = root.add_subparsers(dest="command", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        if name == asked:
            import_module(module(name)).configure(command)
    return root


def module(command: str) -> str:
    """Return the module of a command."""
    return f"eval.commands.{command.replace('-', '_')}"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; every failure a user can meet is one line on stderr."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = parser(next((word for word in given if word in COMMANDS), None)).parse_args(given)
    try:
        return int(import_module(module(asked.command)).execute(asked))
    except Exception as error:  # the last net: a user meets one sentence, never a traceback
        sys.stderr.write(_sentence(error) + "\n")
    return 1


def _sentence(error: Exception) -> str:
    """Return what a user is told of an error: its own sentence where it is one of ours, else what kind it is."""
    from assistant.agent.language_model import ModelUnavailable
    from eval.cases import SuiteError
    from eval.records import BenchError
    from eval.words import words
    from ingestion.corpus import CorpusError
    from ingestion.index import NoIndex

    if isinstance(error, BenchError | SuiteError | NoIndex | ModelUnavailable | CorpusError):
        return str(error)
    if os.environ.get("REPERES_DEBUG"):
        raise error
    if isinstance(error, OSError):
        return str(words()["errors"]["file"]).format(reason=error.strerror or error)
    return str(words()["errors"]["unexpected"]).format(kind=type(error).__name__)


if __name__ == "__main__":
    sys.exit(main())

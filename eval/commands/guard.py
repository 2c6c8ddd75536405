"""`guard`: the guard's own suite, damaged sentences to refuse and true ones to let pass."""

from __future__ import annotations

import argparse

from eval import guard_suite
from eval.commands.common import add_index


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    add_index(parser)
    parser.add_argument(
        "--most", type=int, default=guard_suite.MOST, help=f"cases of a kind at most ({guard_suite.MOST})"
    )
    parser.add_argument("--failures", action="store_true", help="show the development cases judged wrongly")


def execute(asked: argparse.Namespace) -> int:
    """Run the suite."""
    flags = [f"--{name}" for name in ("json", "failures") if getattr(asked, name)]
    return guard_suite.main(["--index", str(asked.index), "--most", str(asked.most), *flags])

"""`convert IN OUT --from F --to G`: questions and answers between our formats and those of other harnesses."""

from __future__ import annotations

import argparse
from pathlib import Path

from eval.commands.common import MESSAGES
from eval.formats.registry import FORMATS, guess
from eval.records import BenchError
from eval.words import word, words


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("source", type=Path, metavar="IN", help="file or folder to read")
    parser.add_argument("target", type=Path, metavar="OUT", help="file or folder to write")
    parser.add_argument(
        "--from", dest="given", choices=FORMATS, help="format of IN (told from the files where they are plain)"
    )
    parser.add_argument("--to", dest="wanted", choices=FORMATS, required=True, help="format of OUT")


def execute(asked: argparse.Namespace) -> int:
    """Read, write, and say how many questions went through."""
    read = FORMATS[asked.given] if asked.given else guess(asked.source)
    if read is None:
        raise BenchError(words()["errors"]["which_format"].format(file=asked.source.name))
    if not asked.source.exists():
        raise BenchError(words()["errors"]["not_there"].format(file=asked.source.name))
    samples = read.read(asked.source)
    FORMATS[asked.wanted].write(samples, asked.target)
    MESSAGES.print(word("converted", n=len(samples), file=asked.target), markup=False)
    return 0

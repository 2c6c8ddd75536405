"""What the commands of catalogue and advice take; apart from what they do, which is slow to import."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

ADVICE = frozenset({"assess", "recommend"})
EXPORT_FORMATS = ("csv", "jsonld", "lheo", "xlsx")


def add_offers(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add `offers` and what it does to the command line."""
    shared = argparse.ArgumentParser(add_help=False, parents=[common])
    shared.add_argument("--json", action="store_true", help="one JSON object on stdout")
    actions = commands.add_parser("offers", help="the catalogue of training offers").add_subparsers(
        dest="action", required=True
    )
    search = actions.add_parser("search", parents=[shared], help="find offers by words and filters")
    search.add_argument("text")
    search.add_argument("-k", type=int, default=10, help="how many offers (10)")
    show = actions.add_parser("show", parents=[shared], help="show one offer")
    show.add_argument("id")
    compare = actions.add_parser("compare", parents=[shared], help="put offers side by side")
    compare.add_argument("ids", nargs="+", metavar="id")
    adding = actions.add_parser(
        "import", parents=[shared], help="add files of other catalogues, or a filled-in template"
    )
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    exporting = actions.add_parser("export", parents=[shared], help="write the whole catalogue for other systems")
    exporting.add_argument("--format", choices=EXPORT_FORMATS, required=True)
    exporting.add_argument("--out", type=Path, metavar="FILE", required=True)
    table = actions.add_parser("template", parents=[shared], help="write an empty table to fill in (CSV or XLSX)")
    table.add_argument("file", type=Path, metavar="FILE")


def add_advice(commands: Any, common: argparse.ArgumentParser, rows: argparse.ArgumentParser) -> None:
    """Add `assess` and `recommend` to the command line."""
    assess_ = commands.add_parser(
        "assess", parents=[common], help="place a person by the self-assessment, or list its questions"
    )
    assess_.add_argument("--answers", type=Path, metavar="FILE", help="JSON file of answers, question → 0 to 3 or null")
    assess_.add_argument("--json", action="store_true", help="one JSON object on stdout")
    recommend = commands.add_parser("recommend", parents=[common, rows], help="advise a pathway for a profile")
    recommend.add_argument("--profile", type=Path, metavar="FILE", help="JSON file of one profile")
    recommend.add_argument("--export", type=Path, metavar="FILE", help="also write the pathway as .pdf or .docx")
    recommend.set_defaults(misused=recommend.error)

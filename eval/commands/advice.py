"""`advice [SUITE]`: personas with what a careful adviser would propose, generated profiles, rewordings in the chat."""

from __future__ import annotations

import argparse
from pathlib import Path

from assistant.advice.adviser import Adviser
from assistant.advice.shelf import offers_of, passages_of
from eval.advice.cases import SHIPPED, Persona, read_personas
from eval.advice.chat import Stability, stability
from eval.advice.personas import Judged, Share, Shelf, judge, shares
from eval.advice.profiles import SEED, Generated, hold
from eval.advice.words import words
from eval.commands.common import MESSAGES, add_index, progress, settings_of, tables, tell
from eval.report.figures import decimal
from eval.report.simple import plain_table
from ingestion.catalogue.trades import Trades
from ingestion.settings import IngestionSettings


def configure(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("suite", nargs="?", type=Path, help="file of personas; without one, those that ship")
    parser.add_argument("--split", choices=("dev", "held", "all"), default="dev", help="which of those that ship (dev)")
    parser.add_argument("--profiles", type=int, metavar="N", help="judge N generated profiles instead of personas")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of the generated profiles ({SEED})")
    parser.add_argument("--chat", action="store_true", help="also tell every rewording to the chat (slow)")
    add_index(parser)


def execute(asked: argparse.Namespace) -> int:
    """Judge and print; 1 where a hard constraint is broken or something was proposed that must not be."""
    shelf = open_shelf(asked.index)
    if asked.profiles:
        return _generated(hold(shelf, asked.profiles, asked.seed), asked.json)
    personas = read_personas((asked.suite,) if asked.suite else SHIPPED[asked.split])
    judged = [judge(shelf, persona) for persona in personas]
    chat = _chat(asked, shelf, personas) if asked.chat else None
    if asked.json:
        tell(
            {
                "split": None if asked.suite else asked.split,
                "personas": len(judged),
                "shares": [share.model_dump() for share in shares(judged)],
                "judged": [one.model_dump() for one in judged],
                "chat": chat.model_dump() if chat else None,
            }
        )
    else:
        _print(asked, judged, shares(judged), chat)
    return int(any(one.wrong.get(name) for one in judged for name in ("valid", "constraints", "must_not")))


def open_shelf(index: Path) -> Shelf:
    """Return the adviser over the catalogue and the passages of an index folder, and what it is judged with."""
    corpus = IngestionSettings().corpus
    passages, version = passages_of(index, corpus)
    offers = offers_of(index, corpus)
    return Shelf(Adviser(offers, Trades.load(corpus), passages, version), offers, passages)


def _chat(asked: argparse.Namespace, shelf: Shelf, personas: list[Persona]) -> Stability:
    """Return how the chat of the index comes out over the rewordings."""
    from assistant.service import Assistant

    with progress() as told:
        return stability(shelf, Assistant(settings_of(asked)), personas, told)


def _generated(found: Generated, as_json: bool) -> int:
    """Print how generated profiles came out; 1 where one is wrong or two pathways differ."""
    if as_json:
        tell(found.model_dump())
    else:
        said = words()
        MESSAGES.print(said["generated"].format(n=found.profiles, right=found.right, wrong=len(found.wrong)))
        MESSAGES.print(said["repeatable"].format(n=found.repeated, same=found.same))
        for one in found.wrong:
            MESSAGES.print(f"{one.profile} — {', '.join(one.faults)}", markup=False)
    return int(bool(found.wrong) or found.same < found.repeated)


def _print(asked: argparse.Namespace, judged: list[Judged], found: list[Share], chat: Stability | None) -> None:
    """Print a table of the checks, then what is wrong, persona by persona."""
    said = words()
    split = asked.suite.name if asked.suite else said["splits"][asked.split]
    rows = [
        [said["checks"][one.check], f"{one.held}/{one.n}", _percent(one.held / one.n), f"{_percent(one.low)}–{_percent(one.high)}"]
        for one in found
    ]  # fmt: skip
    plain_table(tables(), said["title"].format(n=len(judged), split=split), said["headings"], rows)
    wrong = [one for one in judged if any(one.wrong.values())]
    MESSAGES.print(said["faults"] if wrong else said["none"])
    for one in wrong:
        told = "; ".join(
            f"{said['checks'][name]} — {', '.join(faults)}" for name, faults in one.wrong.items() if faults
        )
        MESSAGES.print(f"{one.id} {told}", markup=False)
    if chat:
        MESSAGES.print(said["stable"].format(same=chat.same, n=chat.tellings, agree=chat.agree, of=chat.personas))


def _percent(share: float) -> str:
    return f"{decimal(100 * share, 0)}\u00a0%"

"""The command `offers`: search, show, compare, import and export."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from assistant.words import catalogue as words_of
from ingestion.catalogue import template
from ingestion.catalogue.exports import write_csv, write_jsonld, write_xlsx
from ingestion.catalogue.importing import import_files
from ingestion.catalogue.lheo_export import write_lheo
from ingestion.catalogue.models import Offer
from ingestion.catalogue.normalise import written
from ingestion.catalogue.query import Filters
from ingestion.catalogue.report import REJECTS
from ingestion.catalogue.search import Catalogue, Found, Search
from ingestion.catalogue.store import ensure
from ingestion.catalogue.trades import Trades
from ingestion.settings import IngestionSettings

WORDS = words_of("fr", Path(__file__).parent / "words")
EXPORTS: dict[str, Callable[[Path, Iterable[Offer]], int]] = {
    "lheo": write_lheo,
    "jsonld": write_jsonld,
    "csv": write_csv,
    "xlsx": write_xlsx,
}
#: Rejections that a terminal shows of each file; all of them are in the file of rejects.
SHOWN_REJECTS = 5


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Run one action; data on stdout; every failure a user can meet is raised as a `CorpusError`."""
    corpus = IngestionSettings().corpus
    actions = {
        "search": search,
        "show": show,
        "compare": compare,
        "import": add,
        "export": export,
        "template": write_template,
    }
    return actions[asked.action](asked, settings.index, corpus)


def open_catalogue(index: Path, corpus: Path) -> Catalogue:
    """Return the catalogue of an index folder, made or renewed from the corpus where it is stale."""
    return Catalogue(ensure(index, corpus), Trades.load(corpus))


def search(asked: argparse.Namespace, index: Path, corpus: Path) -> int:
    """List the offers nearest to a request."""
    started = time.perf_counter()
    found = open_catalogue(index, corpus).search(asked.text, max(1, asked.k))
    elapsed = round((time.perf_counter() - started) * 1000, 1)
    _write({**record(found), "elapsed_ms": elapsed} if asked.json else readable(found))
    return 0


def show(asked: argparse.Namespace, index: Path, corpus: Path) -> int:
    """Show everything that is known of one offer."""
    offer = open_catalogue(index, corpus).get(asked.id)
    _write(full(offer) if asked.json else "\n".join(f"{label} : {value}" for label, value in told(offer).items()))
    return 0


def compare(asked: argparse.Namespace, index: Path, corpus: Path) -> int:
    """Put offers side by side, field by field; the fields that differ are marked."""
    opened = open_catalogue(index, corpus)
    offers = [opened.get(identifier) for identifier in dict.fromkeys(asked.ids)]
    tables = [told(offer) for offer in offers]
    rows = {label: [table[label] for table in tables] for label in tables[0]}
    if asked.json:
        differing = [name for name, label in WORDS["fields"].items() if len(set(rows[label])) > 1]
        _write({"offers": [full(offer) for offer in offers], "differs": differing})
    else:
        _write("\n".join(_side_by_side(label, values) for label, values in rows.items()))
    return 0


def add(asked: argparse.Namespace, index: Path, corpus: Path) -> int:
    """Import files and report on each; rejected rows are in a file beside the store."""
    reports = import_files(asked.files, index, corpus)
    if asked.json:
        _write({"files": [report.model_dump(mode="json") for report in reports]})
        return 0
    lines = []
    for report in reports:
        counts = {"read": report.read, "kept": report.kept, "merged": report.merged, "rejected": len(report.rejected)}
        lines.append(WORDS["imported"].format(file=report.file, **counts))
        lines += [
            WORDS["rejection"].format(line=row.line, reason=row.reason) for row in report.rejected[:SHOWN_REJECTS]
        ]
    if any(report.rejected for report in reports):
        lines.append(WORDS["rejects"].format(file=index / REJECTS))
    _write("\n".join(lines))
    return 0


def export(asked: argparse.Namespace, index: Path, corpus: Path) -> int:
    """Write every offer of the catalogue into a file."""
    count = EXPORTS[asked.format](asked.out, open_catalogue(index, corpus).every())
    told = {"file": str(asked.out), "format": asked.format, "offers": count}
    _write(told if asked.json else WORDS["exported"].format(file=asked.out, count=count))
    return 0


def write_template(asked: argparse.Namespace, index: Path, corpus: Path) -> int:
    """Write an empty table to fill in."""
    template.write_empty(asked.file)
    _write({"file": str(asked.file)} if asked.json else WORDS["written"].format(file=asked.file))
    return 0


def full(offer: Offer) -> dict[str, Any]:
    """Return an offer as scripts read it: every field, and the names of those that no source tells."""
    return {**offer.model_dump(mode="json"), "unknown": offer.unknown}


def record(found: Search) -> dict[str, Any]:
    """Return a search as scripts read it."""
    content = found.model_dump(mode="json", exclude={"results", "filters"})
    results = [{"score": row.score, "unmatched": list(row.unknown), "offer": full(row.offer)} for row in found.results]
    return {**content, "filters": found.filters.model_dump(exclude_defaults=True), "results": results}


def readable(found: Search) -> str:
    """Return a search for a terminal."""
    lines = [WORDS["corrected"].format(word=word, read=read) for word, read in found.corrected.items()]
    if understood := criteria(found.filters):
        lines.append(WORDS["understood"].format(filters=", ".join(understood)))
    lines.append(WORDS["found"].format(total=found.total) if found.results else WORDS["found_none"])
    return "\n".join([*lines, *(_line(row) for row in found.results)])


def criteria(filters: Filters) -> list[str]:
    """Return the filters of a search in words."""
    values = filters.model_dump(exclude_defaults=True)
    if "mode" in values:
        values["mode"] = WORDS["modes"][values["mode"]]
    return [
        WORDS[name].format(value=_number(value) if isinstance(value, float) else value)
        for name, value in values.items()
    ]


def told(offer: Offer) -> dict[str, str]:
    """Return label → value of the fields a person asks about; what no source tells is said to be unknown."""
    content = offer.model_dump(mode="json")
    return {label: _value(content[name]) or WORDS["unknown"] for name, label in WORDS["fields"].items()}


def _line(found: Found) -> str:
    """Return one result in a line."""
    offer = found.offer
    unknown = WORDS["unknown"]
    say = partial(str.format, WORDS["result"])
    line = say(
        id=offer.id,
        title=offer.title,
        provider=offer.provider or unknown,
        duration=_duration(offer) or unknown,
        mode=WORDS["modes"].get(offer.mode, unknown),
        price=WORDS["price"].format(count=_number(offer.price), currency=offer.currency)
        if offer.price is not None
        else offer.price_text or unknown,
    )
    missing = dict.fromkeys(WORDS["filters"][name] for name in found.unknown)
    return f"{line} ({WORDS['unknown_for'].format(names=', '.join(missing))})" if missing else line


def _duration(offer: Offer) -> str:
    """Return how long an offer lasts, as its source says it."""
    if offer.hours:
        return str(WORDS["hours"].format(count=_number(offer.hours)))
    return offer.duration_text or (WORDS["months"].format(count=_number(offer.months)) if offer.months else "")


def _number(value: float) -> str:
    """Return a number as it is written in French."""
    return written(value).replace(".", ",")


def _value(value: Any) -> str:
    """Return a field as text; lists joined, inner records as « name: value »; empty where there is nothing."""
    if isinstance(value, dict):
        return " ; ".join(f"{name}: {text}" for name, inner in value.items() if (text := _value(inner)))
    if isinstance(value, list):
        return ", ".join(_value(inner) for inner in value)
    return _number(value) if isinstance(value, float) else "" if value is None else str(value)


def _side_by_side(label: str, values: list[str]) -> str:
    """Return one field of several offers, with a mark where they differ."""
    return f"{'≠' if len(set(values)) > 1 else '='} {label} : " + " | ".join(values)


def _write(content: dict[str, Any] | str) -> None:
    """Write data on stdout."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    sys.stdout.write(text + "\n")

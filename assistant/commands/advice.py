"""The command `recommend`: a profile in, a pathway out; one at a time, or a file of them in one process."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.advice.adviser import Adviser
from assistant.advice.lexicon import phrases
from assistant.advice.models import Pathway, Profile, Step
from assistant.advice.shelf import offers_of, passages_of
from assistant.commands.batch import BadInput, read_rows, through, write_rows
from assistant.settings import Settings
from ingestion.catalogue.trades import Trades
from ingestion.settings import IngestionSettings

COMMANDS = frozenset({"recommend"})


class ProfileRow(BaseModel):
    """A row of `recommend --batch`."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    profile: Profile


def add_parser(commands: Any, common: argparse.ArgumentParser, rows: argparse.ArgumentParser) -> None:
    """Add `recommend` to the command line."""
    recommend = commands.add_parser("recommend", parents=[common, rows], help="advise a pathway for a profile")
    recommend.add_argument("--profile", type=Path, metavar="FILE", help="JSON file of one profile")
    recommend.set_defaults(misused=recommend.error)


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Advise one profile on stdout, or those of a file into another; data only on stdout."""
    if (asked.profile is None) == (asked.batch is None):
        asked.misused("donnez soit --profile, soit --batch")
    if asked.batch:
        profiles = read_rows(asked.batch, ProfileRow)
        adviser = open_adviser(settings)
        write_rows(asked.out, through(profiles, lambda row: record(adviser.recommend(row.profile))))
        return 0
    profile = read_profile(asked.profile)
    pathway = open_adviser(settings).recommend(profile)
    sys.stdout.write((json.dumps(record(pathway), ensure_ascii=False) if asked.json else readable(pathway)) + "\n")
    return 0


def open_adviser(settings: Settings) -> Adviser:
    """Return an adviser over the catalogue and the passages of an index folder."""
    corpus = IngestionSettings().corpus
    passages, version = passages_of(settings.index, corpus)
    return Adviser(offers_of(settings.index, corpus), Trades.load(corpus), passages, version)


def read_profile(path: Path) -> Profile:
    """Return the profile of a JSON file; raise `BadInput` with the first field that is not as it must be."""
    try:
        return Profile.model_validate_json(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} : ce fichier n’est pas en UTF-8.") from error
    except OSError as error:
        raise BadInput(f"{path.name} : ce fichier ne peut pas être lu ({error.strerror}).") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        what = f"le champ « {where} » n’est pas valable ou n’est pas de ceux d’un profil" if where else "ce n’est pas un profil en JSON"
        raise BadInput(f"{path.name} : {what}.") from error


def record(pathway: Pathway) -> dict[str, Any]:
    """Return a pathway as scripts read it; keys are only ever added."""
    return pathway.model_dump(mode="json")


def readable(pathway: Pathway) -> str:
    """Return a pathway for a terminal."""
    told = phrases()["terminal"]
    lines = [told[pathway.status]]
    for row, step in enumerate(pathway.steps, 1):
        lines += _step(row, step)
    lines += [f"! {warning.title} : {warning.text}" for warning in pathway.warnings]
    lines += [f"- {text}" for text in pathway.unmet]
    lines += [f"> {choice.text} ({', '.join(choice.opens)})" for choice in pathway.relax]
    lines += [f"? {text}" for text in pathway.questions]
    return "\n".join(lines)


def _step(row: int, step: Step) -> list[str]:
    """Return the lines of one step: what it is, its criteria, why, and what could stand in its place."""
    words = phrases()
    told, names = words["terminal"], words["criteria"]
    hours = told["hours"].format(hours=f"{step.hours:g}".replace(".", ",")) if step.hours else told["no_hours"]
    lines = [f"{row}. {step.title} — {hours} [{step.offer or step.activity}]"]
    if step.adds:
        adds = ", ".join(f"{words['expectations'][key]} +{level}" for key, level in step.adds.items())
        lines.append(f"   + {adds}")
    lines += [f"   {told[found.state]} {names[found.name]} : {found.detail}" for found in step.criteria]
    lines += [f"   « {reason.text} » ({', '.join(citation.passage for citation in reason.citations)})" for reason in step.why]
    if step.alternative:
        lines.append(told["alternative"].format(title=step.alternative.title, difference=step.alternative.difference))
    return lines

"""The commands `assess` and `recommend`: answers in, levels out; a profile in, a pathway out, or a file of them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.advice.adviser import Adviser
from assistant.advice.assessment import Answers, Assessment, Question, UnknownAnswer, assess, questionnaire
from assistant.advice.lexicon import phrases
from assistant.advice.models import Pathway, Profile, Step
from assistant.advice.reasons import Proofs
from assistant.advice.shelf import offers_of, passages_of
from assistant.commands.batch import BadInput, read_rows, through, write_rows
from assistant.commands.pathway_file import check_name, write_pathway
from assistant.settings import Settings
from ingestion.catalogue.trades import Trades
from ingestion.settings import IngestionSettings

Read = TypeVar("Read", bound=BaseModel)


class ProfileRow(BaseModel):
    """A row of `recommend --batch`."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    profile: Profile


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Run one of the two commands; data only on stdout."""
    return self_assess(asked, settings) if asked.command == "assess" else recommend(asked, settings)


def self_assess(asked: argparse.Namespace, settings: Settings) -> int:
    """Print where the answers of a file place a person; without a file, the questions."""
    if asked.answers is None:
        content: dict[str, Any] = {"questions": [question.model_dump(mode="json") for question in questionnaire()]}
        told = "\n".join(map(_question, questionnaire()))
    else:
        given = read_record(asked.answers, Answers)
        passages, _ = passages_of(settings.index, IngestionSettings().corpus)
        try:
            found = assess(given, Proofs(passages))
        except UnknownAnswer as error:
            raise BadInput(str(error)) from error
        content, told = found.model_dump(mode="json"), placed(found)
    sys.stdout.write((json.dumps(content, ensure_ascii=False) if asked.json else told) + "\n")
    return 0


def recommend(asked: argparse.Namespace, settings: Settings) -> int:
    """Advise one profile on stdout, or those of a file into another."""
    if (asked.profile is None) == (asked.batch is None):
        asked.misused("donnez soit --profile, soit --batch")
    if asked.export and asked.batch:
        asked.misused("--export demande --profile")
    if asked.batch:
        profiles = read_rows(asked.batch, ProfileRow)
        adviser = open_adviser(settings)
        write_rows(asked.out, through(profiles, lambda row: record(adviser.recommend(row.profile))))
        return 0
    profile = read_record(asked.profile, Profile)
    if asked.export:
        check_name(asked.export)
    pathway = open_adviser(settings).recommend(profile)
    if asked.export:
        write_pathway(pathway, asked.export, settings)
    sys.stdout.write((json.dumps(record(pathway), ensure_ascii=False) if asked.json else readable(pathway)) + "\n")
    return 0


def open_adviser(settings: Settings) -> Adviser:
    """Return an adviser over the catalogue and the passages of an index folder."""
    corpus = IngestionSettings().corpus
    passages, version = passages_of(settings.index, corpus)
    return Adviser(offers_of(settings.index, corpus), Trades.load(corpus), passages, version)


def read_record(path: Path, model: type[Read]) -> Read:
    """Return the record of a JSON file; raise `BadInput` with the first field that is not as it must be."""
    try:
        return model.model_validate_json(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} : ce fichier n’est pas en UTF-8.") from error
    except OSError as error:
        raise BadInput(f"{path.name} : ce fichier ne peut pas être lu ({error.strerror}).") from error
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        what = f"le champ « {where} » n’est pas valable ou n’est pas attendu" if where else "ce n’est pas un objet JSON"
        raise BadInput(f"{path.name} : {what}.") from error


def record(pathway: Pathway) -> dict[str, Any]:
    """Return a pathway as scripts read it; keys are only ever added."""
    return pathway.model_dump(mode="json")


def placed(found: Assessment) -> str:
    """Return an assessment for a terminal: the level reached beside the level aimed at."""
    words = phrases()
    lines = [
        words["terminal"]["level"].format(
            expectation=words["expectations"][key],
            level=found.levels.get(key, words["terminal"]["unknown"]),
            target=target,
        )
        for key, target in found.targets.items()
    ]
    lines += (
        [words["terminal"]["maturity"].format(maturity=words["maturities"][found.maturity])] if found.maturity else []
    )
    return "\n".join([*lines, *(f"« {reason.text} » ({reason.citations[0].passage})" for reason in found.why)])


def _question(question: Question) -> str:
    """Return one question for a terminal."""
    answers = "\n".join(f"   {row} {answer}" for row, answer in enumerate(question.answers))
    return f"{question.id} : {question.text} {question.example}\n{answers}"


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
    hours = told["hours"].format(hours=f"{step.hours:g}".replace(".", ",")) if step.hours else ""
    hours = hours or step.duration or told["own_pace" if step.activity else "no_hours"]
    lines = [f"{row}. {step.title} — {hours} [{step.offer or step.activity}]"]
    if step.adds:
        adds = ", ".join(f"{words['expectations'][key]} +{level}" for key, level in step.adds.items())
        lines.append(f"   + {adds}")
    lines += [f"   {told[found.state]} {names[found.name]} : {found.detail}" for found in step.criteria]
    lines += [
        f"   « {reason.text} » ({', '.join(citation.passage for citation in reason.citations)})" for reason in step.why
    ]
    if step.alternative:
        lines.append(told["alternative"].format(title=step.alternative.title, difference=step.alternative.difference))
    return lines

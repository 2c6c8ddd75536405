"""Personas: who they are, how they would say it, and what must, may and must not be proposed to them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.advice.models import PathwayStatus, Profile
from eval.advice.words import words
from eval.cases import SUITES, SuiteError

#: What the advice is tuned on, and what is only ever measured on.
PERSONAS, ASIDE = SUITES / "advice" / "personas.jsonl", SUITES / "advice" / "aside.jsonl"
#: The day on which every persona asks, so that dates in the labels keep their meaning.
DAY = date(2026, 3, 1)
Part = Literal["dev", "held", "all"]
SHIPPED: dict[Part, tuple[Path, ...]] = {"dev": (PERSONAS,), "held": (ASIDE,), "all": (PERSONAS, ASIDE)}


class Persona(BaseModel):
    """A person who asks, and the labels of a careful adviser.

    `must`: groups of ids, of each of which at least one is proposed. `may`: what else can be proposed; empty: whatever
    is not ruled out. `must_not`: ids or conditions (see `eval.advice.conditions`).
    """

    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1)
    who: str
    profile: Profile
    tellings: list[list[str]] = Field(description="Ways the person would say it in the chat, each of some messages")
    must: list[list[str]] = Field(default_factory=list)
    may: list[str] = Field(default_factory=list)
    must_not: list[str] = Field(default_factory=list)
    status: list[PathwayStatus] = Field(min_length=1, description="Any of these is right")
    warnings: list[str] = Field(default_factory=list, description="Kinds that must be among the warnings")
    unmet: list[str] = Field(default_factory=list, description="Expectations that must be told as uncovered")
    relax: list[list[str]] = Field(default_factory=list, description="Constraints that must be among those to relax")
    shown: list[str] = Field(default_factory=list, description="Criteria that some step must show as unknown")
    asks: list[str] = Field(default_factory=list, description="Fields of the profile that must be asked about")
    needs_from: str = Field(default="", description="Study that the need of a course must be proved by")
    chat: bool = Field(default=True, description="Whether the chat must come to the same profile")
    why: str


def read_personas(paths: tuple[Path, ...]) -> list[Persona]:
    """Return the personas of some files; raise `SuiteError` naming the file and the line that cannot be used."""
    found: list[Persona] = []
    told = words()["errors"]
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SuiteError(told["file"].format(file=path.name)) from error
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.append(Persona.model_validate(json.loads(line)))
            except (ValidationError, json.JSONDecodeError) as error:
                raise SuiteError(told["line"].format(file=path.name, line=number, what=_what(error))) from error
    repeated = {one.id for one in found if sum(other.id == one.id for other in found) > 1}
    if repeated:
        raise SuiteError(told["repeated"].format(ids=", ".join(sorted(repeated))))
    return found


def _what(error: ValidationError | json.JSONDecodeError) -> str:
    """Return where a persona is not as it must be."""
    if isinstance(error, ValidationError):
        return ".".join(map(str, error.errors()[0]["loc"]))
    return "JSON"

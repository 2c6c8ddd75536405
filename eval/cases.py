"""Reference questions: how a suite is read, and which third of it stays aside."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

SUITES = Path(__file__).parent / "suites"
REFERENCE = SUITES / "reference"
#: Questions that the corpus does not answer, written beside its passages: for calibration only, never for a report.
NEAR_MISSES = SUITES / "abstention"
Split = Literal["dev", "held"]


class SuiteError(Exception):
    """A suite that cannot be used; the message names the file, the line and what is wrong, in French."""


class Evidence(BaseModel):
    """What proves an answer: a source, words of the original, and the facts that a relevant passage holds."""

    model_config = ConfigDict(extra="forbid")

    source: str
    quote: str = ""
    facts: list[str] = Field(default_factory=list)


class Case(BaseModel):
    """One reference question."""

    model_config = ConfigDict(extra="forbid")

    id: str
    question: str = Field(min_length=1)
    history: list[str] = Field(default_factory=list)
    kind: str = "fact"
    study: str = ""
    language: str = "fr"
    answerable: bool = True
    miss: str = ""
    near: str = ""
    must: list[list[str]] = Field(default_factory=list)
    must_not: list[str] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    reference: str = Field(default="", description="A whole right answer, for harnesses that compare with one")
    note: str = ""

    @property
    def split(self) -> Split:
        """The third that stays aside is decided by the id alone, so that no question can change sides."""
        return "held" if int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 3 == 0 else "dev"


def load_suite(path: Path, split: Split | None = None) -> list[Case]:
    """Return the questions of a file or of every file of a folder; raise `SuiteError` at the first bad one."""
    files = sorted(file for file in path.rglob("*") if file.suffix in {".jsonl", ".yaml"}) if path.is_dir() else [path]
    if not files or not all(file.exists() for file in files):
        raise SuiteError(f"La suite « {path.name} » n'existe pas ou est vide.")
    cases = [case for file in files for case in _read(file)]
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise SuiteError(f"L'identifiant « {case.id} » sert deux fois.")
        seen.add(case.id)
    return [case for case in cases if split is None or case.split == split]


def _read(path: Path) -> list[Case]:
    """Return the questions of one JSONL or YAML file."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".yaml":
        entries = list(enumerate(yaml.safe_load(text) or [], 1))
    else:
        entries = [
            (number, _json(path, number, line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()
        ]
    cases = []
    for number, entry in entries:
        try:
            cases.append(Case.model_validate(entry))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "la ligne"
            raise SuiteError(f"{path.name}, ligne {number} : {where} manque ou n'est pas valable.") from error
    return cases


def _json(path: Path, number: int, line: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise SuiteError(f"{path.name}, ligne {number} : ce n'est pas du JSON.") from error

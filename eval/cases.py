"""Reference questions: how a suite is read, and which of those that ship are kept aside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.words import label, words

SUITES = Path(__file__).parent / "suites"
#: What everything is tuned on, and what is only ever measured on.
REFERENCE, ASIDE = SUITES / "reference", SUITES / "aside"
#: Questions that the corpus does not answer, written beside its passages: for calibration only, never for a report.
NEAR_MISSES = SUITES / "abstention"
SUFFIXES = frozenset({".jsonl", ".yaml", ".yml"})
Split = Literal["dev", "held", "all"]
SHIPPED: dict[Split, tuple[Path, ...]] = {"dev": (REFERENCE,), "held": (ASIDE,), "all": (REFERENCE, ASIDE)}


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

    id: str = Field(min_length=1)
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


@dataclass(frozen=True)
class Suite:
    """Questions that are asked together: their files, and which part they are of the questions that ship."""

    name: str
    split: Split
    paths: tuple[Path, ...]
    labels: tuple[Case, ...] = ()

    def cases(self) -> list[Case]:
        """Return the questions, under `labels` where those have others; raise `SuiteError` where there are none."""
        found = relabelled(load_suites(self.paths), self.labels)
        if not found:
            raise SuiteError(words()["errors"]["no_suite"].format(suite=self.name))
        return found


def relabelled(cases: Sequence[Case], labels: Sequence[Case]) -> list[Case]:
    """Return questions under the labels of `labels`; one that those lack, or ask otherwise, keeps its own."""
    known = {(label.id, label.question, *label.history): label for label in labels}
    return [known.get((case.id, case.question, *case.history), case) for case in cases]


def choose(path: Path | None, split: Split | None = None, default: Split = "held") -> Suite:
    """Return the shipped questions of `split`, or a suite of one's own, which is one whole.

    Raise `SuiteError` where a part of a suite of one's own is asked for.
    """
    if path is None:
        part = split or default
        return Suite("+".join(folder.name for folder in SHIPPED[part]), part, SHIPPED[part])
    mine = split_of(path)
    if split not in {None, "all", mine}:
        raise SuiteError(words()["errors"]["whole"].format(suite=path.name, split=label("splits", str(split))))
    return Suite(path.stem, mine, (path,))


def split_of(path: Path) -> Split:
    """Return the part that a file or folder belongs to: by its place alone, so that no question changes sides."""
    whole = path.resolve()
    return "held" if whole.is_relative_to(ASIDE) else "dev" if whole.is_relative_to(REFERENCE) else "all"


def development(path: Path | None = None) -> list[Case]:
    """Return questions to tune on: by default those that ship for that; raise `SuiteError` at questions kept aside."""
    if path is not None and (split_of(path) == "held" or ASIDE.is_relative_to(path.resolve())):
        raise SuiteError(words()["errors"]["kept_aside"].format(suite=path.name))
    return load_suite(path or REFERENCE)


def load_suite(path: Path) -> list[Case]:
    """Return the questions of a file or of every file of a folder; raise `SuiteError` at the first bad one."""
    return load_suites((path,))


def load_suites(paths: Sequence[Path]) -> list[Case]:
    """Return the questions of several files or folders, in the order of their names; an id serves once in all."""
    cases: list[Case] = []
    for path in paths:
        files = files_of(path)
        if not files or not all(file.is_file() for file in files):
            raise SuiteError(words()["errors"]["no_suite"].format(suite=path.name))
        cases += [case for file in files for case in _read(file)]
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise SuiteError(words()["errors"]["id_twice"].format(id=case.id))
        seen.add(case.id)
    return cases


def files_of(path: Path) -> list[Path]:
    """Return the files of a suite: itself, or those of a folder in JSONL and YAML."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)


def _read(path: Path) -> list[Case]:
    """Return the questions of one JSONL or YAML file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = _listed(path, yaml.safe_load(text)) if path.suffix in {".yaml", ".yml"} else _lines(path, text)
    except UnicodeDecodeError as error:
        raise SuiteError(words()["errors"]["not_text"].format(file=path.name)) from error
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise SuiteError(words()["errors"]["not_yaml"].format(file=path.name, line=line)) from error
    cases = []
    for number, entry in entries:
        try:
            cases.append(Case.model_validate(entry))
        except ValidationError as error:
            said = words()["errors"]["bad_case"].format(file=path.name, line=number, why=wrong_with(error))
            raise SuiteError(said) from error
    return cases


def wrong_with(error: ValidationError) -> str:
    """Return in French what is wrong with the first bad field of a question."""
    said, first = words()["fields"], error.errors()[0]
    place = [str(part) for part in first["loc"] if isinstance(part, str)]
    name = ".".join(place) or said["row"]
    kind = first["type"] if first["type"] in said["wrong"] else "other"
    return str(said["wrong"][kind]).format(field=name)


def _listed(path: Path, content: object) -> list[tuple[int, object]]:
    """Return the items of a YAML list, numbered from 1."""
    if content is not None and not isinstance(content, list):
        raise SuiteError(words()["errors"]["not_a_list"].format(file=path.name))
    return list(enumerate(content or [], 1))


def _lines(path: Path, text: str) -> list[tuple[int, object]]:
    """Return the lines of a JSONL file that hold something, numbered from 1."""
    return [(number, _json(path, number, line)) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _json(path: Path, number: int, line: str) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise SuiteError(words()["errors"]["not_json"].format(file=path.name, line=number)) from error

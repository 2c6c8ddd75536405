"""Questions that people correct or add: in suites of their own, never in the files that ship."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock
from pydantic import ValidationError

from eval.cases import SUFFIXES, Case, SuiteError, load_suite, wrong_with
from eval.words import words
from ingestion.french import fold

#: The labels that replace those of questions that ship; every other file of the folder is a suite.
CORRECTIONS = "corrections"
LONGEST_NAME = 40


def own_suites(folder: Path) -> list[Path]:
    """Return the suites of a folder, corrections left out, in the order of their names."""
    if not folder.is_dir():
        return []
    return sorted(file for file in folder.iterdir() if file.suffix in SUFFIXES and file.stem != CORRECTIONS)


def corrections(folder: Path) -> list[Case]:
    """Return the corrected questions of a folder; none where none were kept."""
    file = folder / f"{CORRECTIONS}.jsonl"
    return load_suite(file) if file.is_file() else []


def suite_file(name: str, folder: Path) -> Path:
    """Return the file of a suite by the name that a person gives it; raise `SuiteError` where nothing is left of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:LONGEST_NAME].strip("-")
    if not plain:
        raise SuiteError(words()["errors"]["no_name"])
    return folder / f"{plain}.jsonl"


def make_case(fields: dict[str, Any]) -> Case:
    """Return the question that a form describes; raise `SuiteError` with one sentence at the first bad value."""
    try:
        case = Case.model_validate(fields)
    except ValidationError as error:
        raise SuiteError(words()["errors"]["bad_field"].format(why=wrong_with(error))) from error
    if not case.question.strip():
        raise SuiteError(words()["errors"]["bad_field"].format(why=_empty("question")))
    if case.answerable and case.kind != "ambiguous" and not case.must:
        raise SuiteError(words()["errors"]["no_fact"])
    return case


def keep(case: Case, file: Path) -> None:
    """Write a question into a suite, in the place of the one with its id; readers see the old file or the new one."""
    if file.suffix != ".jsonl":
        raise SuiteError(words()["errors"]["only_jsonl"].format(file=file.name))
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock")):
        known = load_suite(file) if file.exists() else []
        kept = [case if other.id == case.id else other for other in known]
        if case.id not in {other.id for other in known}:
            kept.append(case)
        draft = file.with_suffix(".draft")
        draft.write_text("".join(_line(entry) for entry in kept), encoding="utf-8")
        os.replace(draft, file)


def new_id(stem: str, taken: Sequence[str]) -> str:
    """Return an id that none of `taken` is: the stem with the next number."""
    numbers = [int(found[1]) for name in taken if (found := re.fullmatch(rf"{re.escape(stem)}-(\d+)", name))]
    return f"{stem}-{max(numbers, default=0) + 1:03d}"


def _line(case: Case) -> str:
    """Return a question as a line; what has its usual value is left out, but whether it has an answer is always said."""
    content = {**case.model_dump(exclude_defaults=True), "answerable": case.answerable}
    return json.dumps(content, ensure_ascii=False) + "\n"


def _empty(field: str) -> str:
    return str(words()["fields"]["wrong"]["string_too_short"]).format(field=field)

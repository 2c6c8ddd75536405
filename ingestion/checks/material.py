"""Reads a corpus for checking: every file by itself, so that one broken file does not hide the remarks on the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from ingestion.checks import messages
from ingestion.corpus import (
    CorpusError,
    load_sources,
    load_yaml,
    passage_files,
    questions_file,
    read_passage_file,
    split_front_matter,
)
from ingestion.glossary import Concept, Term, load_glossary, load_lexicon
from ingestion.models import Passage, Source, Strict

VOCABULARIES = frozenset({"topics", "kinds", "territories"})
T = TypeVar("T")


class Remark(Strict):
    """One thing that is wrong in a corpus."""

    file: str
    passage: str = ""
    message: str

    def line(self) -> str:
        """Return the remark as the one French line that is shown."""
        place = f"{self.file}, passage « {self.passage} »" if self.passage else self.file
        return f"{place} : {self.message}"


@dataclass
class PassageFile:
    """A Markdown file of passages, with the questions beside it as they stand in YAML."""

    name: str
    path: Path
    front: dict[str, Any]
    body: str
    entries: dict[str, dict[str, Any]]
    passages: list[Passage]

    @property
    def questions_name(self) -> str:
        """Return the name of the questions file beside this one, as remarks show it."""
        return f"{self.name.removesuffix('.md')}.questions.yaml"


@dataclass
class Material:
    """What the checks read: all that could be loaded from a corpus."""

    folder: Path
    sources: dict[str, Source]
    files: list[PassageFile] = field(default_factory=list)
    vocabularies: dict[str, dict[str, str]] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    concepts: list[Concept] = field(default_factory=list)

    @property
    def passages(self) -> list[Passage]:
        """Return the passages of all files, in order."""
        return [passage for file in self.files for passage in file.passages]

    def placed(self) -> list[tuple[str, str, Passage]]:
        """Return every passage with the name of its file and its slug."""
        return [(file.name, slug_of(passage), passage) for file in self.files for passage in file.passages]


def slug_of(passage: Passage) -> str:
    """Return a passage's id without its source."""
    return passage.id.split("/", 1)[1]


def read_material(folder: Path) -> tuple[Material, list[Remark]]:
    """Return what could be read of a corpus, and a remark for each file that could not.

    Raises `CorpusError` where the sources themselves cannot be read: nothing can be checked then.
    """
    material, remarks = Material(folder, load_sources(folder)), []
    for path in passage_files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            material.files.append(_read_file(path, name, material.sources))
        except CorpusError as error:
            remarks.append(Remark(file=name, message=messages.unreadable(str(error))))
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            remarks.append(Remark(file=name, message=messages.malformed(str(error))))
    remarks += _read_words(material)
    return material, remarks


def _read_file(path: Path, name: str, sources: dict[str, Source]) -> PassageFile:
    """Return one file of passages; raise `CorpusError` where it or its questions cannot be used."""
    front, body = split_front_matter(path)
    beside = questions_file(path)
    entries = (load_yaml(beside) or {}) if beside.exists() else {}
    if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
        raise CorpusError(messages.entries_not_records(beside.name))
    return PassageFile(name, path, front, body, entries, read_passage_file(path, sources))


def _read_words(material: Material) -> list[Remark]:
    """Read the vocabularies, the glossary and the lexicon into `material`; return what is wrong with them."""
    remarks: list[Remark] = []
    vocabularies = _read_list("topics.yaml", lambda: _vocabularies(material.folder), remarks)
    if vocabularies is not None:
        material.vocabularies = vocabularies
        if missing := sorted(VOCABULARIES - set(vocabularies)):
            remarks.append(Remark(file="topics.yaml", message=messages.vocabulary_missing(missing)))
    material.terms = _read_list("glossary.yaml", lambda: load_glossary(material.folder), remarks) or []
    material.concepts = _read_list("lexicon.yaml", lambda: load_lexicon(material.folder), remarks) or []
    return remarks


def _read_list(name: str, load: Callable[[], T], remarks: list[Remark]) -> T | None:
    """Return what `load` reads, or None with a remark under the file's name where it cannot."""
    try:
        return load()
    except CorpusError as error:
        remarks.append(Remark(file=name, message=messages.unreadable(str(error))))
    return None


def _vocabularies(folder: Path) -> dict[str, dict[str, str]]:
    """Return the vocabularies of topics.yaml; none where there is no such file or where it is no mapping."""
    path = folder / "topics.yaml"
    found = load_yaml(path) if path.exists() else {}
    return found if isinstance(found, dict) else {}

"""Reads the shipped corpus: sources, vocabularies, and the retold studies and guides with their questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ingestion.models import AuthoredQuestion, Evidence, Passage, Source

PASSAGE_HEADING = re.compile(r"^### +(?P<title>.+?) *\{#(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\} *$")
QUESTION_KINDS = ("formal", "spoken", "english")
EVIDENCE_MARK = re.compile(r" *\{([a-z0-9-]+/[a-z0-9-]+(?:, *[a-z0-9-]+/[a-z0-9-]+)*)\}")


class CorpusError(Exception):
    """A file of the corpus that cannot be used; the message names the file, the place and the remedy, in French."""


@dataclass
class Corpus:
    """The whole shipped corpus in memory."""

    sources: dict[str, Source] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)


def load_yaml(path: Path) -> Any:
    """Return the content of a YAML file; raise `CorpusError` with its line where it is not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", ligne {mark.line + 1}" if mark else ""
        raise CorpusError(
            f"{path.name}{line} : ce fichier YAML est mal formé ({getattr(error, 'problem', error)})."
        ) from error


def load_sources(folder: Path) -> dict[str, Source]:
    """Return the sources that `sources.yaml` declares, by id."""
    path = folder / "sources.yaml"
    if not path.exists():
        raise CorpusError(f"Le dossier {folder.name} n'a pas de fichier sources.yaml : ce n'est pas un corpus.")
    try:
        sources = [Source(**entry) for entry in load_yaml(path)]
    except (TypeError, ValidationError) as error:
        raise CorpusError(f"sources.yaml : une source est incomplète ou mal nommée ({error}).") from error
    return {source.id: source for source in sources}


def load_corpus(folder: Path) -> Corpus:
    """Read every passage file below `folder`; raise `CorpusError` at the first one that cannot be used."""
    corpus = Corpus(sources=load_sources(folder))
    for path in passage_files(folder):
        corpus.files.append(path)
        corpus.passages.extend(read_passage_file(path, corpus.sources))
    return corpus


def passage_files(folder: Path) -> list[Path]:
    """Return the passage files of a corpus in a stable order."""
    return sorted(folder.glob("studies/*/*.md")) + sorted(folder.glob("guides/*.md"))


def questions_file(path: Path) -> Path:
    """Return the file of authored questions beside a passage file."""
    return path.with_name(f"{path.stem}.questions.yaml")


def read_passage_file(path: Path, sources: dict[str, Source]) -> list[Passage]:
    """Return the passages of one Markdown file, joined with the questions beside it."""
    front, body = split_front_matter(path)
    source = sources.get(str(front.get("source")))
    if source is None:
        raise CorpusError(f"{path.name} : la source « {front.get('source')} » n'est pas dans sources.yaml.")
    beside = questions_file(path)
    entries = load_yaml(beside) or {} if beside.exists() else {}
    passages = [_passage(raw, entries.get(raw.slug) or {}, front, source, path) for raw in split_passages(body)]
    orphans = set(entries) - {passage.id.split("/", 1)[1] for passage in passages}
    if orphans:
        raise CorpusError(f"{beside.name} : « {sorted(orphans)[0]} » ne correspond à aucun passage de {path.name}.")
    return passages


def split_front_matter(path: Path) -> tuple[dict[str, Any], str]:
    """Return the YAML front matter of a Markdown file and the text after it."""
    match = re.match(r"---\n(.*?)\n---\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
    if not match:
        raise CorpusError(f"{path.name} : l'en-tête entre deux lignes « --- » manque.")
    return yaml.load(match[1], Loader=yaml.CSafeLoader) or {}, match[2]


@dataclass
class RawPassage:
    """A passage as it stands in its file."""

    slug: str
    title: str
    section: tuple[str, ...]
    text: str
    evidence: tuple[Evidence, ...] = ()


def split_passages(body: str) -> list[RawPassage]:
    """Return the passages of a Markdown body: what stands under each `###` heading with a slug."""
    found: list[RawPassage] = []
    section: list[str] = []
    lines: list[str] = []
    for line in [*body.split("\n"), "# end"]:
        heading = re.match(r"(#{1,3}) +(.*)", line)
        if not heading:
            lines.append(line)
            continue
        if found and lines:
            _close(found[-1], lines)
        lines = []
        if passage := PASSAGE_HEADING.match(line):
            found.append(RawPassage(passage["slug"], passage["title"], tuple(section), ""))
        else:
            section = [*section[: len(heading[1]) - 1], heading[2].strip()]
    return found


def _close(passage: RawPassage, lines: list[str]) -> None:
    """Give a passage the lines that stood under its heading, unless they belong to a section after it."""
    if not passage.text:
        passage.text, passage.evidence = split_evidence(unwrap("\n".join(lines)))


def split_evidence(marked: str) -> tuple[str, tuple[Evidence, ...]]:
    """Return a guide's text without its `{source/slug}` marks, and what each marked sentence rests on."""
    text, evidence, begin = "", [], 0
    for mark in EVIDENCE_MARK.finditer(marked):
        text += marked[begin : mark.start()]
        begin = mark.end()
        stop = re.match(r"[.;!?]", marked[begin:])
        if stop:
            text, begin = text + stop.group(), begin + 1
        evidence.append(Evidence(end=len(text), passages=tuple(re.split(r", *", mark[1]))))
    return text + marked[begin:], tuple(evidence)


def unwrap(markdown: str) -> str:
    """Return Markdown as plain text: a paragraph or a list item a line, table rows as items, no emphasis marks."""
    blocks = [_unwrap_block(block.split("\n")) for block in re.split(r"\n\s*\n", markdown.strip())]
    text = "\n\n".join("\n".join(lines) for lines in blocks if lines)
    return re.sub(r"\*\*(.+?)\*\*|(?<![\w*])\*(?!\s)(.+?)(?<!\s)\*(?!\w)", lambda match: match[1] or match[2], text)


def _unwrap_block(lines: list[str]) -> list[str]:
    """Return the logical lines of a block: wrapped lines joined, tables as items."""
    if len(lines) > 2 and all(line.lstrip().startswith("|") for line in lines):
        return _table_items(lines)
    joined: list[str] = []
    for line in lines:
        if joined and not re.match(r"\s*(?:[-*]|\d+[.)])\s", line):
            joined[-1] += " " + line.strip()
        else:
            joined.append(re.sub(r"^\s*[-*]\s+", "- ", line.rstrip()))
    return joined


def _table_items(lines: list[str]) -> list[str]:
    """Return the rows of a table as list items that name their columns, so that a row can be quoted alone."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    heads, body = rows[0], [row for row in rows[1:] if not all(re.fullmatch(r":?-+:?", cell) for cell in row)]
    items = []
    for row in body:
        told = [f"{head} : {cell}" for head, cell in zip(heads[1:], row[1:], strict=False) if cell]
        items.append(f"- {row[0]} — " + " ; ".join(told) if told else f"- {row[0]}")
    return items


def _passage(raw: RawPassage, entry: dict[str, Any], front: dict[str, Any], source: Source, path: Path) -> Passage:
    """Return the passage that a file and its questions describe together."""
    try:
        return Passage(
            id=f"{source.id}/{raw.slug}",
            source=source.id,
            title=raw.title,
            section=raw.section,
            locator=entry.get("locator") or str(front.get("part") or ""),
            text=raw.text,
            kind=entry.get("kind", "constat"),
            topics=tuple(entry.get("topics") or ()),
            territory=entry.get("territory") or front.get("territory") or source.territory,
            period=str(entry.get("period") or front.get("period") or source.period),
            origin="guide" if source.kind == "guide" else "retold",
            questions=tuple(
                AuthoredQuestion(text=text, kind=kind) for kind in QUESTION_KINDS for text in entry.get(kind) or ()
            ),
            evidence=raw.evidence,
        )
    except ValidationError as error:
        first = error.errors()[0]
        raise CorpusError(f"{path.name}, passage « {raw.slug} » : {first['loc'][0]} n'est pas valable.") from error

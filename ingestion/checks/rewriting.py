"""Sets typography in the files of a corpus: bodies of Markdown, and the values of YAML that are French text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ingestion.checks.rules import set_typography
from ingestion.corpus import passage_files, questions_file

#: Keys whose values are French text; English questions, ids, slugs and vocabulary keys are not among them.
QUESTION_TEXTS = frozenset({"locator", "period", "formal", "spoken"})
FRONT_TEXTS = frozenset({"part", "period"})
GLOSSARY_TEXTS = frozenset({"meaning"})
_FRONT = re.compile(r"(---\n)(.*?)(\n---\n)(.*)", re.DOTALL)


def set_corpus_typography(folder: Path) -> list[Path]:
    """Rewrite the files of a corpus whose typography can be set; return those that changed."""
    changed = []
    for path in passage_files(folder):
        changed += _rewrite(path, set_markdown(path.read_text(encoding="utf-8")))
        beside = questions_file(path)
        if beside.exists():
            changed += _rewrite(beside, set_yaml(beside.read_text(encoding="utf-8"), QUESTION_TEXTS))
    glossary = folder / "glossary.yaml"
    if glossary.exists():
        changed += _rewrite(glossary, set_yaml(glossary.read_text(encoding="utf-8"), GLOSSARY_TEXTS))
    return changed


def set_markdown(text: str) -> str:
    """Return a file of passages with the typography of its body and of its front matter's text values set."""
    parts = _FRONT.fullmatch(text)
    if parts is None:
        return text
    opening, front, closing, body = parts.groups()
    return opening + set_yaml(front, FRONT_TEXTS) + closing + set_typography(body)


def set_yaml(text: str, keys: frozenset[str]) -> str:
    """Return YAML text with the typography of the values under `keys` set; every other character stays."""
    for node in sorted(text_nodes(text, keys), key=lambda node: -node.start_mark.index):
        value = set_typography(node.value)
        if value != node.value:
            start, end = node.start_mark.index, node.end_mark.index
            written = text[start:end]
            text = text[:start] + _quoted(value) + written[len(written.rstrip()) :] + text[end:]
    return text


def text_nodes(text: str, keys: frozenset[str]) -> list[yaml.ScalarNode]:
    """Return the scalars under `keys`, alone or in a list, at any depth of a YAML text; raises `yaml.YAMLError`."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return list(_walk(root, keys)) if root is not None else []


def _walk(node: yaml.Node, keys: frozenset[str]) -> Iterator[yaml.ScalarNode]:
    """Yield the text scalars below a node."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _walk(item, keys)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            held = value.value if isinstance(value, yaml.SequenceNode) else [value]
            if key.value in keys and all(isinstance(item, yaml.ScalarNode) for item in held):
                yield from (item for item in held if item.tag == "tag:yaml.org,2002:str")
            else:
                yield from _walk(value, keys)


def _quoted(value: str) -> str:
    """Return a value as a double-quoted YAML scalar on one line."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _rewrite(path: Path, text: str) -> list[Path]:
    """Write `text` to `path` in one step where it differs from what stands there; return the path if so."""
    if text == path.read_text(encoding="utf-8"):
        return []
    pending = path.with_name(f"{path.name}.part")
    pending.write_text(text, encoding="utf-8", newline="")
    pending.replace(path)
    return [path]

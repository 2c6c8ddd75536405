"""Unique ids: no slug twice in a study, no entry of questions twice in a file."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark
from ingestion.corpus import questions_file


def check_ids(material: Material) -> Iterator[Remark]:
    """Yield passages whose id another one has, and entries of questions that hide an earlier one."""
    first: dict[str, str] = {}
    for name, slug, passage in material.placed():
        if passage.id in first:
            yield Remark(file=name, passage=slug, message=messages.taken_id(passage.id, first[passage.id]))
        first.setdefault(passage.id, name)
    for file in material.files:
        beside = questions_file(file.path)
        if beside.exists():
            for slug in _repeated_keys(beside.read_text(encoding="utf-8")):
                yield Remark(file=file.questions_name, passage=slug, message=messages.REPEATED_ENTRY)


def _repeated_keys(text: str) -> list[str]:
    """Return the top-level keys that a YAML text holds more than once: the loader would keep the last one only."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    keys = [key.value for key, _ in root.value] if isinstance(root, yaml.MappingNode) else []
    return sorted({key for key in keys if keys.count(key) > 1})

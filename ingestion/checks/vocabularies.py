"""Closed vocabularies: every topic, kind and territory is one that topics.yaml lists."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import VOCABULARIES, Material, Remark, slug_of


def check_vocabularies(material: Material) -> Iterator[Remark]:
    """Yield the values of passages and of sources that the vocabularies do not hold."""
    known = {name: set(values or ()) for name, values in material.vocabularies.items()}
    if not set(known) >= VOCABULARIES:
        return
    for file in material.files:
        for passage in file.passages:
            used = (
                [("topics", topic) for topic in passage.topics]
                + [("kinds", passage.kind)]
                + [("territories", passage.territory or "")]
            )
            for vocabulary, value in used:
                if value not in known[vocabulary]:
                    message = messages.unknown_value(vocabulary, value)
                    yield Remark(file=file.questions_name, passage=slug_of(passage), message=message)
    for source in material.sources.values():
        if source.territory is not None and source.territory not in known["territories"]:
            yield Remark(file="sources.yaml", message=messages.unknown_value("territories", source.territory))

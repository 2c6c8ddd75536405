"""Glossary and lexicon: no term twice, passages that exist, and entries that help a French search."""

from __future__ import annotations

from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark
from ingestion.french import plain


def check_references(material: Material) -> Iterator[Remark]:
    """Yield terms defined twice, terms that point to passages that do not exist, and lexicon entries without French."""
    known = {passage.id for passage in material.passages}
    seen: set[str] = set()
    for term in material.terms:
        if plain(term.term) in seen:
            yield Remark(file="glossary.yaml", message=messages.repeated_term(term.term))
        seen.add(plain(term.term))
        for identifier in term.passages:
            if identifier not in known:
                yield Remark(file="glossary.yaml", message=messages.lost_reference(term.term, identifier))
    for number, concept in enumerate(material.concepts, start=1):
        if not concept.fr:
            yield Remark(file="lexicon.yaml", message=messages.no_french(number, concept.en))

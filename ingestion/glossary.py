"""The glossary as retrieval uses it: a term, and the other words that people use for it."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError

from ingestion.corpus import CorpusError, load_yaml
from ingestion.models import Strict


class Term(Strict):
    """An entry of the glossary."""

    term: str
    meaning: str = Field(description="One or two French sentences; never a source of its own in an answer")
    english: str = ""
    synonyms: tuple[str, ...] = Field(default=(), description="Other words for it, everyday and trade words included")
    quebec: str = Field(default="", description="How it is said in Québec, where that differs")
    passages: tuple[str, ...] = Field(default=(), description="Where it stands in the corpus")


def load_glossary(folder: Path) -> list[Term]:
    """Return the terms of `glossary.yaml` in a corpus folder; none where there is no such file."""
    path = folder / "glossary.yaml"
    if not path.exists():
        return []
    try:
        return [Term(**entry) for entry in load_yaml(path) or []]
    except (TypeError, ValidationError) as error:
        raise CorpusError(f"glossary.yaml : une entrée est incomplète ou mal nommée ({error}).") from error


def expansions(terms: list[Term]) -> dict[str, list[str]]:
    """Return, for each term and each of its synonyms, the other words of the same entry."""
    found: dict[str, list[str]] = {}
    for entry in terms:
        group = list(dict.fromkeys(word for word in (entry.term, entry.english, entry.quebec, *entry.synonyms) if word))
        for word in group:
            found.setdefault(word, []).extend(other for other in group if other != word)
    return found

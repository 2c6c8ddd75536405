"""The words of the corpus: a glossary that people read, a lexicon of other words for the same thing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import Field, ValidationError

from ingestion.corpus import CorpusError, load_yaml
from ingestion.french import STOP_WORDS, stem, stems, words
from ingestion.models import Strict

#: How far one word stands for another: within French, and from English into French.
SYNONYM, TRANSLATION = 0.6, 0.9


class Term(Strict):
    """An entry of the glossary."""

    term: str
    meaning: str = Field(description="One or two French sentences; never a source of its own in an answer")
    english: str = ""
    synonyms: tuple[str, ...] = Field(default=(), description="Other words for it, everyday and trade words included")
    quebec: str = Field(default="", description="How it is said in Québec, where that differs")
    passages: tuple[str, ...] = Field(default=(), description="Where it stands in the corpus")


class Concept(Strict):
    """An entry of the lexicon: words that may replace each other in a question about this field."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def load_glossary(folder: Path) -> list[Term]:
    """Return the terms of `glossary.yaml` in a corpus folder; none where there is no such file."""
    path = folder / "glossary.yaml"
    if not path.exists():
        return []
    try:
        return [Term(**entry) for entry in load_yaml(path) or []]
    except (TypeError, ValidationError) as error:
        raise CorpusError(f"glossary.yaml : une entrée est incomplète ou mal nommée ({error}).") from error


def load_lexicon(folder: Path) -> list[Concept]:
    """Return the concepts of `lexicon.yaml` in a corpus folder; none where there is no such file."""
    path = folder / "lexicon.yaml"
    if not path.exists():
        return []
    try:
        return [Concept(**entry) for entry in load_yaml(path) or []]
    except (TypeError, ValidationError) as error:
        raise CorpusError(f"lexicon.yaml : une entrée est incomplète ou mal nommée ({error}).") from error


def synonyms(terms: Iterable[Term], concepts: Iterable[Concept]) -> dict[str, dict[str, dict[str, float]]]:
    """Return, for each language and each word of it, the French words that may stand for it and how far, from 0 to 1."""
    found: dict[str, dict[str, dict[str, float]]] = {"fr": {}, "en": {}}
    glossary = (Concept(fr=_words(term.term, term.quebec, *term.synonyms), en=_words(term.english)) for term in terms)
    for concept in (*glossary, *concepts):
        for language, known, weight in (("fr", concept.fr, SYNONYM), ("en", concept.en, TRANSLATION)):
            for word in known:
                others = found[language].setdefault(word, {})
                others.update({other: weight for other in concept.fr if other != word or language == "en"})
    return {language: {word: others for word, others in known.items() if others} for language, known in found.items()}


def by_stems(groups: dict[str, dict[str, dict[str, float]]]) -> dict[str, dict[str, dict[str, float]]]:
    """Return synonyms as they are searched: under the folded words and under the stems of each, the stems to look for.

    Several words are joined by a space. Stemming thousands of words takes a second: it is done once, for the index.
    """
    return {language: _keyed(known, language) for language, known in groups.items()}


def _keyed(known: dict[str, dict[str, float]], language: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for word, others in known.items():
        tokens = [token for token in words(word) if token not in STOP_WORDS]
        phrases = {" ".join(phrase): weight for other, weight in others.items() if (phrase := stems(other))}
        keys = {" ".join(tokens), " ".join(stem(token, language) for token in tokens)} - {""}
        for key in keys if phrases else ():
            found.setdefault(key, {}).update(phrases)
    return found


def _words(*candidates: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in candidates if word))

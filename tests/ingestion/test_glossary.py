"""The glossary and the lexicon, and what they say may stand for what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingestion.corpus import CorpusError
from ingestion.glossary import SYNONYM, TRANSLATION, Concept, Term, load_glossary, load_lexicon, synonyms
from ingestion.settings import PROJECT

GLOSSARY = """
- term: "OPCO"
  meaning: "Organisme qui finance la formation d'une branche."
  english: "skills operator"
  synonyms: ["opérateur de compétences"]
  quebec: "mutuelle de formation"
  passages: ["alpha-2024/galilee"]
"""
LEXICON = """
- fr: ["emploi", "boulot"]
  en: ["job"]
- fr: ["prix"]
"""


def test_terms_and_concepts_are_read_from_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "glossary.yaml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "lexicon.yaml").write_text(LEXICON, encoding="utf-8")
    assert load_glossary(tmp_path)[0].passages == ("alpha-2024/galilee",)
    assert load_lexicon(tmp_path) == [Concept(fr=("emploi", "boulot"), en=("job",)), Concept(fr=("prix",))]


def test_a_corpus_may_have_neither_or_empty_ones(tmp_path: Path) -> None:
    assert (load_glossary(tmp_path), load_lexicon(tmp_path)) == ([], [])
    for name in ("glossary.yaml", "lexicon.yaml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert (load_glossary(tmp_path), load_lexicon(tmp_path)) == ([], [])


@pytest.mark.parametrize(
    "content",
    [
        '- term: "OPCO"\n',
        '- term: "OPCO"\n  meaning: "x"\n  synonim: ["y"]\n',
        "- un mot\n",
        "- fr: 3\n",
        'a: "b\nc: [',
    ],
    ids=["incomplete", "misspelt", "not a record", "not a list", "broken"],
)
@pytest.mark.parametrize(("load", "name"), [(load_glossary, "glossary.yaml"), (load_lexicon, "lexicon.yaml")])
def test_a_bad_entry_is_told_with_its_file(
    tmp_path: Path, load: Callable[[Path], list[Any]], name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=name):
        load(tmp_path)


def test_french_words_stand_for_each_other_and_english_ones_are_translated() -> None:
    found = synonyms([], [Concept(fr=("emploi", "boulot"), en=("job",))])
    assert found == {
        "fr": {"emploi": {"boulot": SYNONYM}, "boulot": {"emploi": SYNONYM}},
        "en": {"job": {"emploi": TRANSLATION, "boulot": TRANSLATION}},
    }


def test_no_word_stands_for_itself_and_a_word_alone_stands_for_nothing() -> None:
    assert synonyms([], [Concept(fr=("prix",))]) == {"fr": {}, "en": {}}


def test_the_same_word_in_both_languages_is_translated_to_itself() -> None:
    assert synonyms([], [Concept(fr=("budget",), en=("budget",))])["en"] == {"budget": {"budget": TRANSLATION}}


def test_a_term_brings_its_synonyms_its_quebec_usage_and_its_english() -> None:
    term = Term(term="OPCO", meaning="…", english="skills operator", synonyms=("opérateur",), quebec="mutuelle")
    found = synonyms([term], [])
    assert found["fr"]["OPCO"] == {"mutuelle": SYNONYM, "opérateur": SYNONYM}
    assert set(found["en"]["skills operator"]) == {"OPCO", "mutuelle", "opérateur"}


def test_concepts_that_share_a_word_add_up() -> None:
    found = synonyms([], [Concept(fr=("stage", "cours")), Concept(fr=("stage", "atelier"))])
    assert set(found["fr"]["stage"]) == {"cours", "atelier"}
    assert set(found["fr"]["cours"]) == {"stage"}


def test_the_words_that_ship_can_be_read() -> None:
    corpus = PROJECT / "corpus"
    found = synonyms(load_glossary(corpus), load_lexicon(corpus))
    assert found["fr"]
    assert found["en"]

"""Rewriting of files: what is French text is set, everything else stays as it was written."""

from __future__ import annotations

from pathlib import Path

import yaml

from ingestion.checks.rewriting import QUESTION_TEXTS, set_corpus_typography, set_markdown, set_yaml
from ingestion.corpus import load_corpus
from ingestion.french import fold
from tests.ingestion.checks.builders import GUIDE, QUESTIONS, STUDY, spoil, write

N, F = "\u00a0", "\u202f"

ENTRY = """# L'entrée : un commentaire
slug-d-un-passage:
  locator: 'L''étude : partie'
  kind: chiffre
  topics: [formats, 'l''outil']
  formal:
    - 'Qu''est-ce que l''IA ?'
    - "Que dit \\"l'IA\\" ?"
    - >-
      Une question
      pliée : l'IA ?
  spoken: [c'est quoi, "déjà bon"]
  english:
    - "What's the 'AI' share: 54 % ?"
"""


def test_french_values_are_set_and_english_comments_and_keys_are_not() -> None:
    given_data, actual = yaml.safe_load(ENTRY), set_yaml(ENTRY, QUESTION_TEXTS)
    entry = yaml.safe_load(actual)["slug-d-un-passage"]
    assert entry["locator"] == f"L’étude{N}: partie"
    assert entry["spoken"] == ["c’est quoi", "déjà bon"]
    assert entry["formal"] == [
        f"Qu’est-ce que l’IA{F}?",
        f"Que dit «{N}l’IA{N}»{F}?",
        f"Une question pliée{N}: l’IA{F}?",
    ]
    assert entry["spoken"] == ["c’est quoi", "déjà bon"]
    for key in ("kind", "topics", "english"):
        assert entry[key] == given_data["slug-d-un-passage"][key]
    assert actual.startswith("# L'entrée : un commentaire\nslug-d-un-passage:\n")
    assert set_yaml(actual, QUESTION_TEXTS) == actual


def test_a_slug_that_is_called_like_a_field_is_no_text() -> None:
    text = "period:\n  kind: l'un\n  formal: [\"l'IA\"]\n"
    assert yaml.safe_load(set_yaml(text, QUESTION_TEXTS)) == {"period": {"kind": "l'un", "formal": ["l’IA"]}}


def test_front_matter_keeps_its_keys_and_its_source() -> None:
    text = "---\nsource: l'un\npart: \"L'étude : suite\"\n---\n\n# C'est ça {#l-un}\n"
    assert set_markdown(text) == f'---\nsource: l\'un\npart: "L’étude{N}: suite"\n---\n\n# C’est ça {{#l-un}}\n'


def test_a_corpus_is_set_once_and_loads_as_before(folder: Path) -> None:
    # GIVEN a corpus typed with plain spaces and apostrophes
    for name in (STUDY, QUESTIONS, GUIDE):
        path = folder / name
        plain = path.read_text(encoding="utf-8").replace("’", "'").replace(N, " ").replace(F, " ")
        path.write_text(plain, encoding="utf-8")
    before = load_corpus(folder).passages
    # WHEN its typography is set, twice
    first, second = set_corpus_typography(folder), set_corpus_typography(folder)
    # THEN the files are as a careful writer leaves them, and every passage says the same
    assert {path.relative_to(folder).as_posix() for path in first} == {STUDY, QUESTIONS, GUIDE}
    assert second == []
    assert (folder / STUDY).read_text(encoding="utf-8") == (write(folder) / STUDY).read_text(encoding="utf-8")
    after = load_corpus(folder).passages
    assert [fold(passage.text) for passage in after] == [fold(passage.text) for passage in before]
    assert [passage.evidence for passage in after] == [passage.evidence for passage in before]
    assert not list(folder.rglob("*.part"))


def test_meanings_of_the_glossary_are_set_and_its_terms_are_not(folder: Path) -> None:
    spoil(folder, "glossary.yaml", "- {term: IA", '- {term: "l\'IA"')
    spoil(folder, "glossary.yaml", "Intelligence artificielle.", "L'intelligence artificielle.")
    set_corpus_typography(folder)
    text = (folder / "glossary.yaml").read_text(encoding="utf-8")
    assert '"l\'IA"' in text
    assert "L’intelligence" in text

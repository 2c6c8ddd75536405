"""French spelling: the dictionary, the corpus's own words, and how a text is cut into words."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from ingestion.checks.spelling import Speller, check_spelling, french_dictionary, read_words, words_of
from tests.ingestion.checks.builders import GUIDE, QUESTIONS, STUDY, material, spoil


@pytest.fixture
def speller() -> Speller:
    return Speller(french_dictionary(), frozenset({"ComfyUI", "workflow"}))


def test_a_well_spelt_corpus_has_no_remark(folder: Path) -> None:
    assert not list(check_spelling(material(folder)))


def test_elisions_figures_addresses_and_ligatures_are_seen_through() -> None:
    assert words_of("L’œuvre d'aujourd’hui, GPT4 et 3D : https://exemple.fr/azerty, `qsdf`") == [
        "oeuvre",
        "aujourd'hui",
        "et",
    ]


@pytest.mark.parametrize(
    "word", "œuvre événement évènement savoir-faire ÉTUDE Montage ComfyUI Workflow rendez-vous a".split()
)
def test_right_words_are_known(speller: Speller, word: str) -> None:
    assert not speller.unknown(word)


@pytest.mark.parametrize(
    "word", "acceuil developpement connection parmis comfyui language savoir-fair metier dilemne".split()
)
def test_misspellings_are_not(speller: Speller, word: str) -> None:
    assert speller.unknown(word) == [word]


def test_a_misspelling_is_told_in_its_passage_with_the_word_it_stands_for(folder: Path) -> None:
    spoil(folder, GUIDE, "mauvaise surprise", "mauvaize surprise")
    remarks = list(check_spelling(material(folder)))
    assert [(remark.file, remark.passage) for remark in remarks] == [(GUIDE, "choisir-un-stage")]
    assert "«\u00a0mauvaize\u00a0» («\u00a0mauvaise\u00a0»\u202f?)" in remarks[0].message


@pytest.mark.parametrize(("old", "new"), [("Les outils cités", "Les outtils cités"), ("## Résultats", "## Rézultats")])
def test_titles_are_spelt_once(folder: Path, old: str, new: str) -> None:
    spoil(folder, STUDY, old, new)
    assert len(list(check_spelling(material(folder)))) == 1


def test_questions_are_not_spelt(folder: Path) -> None:
    spoil(folder, QUESTIONS, "contents du stage", "contan du staje")
    assert not list(check_spelling(material(folder)))


def test_comments_of_the_list_are_no_words(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# Noms\nAlpha  # une étude\n\nL’Œil\n", encoding="utf-8")
    assert read_words(tmp_path / "words.txt") == {"Alpha", "L'Oeil"}
    assert read_words(tmp_path / "absent.txt") == frozenset()


def test_a_missing_spellchecker_is_told_and_not_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name == "spellchecker":
            raise ImportError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    french_dictionary.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    remarks = list(check_spelling(material(folder)))
    assert len(remarks) == 1
    assert "pyspellchecker" in remarks[0].message

"""Tests of the repairs made to extracted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.cleaning import Words, join_lines, letter_marks, repair, split_items, without_bullet


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("L̓ IA", "L’IA"),
        ("jusquʼà lʼIA", "jusqu’à l’IA"),
        ("l’ économie", "l’économie"),
        ("l´IA et qu´elle", "l’IA et qu’elle"),
        ("e\u0301tude", "étude"),
        ("sécurité\u0301", "sécurité"),
        ("´etude, o`u, forˆet", "étude, où, forêt"),
        ("ﬁche de ﬂux eﬃcace", "fiche de flux efficace"),
        ("des  mots\tet\u2003des   blancs ", "des mots et des blancs"),
        ("54\u00a0% des\u00a0réponses\u202f;", "54\u00a0% des\u00a0réponses\u202f;"),
        ("mot ca\u00adché\u200b et \u202ecaché", "mot caché et caché"),
        ("l\x92IA, le c\x9cur", "l’IA, le cœur"),
        ("les professeurs’ avis", "les professeurs’ avis"),
    ],
)
def test_characters_that_extraction_breaks_are_repaired(given_text: str, expected: str) -> None:
    assert repair(given_text) == expected


@given(st.text())
def test_repairing_twice_is_repairing_once(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_word_cut_at_a_line_end_is_made_whole(hyphen: str) -> None:
    assert join_lines(f"le déploie{hyphen}", "ment des outils", Words([])) == "le déploiement des outils"


def test_a_hyphen_stays_where_the_document_writes_the_word_with_one() -> None:
    words = Words(["le sous-titrage", "du sous-titrage", "un audiovisuel"])

    assert join_lines("le sous\u2010", "titrage des films", words) == "le sous-titrage des films"
    assert join_lines("l’audio-", "visuel", words) == "l’audiovisuel"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("les artistes-", "auteurs", "les artistes-auteurs"),
        ("elle-", "même le dit", "elle-même le dit"),
        ("Rhin-", "Rhône", "Rhin-Rhône"),
        ("MONTÉE EN COMPÉ\u2010", "TENCES", "MONTÉE EN COMPÉTENCES"),
        ("à moyen-", "et long terme", "à moyen- et long terme"),
        ("de 2024-", "2025", "de 2024-2025"),
        ("sur https://exemple.org/une-", "page/suite", "sur https://exemple.org/une-page/suite"),
        ("distributeur/", "exploitant", "distributeur/exploitant"),
        ("l’", "économie", "l’économie"),
        ("un tiret -", "puis la suite", "un tiret - puis la suite"),
        ("une ligne", "et une autre", "une ligne et une autre"),
    ],
)
def test_two_lines_are_joined_as_they_would_be_read(first: str, second: str, expected: str) -> None:
    words = Words(["des artistes", "des auteurs", "aux auteurs"])

    assert join_lines(first, second, words) == expected


def test_words_parted_inside_a_line_are_mended_when_the_document_knows_them_whole() -> None:
    words = Words(["des emplois", "la littératie elle-même", "les industriels", "à court et long terme"])

    assert words.mended("Ces em- plois, elle- même, les indus - triels") == "Ces emplois, elle-même, les industriels"
    assert words.mended("moyen- et long terme") == "moyen- et long terme"
    assert words.mended("un mot - puis un autre") == "un mot - puis un autre"


@pytest.mark.parametrize("mark", ["•", ">", "˃", "●", "▪", "-", "–", "\uf0b7", "→"])
def test_a_bullet_is_told_from_what_follows_it(mark: str) -> None:
    assert without_bullet(f"{mark} Former les équipes") == "Former les équipes"


@pytest.mark.parametrize("line", ["-12 % d’heures travaillées", "» a-t-il dit", "À l’inverse", "o", "Les équipes"])
def test_a_line_without_bullet_has_none(line: str) -> None:
    assert without_bullet(line) is None


def test_a_letter_is_a_bullet_only_where_several_lines_open_with_it() -> None:
    marked = ["o Former", "o Outiller", "o Évaluer"]

    assert letter_marks(marked) == {"o"}
    assert letter_marks(["X Former", "un texte"]) == frozenset()
    assert without_bullet("o Former", frozenset("o")) == "Former"


def test_bullets_inside_a_line_cut_it() -> None:
    assert split_items("Planning, ● notes ● montage") == ["Planning,", "● notes", "● montage"]
    assert split_items("une baisse. > On observe") == ["une baisse.", "> On observe"]
    assert split_items("a > b, 3 - 2") == ["a > b, 3 - 2"]
    assert split_items("Former ; X Outiller", frozenset("X")) == ["Former ;", "X Outiller"]

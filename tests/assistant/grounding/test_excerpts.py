"""Excerpts that still say what the passage says, and excerpts that do not."""

from __future__ import annotations

import pytest

from assistant.grounding.excerpts import find_cut, find_splice
from assistant.grounding.reading import read

PASSAGE = (
    "Dans le groupe 1, 54 % des formations durent deux jours ou moins, selon l'étude. "
    "Les formateurs n'utilisent jamais l'IA sans encadrement. "
    "La communication compte 577 entreprises en 2021. "
    "L'audiovisuel en compte 419 ; l'édition, 136."
)


def cut(words: str) -> str | None:
    start = PASSAGE.index(words)
    found = find_cut(read(PASSAGE), start, start + len(words))
    return found.reason if found else None


@pytest.mark.parametrize(
    "words",
    [
        "La communication compte 577 entreprises en 2021.",
        "54 % des formations durent deux jours ou moins",
        "L'audiovisuel en compte 419",
        "Les formateurs n'utilisent jamais l'IA sans encadrement. La communication compte 577 entreprises en 2021.",
    ],
)
def test_whole_sentences_and_whole_clauses_are_fair(words: str) -> None:
    assert cut(words) is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("54 % des formations durent deux jours", "cut_end"),
        ("Les formateurs n'utilisent jamais l'IA", "cut_end"),
        ("La communication compte 577 entreprises en", "cut_end"),
        ("l'IA sans encadrement", "cut_start"),
        ("compte 577 entreprises en 2021", "cut_start"),
    ],
)
def test_a_clause_cut_in_its_middle_is_not(words: str, reason: str) -> None:
    assert cut(words) == reason


def test_a_condition_may_not_be_left_out() -> None:
    passage = read("Le financement est garanti, sous réserve d'obtenir le diplôme.")
    found = find_cut(passage, 0, len("Le financement est garanti"))
    assert found is not None
    assert found.reason == "cut_scope"


def test_what_a_report_doubts_may_not_stand_alone() -> None:
    text = "Rien ne prouve que les outils remplacent les monteurs."
    found = find_cut(read(text), text.index("les outils"), len(text) - 1)
    assert found is not None


def splice(sentence: str) -> bool:
    return find_splice([token.word for token in read(sentence).tokens], [read(PASSAGE)]) is not None


def test_halves_of_two_sentences_glued_together_are_seen() -> None:
    assert splice("Les formateurs n'utilisent jamais des formations durent deux jours ou moins")


@pytest.mark.parametrize(
    "sentence",
    [
        "La communication compte 577 entreprises en 2021 ; l'audiovisuel en compte 419",
        "La communication compte 577 entreprises en 2021.",
        "Les monteurs apprennent vite.",
        "Les formateurs utilisent l'IA",
    ],
)
def test_whole_clauses_side_by_side_are_no_splice(sentence: str) -> None:
    assert not splice(sentence)

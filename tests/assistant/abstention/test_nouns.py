"""The nouns of a question, what it counts, and what stands beside a figure."""

from __future__ import annotations

import pytest

from assistant.abstention.nouns import (
    PEOPLE,
    counted,
    figures_beside,
    has_figure,
    nouns,
    numbered,
    speaks_of_number,
    wants_figure,
    wants_share,
)
from ingestion.french import fold, stem


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Pourquoi les monteurs refusent-ils l'IA ?", ["monteurs"]),
        ("Quel genre de formation pour les scénaristes ?", ["formation", "scénaristes"]),
        ("les gens disent quoi des outils", ["outils"]),
        ("l’école d’art-thérapie", ["école", "art", "thérapie"]),
        ("What training for screenwriters?", ["training", "screenwriters"]),
        ("Que font-ils ?", []),
        ("", []),
    ],
)
def test_nouns_are_told_by_what_stands_before_them(question: str, expected: list[str]) -> None:
    found = nouns(question)
    assert found == [stem(fold(word)) for word in expected]


def test_a_noun_said_twice_counts_once() -> None:
    assert nouns("le stage ou les stages") == [stem("stages")]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Combien de monteurs ont répondu ?", "monteurs"),
        ("Combien d'écoles ?", "ecoles"),
        ("Quelle proportion des équipes est satisfaite ?", "equipes"),
        ("how many of the editors answered?", "editors"),
        ("the share of all schools", "schools"),
    ],
)
def test_what_is_counted_is_the_noun_after_the_counting_word(question: str, expected: str) -> None:
    assert counted(question) == stem(expected)


@pytest.mark.parametrize(
    "question", ["Combien de personnes ?", "Combien de gens ont répondu ?", "how many people answered?"]
)
def test_people_in_general_are_counted_as_people(question: str) -> None:
    assert counted(question) == PEOPLE


@pytest.mark.parametrize(
    "question",
    ["Combien de temps dure le stage ?", "Combien d'euros ?", "how many hours?", "Pourquoi un monteur refuse-t-il ?"],
)
def test_time_and_money_are_not_counted_things(question: str) -> None:
    assert counted(question) is None


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Combien de monteurs ?", True),
        ("Quel est le pourcentage de satisfaits ?", True),
        ("Quelle part des équipes ?", True),
        ("What share of editors?", True),
        ("How many editors?", True),
        ("Pourquoi ce taux ?", False),
        ("Quelle formation choisir ?", False),
        ("How do editors learn?", False),
    ],
)
def test_only_some_questions_want_a_figure(question: str, wanted: bool) -> None:
    assert wants_figure(question) is wanted


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("312 monteurs", True),
        ("un tiers des studios", True),
        ("aucun monteur", True),
        ("en mars 2024", False),
        ("en 2024, 47 studios", True),
        ("2000 € par an", True),
        ("les monteurs craignent l'ia", False),
    ],
)
def test_a_year_is_no_figure(text: str, holds: bool) -> None:
    assert has_figure(text) is holds


def test_each_figure_has_the_words_around_it_and_a_year_has_none() -> None:
    found = figures_beside("En 2024, 312 monteurs ont répondu. Un tiers des studios refuse.")
    assert len(found) == 2
    assert stem("monteurs") in found[0]
    assert stem("studios") in found[1]
    assert not found[0] & found[1] - {"en", "un"}


def test_words_far_from_a_figure_do_not_stand_beside_it() -> None:
    far = "Les graphistes de la région, qui travaillent surtout seuls et chez eux depuis longtemps, citent 12 outils."
    assert all(stem("graphistes") not in around for around in figures_beside(far))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Sur quoi porte le lot 3 ?", {3}),
        ("Qui a gagné la troisième vague ?", {3}),
        ("What about the fourth season?", {4}),
        ("Quelle note sur 10 ?", {10}),
        ("une boîte de 4 personnes en 2024", set()),
        ("Qu'apporte la 5G ?", set()),
        ("Qui dépasse le niveau 54 % ?", set()),
    ],
)
def test_a_question_may_pick_one_of_several_by_its_number(question: str, expected: set[int]) -> None:
    assert numbered(question) == expected


@pytest.mark.parametrize(
    "text", ["Le lot 3 porte sur la création.", "La troisième vague.", "Les trois lots.", "La 3e vague."]
)
def test_a_number_may_be_told_in_digits_in_words_or_as_a_rank(text: str) -> None:
    assert speaks_of_number(text, 3)
    assert not speaks_of_number(text, 4)


def test_a_digit_of_a_larger_number_is_another_number() -> None:
    assert not speaks_of_number("Les 13 lots de 2023 et 37 000 postes.", 3)


def test_a_part_of_a_whole_is_asked_for_by_its_words() -> None:
    assert wants_share("Quelle part des personnes est satisfaite ?")
    assert wants_share("What share of people?")
    assert not wants_share("Combien de personnes ont répondu ?")

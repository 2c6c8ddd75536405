"""Small talk, and follow-ups that lean on the question before."""

from __future__ import annotations

import pytest

from assistant.agent.dialogue import leans_on, resolve, small_talk


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonjour !", "greeting"),
        ("merci beaucoup", "thanks"),
        ("qui es-tu ?", "identity"),
        ("que peux-tu faire ?", "capability"),
        ("au revoir", "farewell"),
        ("Bonjour, combien de monteurs ont répondu à l'enquête ?", None),
        ("Merci de me dire combien coûte le stage", None),
    ],
)
def test_small_talk_is_the_whole_of_a_message_or_none_of_it(text: str, expected: str | None) -> None:
    found = small_talk(text)
    assert found == expected


def test_a_word_of_the_same_kind_takes_the_earlier_ones_place() -> None:
    given_before = "Combien d'entreprises de l'audiovisuel y a-t-il en Occitanie ?"
    assert resolve("et pour l'édition ?", given_before) == "Combien d'entreprises de l'edition y a-t-il en Occitanie ?"


def test_a_follow_up_of_another_kind_is_added_to_the_question_before() -> None:
    assert resolve("et pourquoi ?", "Les monteurs refusent-ils l'IA ?") == "Les monteurs refusent-ils l'IA — pourquoi ?"


def test_a_question_that_stands_alone_is_left_as_it_is() -> None:
    given = "Quels outils d'IA les monteurs de l'enquête utilisent-ils le plus ?"
    assert resolve(given, "Combien de monteurs ont répondu ?") == given
    assert not leans_on(given)


def test_a_first_question_is_left_as_it_is() -> None:
    assert resolve("et pour l'édition ?", None) == "et pour l'édition ?"

"""What a question asks for."""

from __future__ import annotations

import pytest

from assistant.question import detect_count, detect_intent, detect_language, understand


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many people took part?", "en"),
        ("What are the six expectations?", "en"),
        ("Combien de monteurs ont répondu ?", "fr"),
        ("formation IA doublage", "fr"),
        ("c'est quoi le prompt engineering", "fr"),
        ("workshop machine learning", "fr"),
    ],
)
def test_the_language_is_told_from_function_words_and_is_french_in_doubt(text: str, expected: str) -> None:
    assert detect_language(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Combien d'heures dure le stage ?", "figure"),
        ("Quelle part des monteurs est satisfaite ?", "figure"),
        ("Quels sont les six attendus ?", "list"),
        ("c'est quoi un ADN ?", "definition"),
        ("pourquoi ils refusent l'IA", "reason"),
        ("Quand a eu lieu l'enquête ?", "date"),
        ("Who ran the workshop?", "person"),
        ("Est-ce que l'IA remplace les monteurs ?", "confirm"),
    ],
)
def test_the_wording_tells_the_shape_of_the_answer(text: str, expected: str) -> None:
    assert detect_intent(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("les six attendus", 6), ("the three phases", 3), ("quels sont les outils", None), ("les 2 axes", 2)],
)
def test_the_number_of_things_asked_for_is_read(text: str, expected: int | None) -> None:
    assert detect_count(text) == expected


def test_years_are_read_and_other_figures_are_not() -> None:
    assert understand("Combien en 2024 sur 1 610 formations ?").years == [2024]

"""What stands around a fact: openers, attributions, talk."""

from __future__ import annotations

import pytest

from assistant.grounding.frames import attributions, bare, proper, states_nothing
from assistant.grounding.reading import read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Oui, les formations sont courtes [1].", "les formations sont courtes."),
        ("En résumé : les formations sont courtes.", "les formations sont courtes."),
        ("- Oui, en effet, les formations sont courtes.", "les formations sont courtes."),
        ("2. former les équipes ;", "former les équipes ;"),
        ("Ouidire est un mot.", "Ouidire est un mot."),
    ],
)
def test_openers_markers_and_dashes_are_left_out(sentence: str, expected: str) -> None:
    assert proper(sentence).text == expected


def test_markers_of_several_passages_are_left_out() -> None:
    assert bare("Les formations [1][2, 3] sont\ncourtes.") == "Les formations sont courtes."


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("Selon l'étude CNC–Afdas (2026), les formations sont courtes.", "Selon l'étude CNC–Afdas (2026"),
        ("L'étude EDEC Occitanie de 2024 relève deux besoins.", "étude EDEC Occitanie de 2024"),
        ("Les formations sont courtes (CNC–Afdas, 2026).", "(CNC–Afdas, 2026)"),
        ("D'après le CNC, les formations sont courtes.", "après le CNC"),
        ("Selon la synthèse, les formations sont courtes.", "Selon la synthèse"),
    ],
)
def test_the_naming_of_a_known_study_is_an_attribution(sentence: str, span: str) -> None:
    reading = read(sentence)
    assert span in [reading.text[start:end] for start, end in attributions(reading, frozenset())]


@pytest.mark.parametrize(
    "sentence",
    [
        "Selon l'étude McKinsey, les formations sont courtes.",
        "Selon l'étude CNC–Afdas de 2019, les formations sont courtes.",
        "Les studios de Paris recrutent.",
    ],
)
def test_anything_else_is_none(sentence: str) -> None:
    reading = read(sentence)
    shown = [reading.text[start:end] for start, end in attributions(reading, frozenset())]
    assert not any("McKinsey" in span or "2019" in span or "Paris" in span for span in shown)


@pytest.mark.parametrize(
    ("sentence", "cited", "nothing"),
    [
        ("Je réponds à partir de 5 études.", False, True),
        ("Je vous signale que 54 % des cours sont courts.", False, False),
        ("From the French sources:", True, True),
        ("Quels outils sont utiles ?", False, True),
        ("Les outils libres sont utiles.", False, False),
        ("Oui.", True, True),
        ("ISART", True, False),
    ],
)
def test_talk_states_no_fact(sentence: str, cited: bool, nothing: bool) -> None:
    assert states_nothing(proper(sentence), cited) is nothing

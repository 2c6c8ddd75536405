"""Words found in a passage as they stand there, whatever typesetting did to them."""

from __future__ import annotations

import pytest

from assistant.grounding.quotes import find_quote, find_quotes

PASSAGE = "L'« œil critique » des professionnels\nse forge par l'expé-\nrience : 4 198 actions, 12,5 % de plus."


def found(sentence: str, passage: str = PASSAGE) -> str | None:
    span = find_quote(sentence, passage)
    return None if span is None else passage[slice(*span)]


@pytest.mark.parametrize(
    "sentence",
    [
        "L’œil critique des professionnels se forge par l’expérience",
        "l'« oeil critique » des professionnels se forge par l'expérience.",
        "- L’\u202f«\u00a0œil critique\u00a0» des professionnels se forge par l’expérience ;",
        "L'œil critique des profes\u00adsionnels se forge par l'expérience…",
        "L'œil critique des professionnels se forge par l'expe\u0301rience",
    ],
)
def test_typesetting_does_not_matter(sentence: str) -> None:
    assert found(sentence) == "L'« œil critique » des professionnels\nse forge par l'expé-\nrience"


def test_a_ligature_of_the_passage_is_its_letters() -> None:
    assert found("La définition des filières", "La déﬁnition des ﬁlières change.") == "La déﬁnition des ﬁlières"


def test_offsets_survive_decomposed_accents() -> None:
    passage = "Avant. La formation a e\u0301te\u0301 longue. Après."
    assert found("La formation a été longue.", passage) == "La formation a e\u0301te\u0301 longue"


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Une formation est prévue", "Aucune formation est prévue"),
        ("345 actions", "12 345 actions"),
        ("198 actions", "4 198 actions"),
        ("5 % de plus", "12,5 % de plus"),
        ("les 12", "les 12,5 %"),
        ("IA et it", "IA et IT"),
        ("de 4050 heures", "de 40-50 heures"),
        ("9112 avis", "9 112 avis".replace(" ", " | ")),
    ],
)
def test_words_and_numbers_must_be_whole(sentence: str, passage: str) -> None:
    assert find_quote(sentence, passage) is None


def test_only_the_first_letter_may_change_case() -> None:
    assert found("se forge par l'expérience") is not None
    assert found("SE FORGE PAR L'EXPÉRIENCE") is None


def test_every_place_is_given() -> None:
    assert len(list(find_quotes("la data", "La data, puis la data, et la data."))) == 3


@pytest.mark.parametrize("sentence", ["", "…", "« »", "-"])
def test_nothing_is_found_for_a_text_without_words(sentence: str) -> None:
    assert find_quote(sentence, PASSAGE) is None

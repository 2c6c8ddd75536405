"""Numbers, prices, lengths and profiles in words, in French and in English."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.advice.models import Profile
from assistant.export.pathway_words import hours_told, length, number, price, profile_facts, split_goal, words_of
from tests.assistant.export.pathways import offer, pathway, step


@pytest.mark.parametrize(
    ("value", "french", "english"), [(7.5, "7,5", "7.5"), (1200, "1\u202f200", "1,200"), (14.0, "14", "14")]
)
def test_numbers_are_written_as_each_language_writes_them(value: float, french: str, english: str) -> None:
    assert number(value, words_of("fr")) == french
    assert number(value, words_of("en")) == english


@pytest.mark.parametrize(
    ("fields", "expected", "unknown"),
    [
        ({"price": 1500, "currency": "EUR"}, "1\u202f500\u00a0€", False),
        ({"price": 0}, "gratuit", False),
        ({"price_text": "sur devis"}, "sur devis", False),
        ({}, "prix non indiqué", True),
    ],
)
def test_a_price_is_told_or_said_to_be_unknown(fields: dict[str, Any], expected: str, unknown: bool) -> None:
    found = price(offer(**fields), words_of("fr"))
    assert (found.value, found.unknown) == (expected, unknown)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"hours": 10.5}, "10,5\u00a0h"),
        ({"duration_text": "2 jours"}, "2 jours"),
        ({"months": 6}, "6 mois"),
        ({}, "durée non indiquée"),
    ],
)
def test_a_length_is_told_in_hours_first(fields: dict[str, Any], expected: str) -> None:
    assert length(offer(**fields), words_of("fr")).value == expected


def told(**fields: Any) -> dict[str, str]:
    return {fact.name: fact.value for fact in profile_facts(Profile.model_validate(fields), "fr") if fact.value}


def test_every_field_of_a_profile_is_told_in_plain_words() -> None:
    found = told(
        goal="usage : créer des images",
        trade="monteuse",
        sector="jeu-video",
        status="intermittent",
        territory="quebec",
        hours_max=40,
        mode="distance",
        start_by=date(2027, 1, 31),
        budget=1200,
        certification=True,
        language="fr",
        refuses=["ia-generative", "Midjourney"],
        prerequisites={"years_experience": 1, "education": 3},
        levels={"technique": 2},
        maturity="suiveuse",
    )
    assert found.keys() == words_of("fr")["fields"].keys()
    assert found["goal"] == "utiliser des outils\u00a0: créer des images"
    assert found["budget"] == "1\u202f200\u00a0$\u00a0CA"
    assert found["start_by"] == "31 janvier 2027"
    assert found["certification"] == "une certification, quelle qu’elle soit"
    assert found["refuses"] == "l’IA générative, Midjourney"
    assert found["years_experience"] == "1\u00a0an"


def test_a_profile_in_other_words_than_the_page_s_is_told_in_those() -> None:
    assert told(status="régisseuse en CDD", goal="gagner du temps") == {
        "status": "régisseuse en CDD",
        "goal": "gagner du temps",
    }


@pytest.mark.parametrize(
    ("goal", "parts"),
    [
        ("usage", ("usage", "")),
        ("usage : des images", ("usage", "des images")),
        ("des images : vite", ("", "des images : vite")),
    ],
)
def test_a_goal_is_an_aim_words_or_both(goal: str, parts: tuple[str, str]) -> None:
    assert split_goal(goal) == parts


def test_of_hours_with_an_unknown_part_only_the_known_ones_are_told() -> None:
    half_known = pathway(steps=[step(), step(hours=None)], hours=None)
    assert hours_told(half_known, words_of("fr")).startswith("14\u00a0h connues")
    assert hours_told(pathway(steps=[step(hours=None)], hours=None), words_of("fr")) == "durée totale non indiquée"

"""Facts of an offer in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from assistant.web.catalogue_compare import compared
from assistant.web.catalogue_facts import YEAR, Teller, is_old
from assistant.web.markup import WORDS
from assistant.web.vocabulary import Vocabulary
from assistant.words import catalogue
from ingestion.catalogue.models import Offer


@pytest.fixture(params=["fr", "en"])
def teller(request: pytest.FixtureRequest) -> Teller:
    return told_in(request.param)


def told_in(language: str) -> Teller:
    return Teller(catalogue(language, WORDS / "catalogue"), Vocabulary(territories={"quebec": "Québec"}), language)


def offer(**fields: object) -> Offer:
    return Offer.model_validate({"id": "o", "title": "Montage", **fields})


def value(name: str, **fields: object) -> str:
    return told_in("fr").fact(offer(**fields), name).value.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_no_source_says_has_no_value(teller: Teller) -> None:
    told = {fact.name: fact.value for facts in teller.facts(offer()).values() for fact in facts}
    assert {name for name, text in told.items() if text} == {"kind"}
    assert [level.value for level in teller.levels(offer())] == [""] * 6


@pytest.mark.parametrize(
    ("name", "fields", "expected"),
    [
        ("duration", {"hours": 7, "duration_text": "7 heures"}, "7 h"),
        ("duration", {"hours": 10.5, "duration_text": "1,5 jour"}, "10,5 h, 1,5 jour"),
        ("duration", {"months": 24}, "24 mois"),
        ("price", {"price": 0}, "gratuit"),
        ("price", {"price": 4200}, "4 200 €"),
        ("price", {"price": 90, "currency": "CAD"}, "90 CAD"),
        ("price", {"price_text": "sur devis"}, "sur devis"),
        ("certification", {"certification": {"kind": "rncp", "code": "123", "level": 6}}, "Titre RNCP 123, niveau 6"),
        ("certification", {"certification": {"kind": "none"}}, "Aucune"),
        ("prerequisites", {"prerequisites": {"entry": "aucun"}}, "aucun"),
        ("prerequisites", {"prerequisites": {"education": 3, "years_experience": 2}}, "2 ans d’expérience · bac + 3"),
        ("opens", {"opens": "2026-09-01"}, "1er septembre 2026"),
        ("practice", {"practice": False}, "non"),
        ("territory", {"territory": "quebec"}, "Québec"),
        ("sectors", {"sectors": ["jeu-video", "cirque"]}, "Jeu vidéo, cirque"),
        ("language", {"language": "fr"}, ""),
    ],
)
def test_a_fact_is_told_in_french(name: str, fields: dict, expected: str) -> None:
    assert value(name, **fields) == expected


def test_a_level_says_who_says_so() -> None:
    levels = told_in("fr").levels(
        offer(levels={"technique": {"level": 2, "by": "reading", "why": "On y monte."}, "creativite": {"level": 0, "by": "source"}})
    )  # fmt: skip
    assert (levels[0].value, levels[0].by, levels[0].own) == ("Niveau 2 sur 3", "notre lecture", True)
    assert (levels[1].value, levels[1].by, levels[1].own) == ("Non abordé", "selon l’étude", False)


def test_information_is_old_after_a_year_and_not_before() -> None:
    today = date(2026, 11, 20)
    assert is_old(offer(checked_on=today - YEAR - timedelta(days=1)), today)
    assert not is_old(offer(checked_on=today - YEAR), today)
    assert not is_old(offer(), today)


def test_a_comparison_marks_what_differs_and_leaves_out_what_nobody_tells() -> None:
    level = {"technique": {"level": 2, "by": "reading", "why": "Un mot."}}
    other = {"technique": {"level": 2, "by": "source"}}
    given = [
        offer(hours=7, mode="distance", levels=level, place="Lyon"),
        offer(mode="distance", levels=other, place="Lille"),
    ]
    rows = {row.label: row for _, group in compared(given, told_in("fr")) for row in group}
    assert rows["Durée"].state == "unsure"
    assert rows["Durée"].values[1] == ""
    assert rows["Modalité"].state == "same"
    assert rows["Maîtrise technique"].state == "same"
    assert rows["Maîtrise technique"].asides == ["notre lecture", "selon l’étude"]
    assert rows["Lieu"].state == "differs"
    assert "Prix" not in rows

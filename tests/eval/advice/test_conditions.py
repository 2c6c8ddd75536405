"""Conditions of labels, the oracle and the record's reading, on offers made for it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.advice.models import Pathway, Profile, Step
from eval.advice.conditions import holds
from eval.advice.oracle import faults
from eval.advice.record import least_hours
from eval.advice.warned import kinds
from tests.assistant.advice.shelves import TODAY, course


def step(identifier: str = "cours") -> Step:
    return Step(offer=identifier, title=identifier)


def broken(profile: dict[str, Any], *offers: dict[str, Any]) -> list[str]:
    """Return the faults of a pathway of these offers, in their order."""
    made = [course(f"c{row}", **fields) for row, fields in enumerate(offers)]
    given = Profile.model_validate(profile)
    pathway = Pathway(status="recommended", profile=given, steps=[step(offer.id) for offer in made])
    return [fault.split(":")[0] for fault in faults(pathway, given, {offer.id: offer for offer in made})]


@pytest.mark.parametrize(
    ("condition", "fields", "expected"),
    [
        ("territory:quebec", {"territory": "quebec"}, True),
        ("territory:quebec", {"territory": None}, False),
        ("hours>20", {"duration_text": "3 jours"}, True),
        ("hours>20", {}, False),
        ("generative", {"title": "Midjourney"}, True),
        ("uncertified:rncp", {"certification": {"kind": "rs"}}, True),
        ("uncertified", {"certification": {"kind": "rs"}}, False),
        ("mode:presentiel", {"mode": "mixte", "modes": ["presentiel", "distance"]}, False),
        ("opens>2026-06-01", {"opens": "2026-09-01"}, True),
        ("tool:midjourney", {"tools": ["Midjourney"]}, True),
        ("cours", {}, True),
        ("activity", {}, False),
    ],
)
def test_a_condition_reads_the_record(condition: str, fields: dict[str, Any], expected: bool) -> None:
    assert holds(condition, step(), course(**fields)) is expected


@pytest.mark.parametrize(
    ("profile", "offer", "expected"),
    [
        ({"territory": "Lyon"}, {"territory": "quebec"}, ["territory"]),
        ({"territory": "Montréal"}, {}, ["territory"]),
        ({"territory": "Montréal", "goal": "une formation française"}, {}, []),
        ({"mode": "distance"}, {"mode": "presentiel"}, ["mode"]),
        ({"refuses": ["distance"]}, {"mode": "mixte"}, ["mode"]),
        ({"status": "salarié"}, {"training": "initiale"}, ["status"]),
        ({"status": "salarié", "goal": "un master"}, {"training": "initiale"}, []),
        ({"certification": "rncp"}, {}, ["certification"]),
        ({"start_by": "2026-04-01"}, {"opens": "2026-09-01"}, ["opening"]),
        ({"language": "en"}, {}, ["language"]),
        ({"refuses": ["ia-generative"]}, {"tools": ["ChatGPT"]}, ["refusal"]),
        ({"prerequisites": {"education": 2}}, {"prerequisites": {"education": 3}}, ["prerequisites"]),
        ({"levels": {"technique": 0}}, {"prerequisites": {"entry": "approfondie"}}, ["prerequisites"]),
        ({}, {"kind": "gap"}, ["no course"]),
        ({}, {}, []),
    ],
)
def test_the_oracle_names_what_is_broken(profile: dict[str, Any], offer: dict[str, Any], expected: list[str]) -> None:
    assert broken(profile, offer) == expected


def test_the_oracle_counts_hours_and_prices_over_the_whole_pathway() -> None:
    assert broken({"hours_max": 10}, {"hours": 7}, {"hours": 7}) == ["hours in all"]
    assert broken({"budget": 100}, {"price": 60}, {"price": 60}) == ["budget in all"]


def test_an_earlier_step_lifts_a_prerequisite() -> None:
    later = {"prerequisites": {"entry": "intermediaire", "offers": ["c0"]}}
    assert broken({"levels": {"technique": 0}}, {}, later) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"hours": 7}, 7), ({"months": 24}, 96), ({"duration_text": "40 à 50 heures"}, 40), ({"duration_text": "une demi-journée"}, 3.5), ({}, None)],
)  # fmt: skip
def test_the_least_hours_of_a_record(fields: dict[str, Any], expected: float | None) -> None:
    assert least_hours(course(**fields)) == expected


def test_a_record_owes_its_warnings() -> None:
    assert kinds(course(hours=7, tools=["ChatGPT"], checked_on="2024-01-01"), TODAY) == [
        "format_court", "generaliste", "cout_outils", "information_ancienne",
    ]  # fmt: skip

"""Each hard constraint, met, unmet and unknown."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.advice.constraints import CONSTRAINTS, State, judge
from assistant.advice.sheet import duration, generates
from tests.assistant.advice.shelves import course, sheet, situation

CASES: list[tuple[str, dict[str, Any], dict[str, Any], str | None]] = [
    ("territory", {"territory": "france"}, {"territory": "Lyon"}, "met"),
    ("territory", {"territory": "occitanie"}, {"territory": "france"}, "met"),
    ("territory", {"territory": "france"}, {"territory": "Toulouse"}, "met"),
    ("territory", {"territory": "quebec"}, {"territory": "france"}, "unmet"),
    ("territory", {"territory": "france"}, {"territory": "Montréal"}, "unmet"),
    ("territory", {"territory": "france", "mode": "distance"}, {"territory": "quebec"}, "unmet"),
    ("territory", {"territory": "france"}, {"territory": "quebec", "goal": "suivre une formation française en ligne"}, "met"),
    ("territory", {"territory": "france"}, {"territory": "quebec", "goal": "pas de formation en France"}, "unmet"),
    ("territory", {"territory": "europe"}, {"territory": "france"}, "unmet"),
    ("territory", {"territory": "europe", "mode": "distance"}, {"territory": "france"}, "met"),
    ("territory", {"territory": None}, {"territory": "france"}, "unknown"),
    ("territory", {"territory": "quebec"}, {}, "unmet"),
    ("territory", {"territory": "monde"}, {}, "unknown"),
    ("territory", {"territory": "france"}, {}, None),
    ("mode", {"mode": "distance"}, {"mode": "distance"}, "met"),
    ("mode", {"mode": "mixte"}, {"mode": "distance"}, "unmet"),
    ("mode", {}, {"mode": "distance"}, "unknown"),
    ("mode", {"mode": "mixte"}, {"refuses": ["présentiel"]}, "unmet"),
    ("mode", {"mode": "distance"}, {}, None),
    ("mode", {"mode": "mixte", "modes": ["presentiel", "distance"]}, {"mode": "distance"}, "met"),
    ("mode", {"mode": "mixte", "modes": ["presentiel", "distance"]}, {"refuses": ["distance"]}, "met"),
    ("mode", {"mode": "mixte", "modes": ["presentiel", "distance"]}, {"refuses": ["distance", "présentiel"]}, "unmet"),
    ("hours_max", {"hours": 14}, {"hours_max": 14}, "met"),
    ("hours_max", {"hours": 15}, {"hours_max": 14}, "unmet"),
    ("hours_max", {}, {"hours_max": 14}, "unknown"),
    ("hours_max", {}, {"hours_max": 0.5}, "unmet"),
    ("hours_max", {"months": 24}, {"hours_max": 20}, "unmet"),
    ("hours_max", {"duration_text": "40 à 50 heures réparties"}, {"hours_max": 45}, "unknown"),
    ("hours_max", {"duration_text": "3 jours"}, {"hours_max": 20}, "unmet"),
    ("start_by", {"opens": "2026-09-01"}, {"start_by": "2026-06-01"}, "unmet"),
    ("start_by", {"opens": "2026-05-01"}, {"start_by": "2026-06-01"}, "met"),
    ("start_by", {"starts": ["2026-07-01", "2026-05-01"]}, {"start_by": "2026-06-01"}, "met"),
    ("start_by", {}, {"start_by": "2026-06-01"}, "unknown"),
    ("status", {"statuses": ["dirigeant"]}, {"status": "intermittente"}, "unmet"),
    ("status", {"statuses": ["intermittent"]}, {"status": "intermittente"}, "met"),
    ("status", {"statuses": ["intermittent"]}, {}, "unknown"),
    ("status", {"training": "initiale"}, {"status": "salariée"}, "unmet"),
    ("status", {"training": "initiale"}, {"status": "salarié", "goal": "reprendre des études"}, "unknown"),
    ("status", {"training": "initiale"}, {"status": "étudiante"}, "met"),
    ("status", {"for_team": True}, {"status": "salariée"}, "unmet"),
    ("status", {"for_team": True}, {"status": "salariée", "goal": "former mon équipe"}, "met"),
    ("status", {"for_team": True}, {"status": "dirigeante"}, "met"),
    ("certification", {"certification": {"kind": "rncp"}}, {"certification": True}, "met"),
    ("certification", {"certification": {"kind": "rs"}}, {"certification": "rncp"}, "unmet"),
    ("certification", {"certification": {"kind": "attestation"}}, {"certification": True}, "unmet"),
    ("certification", {}, {"certification": True}, "unmet"),
    ("certification", {}, {"certification": False}, None),
    ("language", {"language": "en"}, {"language": "français"}, "unmet"),
    ("language", {"language": ""}, {"language": "fr"}, "unknown"),
    ("refuses", {"generative": True}, {"refuses": ["ia-generative"]}, "unmet"),
    ("refuses", {"title": "Midjourney pour tous"}, {"refuses": ["IA générative"]}, "unmet"),
    ("refuses", {}, {"refuses": ["ia-generative"]}, "unknown"),
    ("refuses", {"generative": False}, {"refuses": ["ia-generative"]}, "met"),
    ("refuses", {"provider": "École Zed"}, {"refuses": ["école zed"]}, "unmet"),
    ("refuses", {"tools": ["Nuke"], "generative": False}, {"refuses": ["Photoshop"]}, "met"),
    ("refuses", {"tools": ["Nuke"]}, {"refuses": ["toute IA"]}, "unmet"),
    ("refuses", {"aims": ["usage"]}, {"refuses": ["ia"]}, "unmet"),
    ("refuses", {"aims": ["acculturation"]}, {"refuses": ["ia"]}, "unknown"),
    ("budget", {"price": 900}, {"budget": 200}, "unmet"),
    ("budget", {"price": 0}, {"budget": 0}, "met"),
    ("budget", {}, {"budget": 200}, "unknown"),
    ("prerequisites", {"prerequisites": {"years_experience": 5}}, {"prerequisites": {"years_experience": 2}}, "unmet"),
    ("prerequisites", {"prerequisites": {"years_experience": 5}}, {"prerequisites": {"years_experience": 5}}, "met"),
    ("prerequisites", {"prerequisites": {"years_experience": 5}, "trades": ["producteur"]}, {"trade": "monteuse"}, "unmet"),
    ("prerequisites", {"prerequisites": {"education": 3}}, {}, "unknown"),
    ("prerequisites", {"prerequisites": {"entry": "intermediaire"}}, {}, "unknown"),
    ("prerequisites", {"prerequisites": {"entry": "aucun"}}, {}, "met"),
    ("prerequisites", {"prerequisites": {"offers": ["autre"]}}, {}, "unmet"),
    ("prerequisites", {}, {}, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "offer", "profile", "expected"), CASES)
def test_a_constraint_is_met_unmet_or_unknown(
    name: str, offer: dict[str, Any], profile: dict[str, Any], expected: str | None
) -> None:
    one, who = sheet(course(**offer)), situation(**profile)
    assert CONSTRAINTS[name](one, who, State()) == expected
    told = {found.name: found for found in judge(one, who, State())}
    assert (told[name].state if name in told else None) == expected
    assert all(found.hard and found.detail for found in told.values())


def test_an_earlier_step_meets_a_prerequisite_that_the_person_does_not() -> None:
    offer, who = sheet(course(prerequisites={"entry": "intermediaire"})), situation(levels={"technique": 0})
    found = [CONSTRAINTS["prerequisites"](offer, who, State(levels={"technique": level})) for level in (0, 2)]
    assert found == ["unmet", "met"]


def test_what_an_earlier_step_brings_never_breaks_what_was_unknown() -> None:
    offer = sheet(course(prerequisites={"entry": "approfondie"}))
    assert CONSTRAINTS["prerequisites"](offer, situation(), State(levels={"technique": 2})) == "unknown"


def test_hours_already_spent_count() -> None:
    assert CONSTRAINTS["hours_max"](sheet(course(hours=7)), situation(hours_max=10), State(hours=4)) == "unmet"


def test_no_constraint_is_judged_that_was_not_set_but_prerequisites_and_audience() -> None:
    assert {found.name for found in judge(sheet(course()), situation(), State())} == {"prerequisites"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"hours": 7}, (7, 7)), ({"duration_text": "une demi-journée"}, (3.5, 3.5)), ({"duration_text": "2 jours"}, (14, 14)),
     ({"duration_text": "2 ans"}, (96, None)), ({}, (None, None))],
)  # fmt: skip
def test_a_duration_in_words_bounds_the_hours(
    fields: dict[str, Any], expected: tuple[float | None, float | None]
) -> None:
    assert duration(course(**fields)) == expected


def test_generative_tools_in_a_title_count_even_where_the_record_is_silent() -> None:
    assert generates(course(title="ChatGPT au bureau")) is True
    assert generates(course(title="Vision par ordinateur")) is None


def test_a_session_on_the_last_day_still_fits() -> None:
    offer = sheet(course(opens="2026-06-01"))
    assert CONSTRAINTS["start_by"](offer, situation(start_by=date(2026, 6, 1)), State()) == "met"

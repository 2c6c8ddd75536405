"""Reasons and warnings are sentences of the corpus, and the records of activities stand on passages that exist."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.advice.activities import activities
from assistant.advice.lexicon import phrases, table
from assistant.advice.models import Pathway, Profile
from assistant.grounding.guard import check
from tests.assistant.advice.shelves import advise, course, passages, shipped_adviser

PROFILES = [
    {"trade": "monteuse", "status": "intermittente", "territory": "Toulouse", "hours_max": 35, "goal": "utiliser des outils"},
    {"trade": "administratrice", "sector": "spectacle vivant", "territory": "occitanie", "goal": "gagner du temps", "mode": "distance"},
    {"trade": "concept artist", "status": "independant", "territory": "france", "goal": "prompt et style propre", "levels": {"technique": 1}},
    {"status": "dirigeant", "territory": "quebec", "goal": "découvrir l’IA"},
    {"status": "étudiant", "goal": "un mastère pour devenir réalisateur", "territory": "france", "prerequisites": {"education": 3}},
]  # fmt: skip


def every_reason(pathway: Pathway) -> list:  # type: ignore[type-arg]
    return [reason for step in pathway.steps for reason in step.why] + pathway.warnings


@pytest.mark.parametrize("profile", PROFILES)
def test_every_reason_is_a_sentence_of_the_passage_that_it_cites(profile: dict) -> None:  # type: ignore[type-arg]
    texts = {passage.id: passage.text for passage in passages()}
    pathway = shipped_adviser().recommend(Profile.model_validate(profile), date(2026, 11, 20))
    assert pathway.status == "recommended"
    assert every_reason(pathway)
    for reason in every_reason(pathway):
        (citation,) = reason.citations
        text = texts[citation.passage]
        assert text[citation.start : citation.end] == citation.quote == reason.text
        assert check(reason.text, [text]).support == "verbatim"


@pytest.mark.parametrize("profile", PROFILES)
def test_every_step_says_why(profile: dict) -> None:  # type: ignore[type-arg]
    pathway = shipped_adviser().recommend(Profile.model_validate(profile), date(2026, 11, 20))
    for step in pathway.steps:
        kinds = {reason.kind for reason in step.why}
        assert ("offer" if step.offer else "way") in kinds


def test_a_passage_keeps_its_number_through_the_pathway() -> None:
    pathway = shipped_adviser().recommend(Profile.model_validate(PROFILES[0]), date(2026, 11, 20))
    numbers = {(citation.passage, citation.n) for reason in every_reason(pathway) for citation in reason.citations}
    assert len({passage for passage, _ in numbers}) == len({number for _, number in numbers}) == len(numbers)


def test_a_person_in_quebec_is_led_by_the_plan_of_quebec() -> None:
    pathway = shipped_adviser().recommend(Profile.model_validate(PROFILES[3]), date(2026, 11, 20))
    sources = {
        citation.source
        for step in pathway.steps
        for reason in step.why
        for citation in reason.citations
        if reason.kind != "need"
    }
    assert sources == {"competence-culture-2025"}


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"hours": 3}, "format_court"),
        ({"hours": 14}, "format_court"),
        ({}, "generaliste"),
        ({"tools": ["Midjourney"]}, "cout_outils"),
        ({"trades": ["réalisateur IA"]}, "metiers_augmentes"),
        ({"opens": "2026-09-01"}, "pas_encore_ouverte"),
        ({"checked_on": "2024-01-01"}, "information_ancienne"),
    ],
)
def test_a_warning_names_the_steps_that_it_is_about(fields: dict, kind: str) -> None:  # type: ignore[type-arg]
    found = [warning for warning in advise(course(**fields)).warnings if warning.kind == kind]
    assert [warning.steps for warning in found] == [["cours"]]
    assert found[0].title == phrases()["warnings"][kind]


def test_a_long_course_for_a_trade_that_was_checked_lately_has_no_warning() -> None:
    offer = course(hours=60, trades=["monteur"], checked_on="2026-01-01", generative=False)
    assert advise(offer, trade="monteuse").warnings == []


def test_every_passage_that_advice_names_exists() -> None:
    known = {passage.id for passage in passages()}
    named = {identifier for activity in activities() for identifier in activity.evidence}
    targets = table("targets")
    named |= {
        key for land in (*targets["expectations"].values(), *targets["aim_passages"].values()) for key in land.values()
    }
    named |= {passage for land in targets["cautions"].values() for passage, _ in land.values()}
    assert named <= known

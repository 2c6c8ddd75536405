"""The personas that ship, and how a pathway is judged."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assistant.advice.activities import activities
from assistant.advice.held import HeldProfile
from assistant.advice.models import Citation, Profile, Reason
from eval.advice.cases import ASIDE, PERSONAS, Persona, read_personas
from eval.advice.chat import stability
from eval.advice.personas import Shelf, judge, shares
from eval.advice.profiles import hold, made_up
from eval.advice.support import faults
from eval.cases import SuiteError
from tests.assistant.advice.shelves import passages, shipped_adviser, shipped_offers


@lru_cache
def shelf() -> Shelf:
    return Shelf(shipped_adviser(), shipped_offers().values(), passages())


def persona(**fields: Any) -> Persona:
    given = {"id": "p", "who": "", "profile": {}, "tellings": [], "status": ["recommended"], "why": "", **fields}
    return Persona.model_validate(given)


def test_the_suite_is_large_enough_and_a_third_of_it_is_aside() -> None:
    dev, held = read_personas((PERSONAS,)), read_personas((ASIDE,))
    assert len(dev) + len(held) >= 66
    assert 0.3 <= len(held) / (len(dev) + len(held)) <= 0.36
    assert not {one.id for one in dev} & {one.id for one in held}


def test_every_persona_is_told_in_three_ways_and_every_label_exists() -> None:
    known = set(shipped_offers()) | {activity.id for activity in activities()}
    for one in read_personas((PERSONAS, ASIDE)):
        assert [len(telling) for telling in one.tellings] == [1, 1, 2]
        assert one.why
        assert {identifier for group in one.must for identifier in group} <= known
        assert {
            label for label in (*one.may, *one.must_not) if "-" in label and ":" not in label and ">" not in label
        } <= known


def test_no_development_persona_gets_what_it_must_not() -> None:
    """GIVEN the development personas WHEN they are advised THEN constraints, must_not, proofs and warnings all hold."""
    judged = [judge(shelf(), one) for one in read_personas((PERSONAS,))]
    wrong = {
        one.id: one.wrong
        for one in judged
        if any(one.wrong.get(name) for name in ("valid", "constraints", "must_not", "supported", "warnings"))
    }
    assert wrong == {}
    assert {share.check for share in shares(judged)} >= {"constraints", "must", "told", "steady"}


def test_a_wrong_label_shows() -> None:
    given = {"goal": "découvrir l’IA", "territory": "france"}
    found = judge(shelf(), persona(profile=given, must=[["bau-master-ia-cinema"]], must_not=["territory:france"]))
    assert found.wrong["must"] == ["bau-master-ia-cinema"]
    assert found.wrong["must_not"]


def test_a_reason_without_support_is_found() -> None:
    passage = passages()[0]
    citation = Citation(n=1, source=passage.source, passage=passage.id, locator="", quote="", start=0, end=0)
    invented = Reason(text="Le cours dure 412 heures à Tombouctou.", citations=[citation])
    texts = {passage.id: passage}
    assert list(faults(invented, texts)) == ["not supported"]
    assert list(faults(Reason(text="Rien."), texts)) == ["no citation"]


def test_generated_profiles_are_the_same_for_a_seed_and_judged() -> None:
    assert list(made_up(5)) == list(made_up(5))
    found = hold(shelf(), 10, repeated=3)
    assert (found.profiles, found.right, found.same) == (10, 10, 3)


def test_the_chat_is_compared_with_the_profile() -> None:
    """GIVEN a chat that understands one telling of two WHEN it is measured THEN the other one is shown as wrong."""

    class Deaf:
        def ask(self, question: str, thread: str | None = None) -> object:
            return None

        def profile(self, thread: str) -> HeldProfile:
            told = {"goal": "découvrir l’IA", "territory": "france"} if thread == "p-0" else {}
            return HeldProfile(profile=Profile.model_validate(told))

    given = persona(profile={"goal": "découvrir l’IA", "territory": "france"}, tellings=[["oui"], ["non"]])
    found = stability(shelf(), Deaf(), [given])
    assert (found.tellings, found.same, found.agree) == (2, 1, 0)
    assert [one.number for one in found.wrong] == [2]


@pytest.mark.parametrize("line", ["{", json.dumps({"id": "x"})])
def test_a_persona_that_cannot_be_read_is_one_sentence(tmp_path: Path, line: str) -> None:
    (tmp_path / "mine.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(SuiteError, match="ligne 1"):
        read_personas((tmp_path / "mine.jsonl",))
